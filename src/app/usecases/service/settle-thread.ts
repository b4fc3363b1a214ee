import type { Caller } from '#core/access/caller.ts';
import { type AnnotationOutcome, MISSING } from './annotation-outcome.ts';
import type { ServicePorts } from './ports.ts';
import { visibleConversation } from './visible-conversation.ts';

/** Marks a thread as settled, or opens it again. */
export async function settleThread(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'now'>,
  caller: Caller,
  conversation: string,
  thread: string,
  isSettled: boolean,
): Promise<AnnotationOutcome> {
  const { organisation, actor } = caller;
  if ((await visibleConversation(ports, caller, conversation)) === null) return MISSING;
  const at = new Date(ports.now()).toISOString();
  const { annotations, audit } = ports.workflow;
  const settled = isSettled ? { by: actor, at } : null;
  if (!(await annotations.settleThread(organisation, conversation, thread, settled))) return MISSING;
  const action = isSettled ? 'comment.settle' : 'comment.reopen';
  await audit.record([
    { at, organisation, actor, action, subject: conversation, details: { comment: thread } },
  ]);
  return { outcome: 'done', value: undefined };
}
