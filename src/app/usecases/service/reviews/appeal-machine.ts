import type { Caller } from '#core/access/caller.ts';
import { type Appeal, MACHINE } from '#core/ports/reviews.ts';
import type { ServicePorts } from '../ports.ts';
import { visibleConversation } from '../visible-conversation.ts';
import { evaluationsOfRecord } from './evaluations-of-record.ts';
import { machineVerdict } from './machine-verdict.ts';
import { type RaiseOutcome, raiseAppeal } from './raise-appeal.ts';

export type AppealMachineOutcome =
  | RaiseOutcome
  | { readonly outcome: 'no_such_conversation' | 'not_judged' }
  /** A person has judged: it is their review that can be objected to. */
  | { readonly outcome: 'reviewed'; readonly review: string };

/**
 * Objects to one answer that the machine gave and nobody has reviewed, within the organisation's time from when the
 * conversation was received. What the machine said is held with the appeal, whatever a later analysis says.
 */
export async function appealMachine(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'now'>,
  caller: Caller,
  conversation: string,
  { scorecard, ...asked }: Pick<Appeal, 'scorecard' | 'criterion' | 'wanted' | 'reason'>,
): Promise<AppealMachineOutcome> {
  const { organisation, actor } = caller;
  const found = await visibleConversation(ports, caller, conversation);
  if (found === null) return { outcome: 'no_such_conversation' };
  const { analysis, rulebooks, receivedAt } = found;
  const machine = analysis === null ? null : machineVerdict({ analysis, rulebooks }, scorecard);
  if (machine === null) return { outcome: 'not_judged' };
  const records = await evaluationsOfRecord(ports, organisation, [conversation]);
  const record = records.get(conversation)?.find((one) => one.scorecard === scorecard);
  const judged = record === undefined ? null : await ports.workflow.reviews.find(organisation, record.review);
  if (judged !== null && judged.reviewer !== MACHINE) return { outcome: 'reviewed', review: judged.id };
  const { agent } = found.conversation;
  const held = await ports.workflow.reviews.holdMachine(organisation, {
    conversation,
    agent: agent?.id ?? null,
    team: agent?.team ?? null,
    scorecard,
    createdBy: actor,
    machine,
    receivedAt,
  });
  return raiseAppeal(ports, caller, held.id, asked);
}
