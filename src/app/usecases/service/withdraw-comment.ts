import type { Caller } from '#core/access/caller.ts';
import { type AnnotationOutcome, MISSING } from './annotation-outcome.ts';
import type { ServicePorts } from './ports.ts';
import { visibleConversation } from './visible-conversation.ts';

/** Takes one's own comment back: its words are gone, its place in the thread stays. */
export async function withdrawComment(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'now'>,
  caller: Caller,
  conversation: string,
  id: string,
): Promise<AnnotationOutcome> {
  const { organisation, actor } = caller;
  if ((await visibleConversation(ports, caller, conversation)) === null) return MISSING;
  const at = new Date(ports.now()).toISOString();
  const { annotations, audit } = ports.workflow;
  if (!(await annotations.withdrawComment(organisation, { conversation, id, author: actor }, at))) {
    return MISSING;
  }
  await audit.record([
    {
      at,
      organisation,
      actor,
      action: 'comment.withdraw',
      subject: conversation,
      details: { comment: id },
    },
  ]);
  return { outcome: 'done', value: undefined };
}
