import type { Caller } from '#core/access/caller.ts';
import { type AnnotationOutcome, MISSING } from './annotation-outcome.ts';
import type { ServicePorts } from './ports.ts';
import { visibleConversation } from './visible-conversation.ts';

/** Takes a correction back: what the machine told counts again. */
export async function withdrawCorrection(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'now'>,
  caller: Caller,
  conversation: string,
  id: string,
): Promise<AnnotationOutcome> {
  const { organisation, actor } = caller;
  if ((await visibleConversation(ports, caller, conversation)) === null) return MISSING;
  const { annotations, audit } = ports.workflow;
  const correction = await annotations.withdrawCorrection(organisation, conversation, id);
  if (correction === null) return MISSING;
  const { turn, said, meant } = correction;
  await audit.record([
    {
      at: new Date(ports.now()).toISOString(),
      organisation,
      actor,
      action: 'signal.uncorrect',
      subject: conversation,
      details: { correction: id, turn, said, meant },
    },
  ]);
  return { outcome: 'done', value: undefined };
}
