import type { Caller } from '#core/access/caller.ts';
import { messageOf } from '#core/message-of.ts';
import type { Appeal } from '#core/ports/reviews.ts';
import { withAnswer } from '#core/reviews/evaluate-by-hand.ts';
import type { ServicePorts } from '../ports.ts';
import { mayDecide } from './appeal-terms.ts';
import { proposeExamples } from './propose-example.ts';
import { rebuildFacts } from './rebuild-facts.ts';
import { scorecardAsOf } from './scorecards.ts';
import { unlessChanged } from './take-review.ts';

export interface AppealDecision {
  readonly outcome: 'upheld' | 'rejected';
  readonly reason: string;
  /** Another answer than the one asked for. */
  readonly standing?: string;
}

export type DecideOutcome =
  | { readonly outcome: 'decided'; readonly appeal: Appeal }
  | {
      readonly outcome:
        | 'no_such_appeal'
        | 'decided_before'
        /** Who reviewed or objected does not decide. */
        | 'other_person'
        | 'unknown_answer'
        | 'same_answer'
        | 'no_scorecard';
    };

/**
 * Decides an appeal. Upheld, the review's evaluation of record is reckoned anew with the answer that stands now, and
 * where a rule had led to the other one, the conversation becomes an example in a draft of its rulebook.
 */
export async function decideAppeal(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'analysis' | 'queue' | 'log'>,
  caller: Caller,
  id: string,
  { outcome, reason, standing }: AppealDecision,
): Promise<DecideOutcome> {
  const { organisation, actor } = caller;
  const { reviews } = ports.workflow;
  const appeal = await reviews.appeal(organisation, id);
  const review = appeal === null ? null : await reviews.find(organisation, appeal.review);
  if (appeal === null || review === null || review.record === null) return { outcome: 'no_such_appeal' };
  if (appeal.state !== 'open') return { outcome: 'decided_before' };
  if (!mayDecide(caller, appeal, review)) return { outcome: 'other_person' };
  const decision = { state: outcome, decision: reason, decidedBy: actor } as const;
  if (outcome === 'rejected') {
    const rejected = await unlessChanged(() =>
      reviews.decide(organisation, id, { ...decision, standing: null }, null),
    );
    return rejected === null ? { outcome: 'decided_before' } : { outcome: 'decided', appeal: rejected };
  }
  const answer = standing ?? appeal.wanted;
  const scorecard = await scorecardAsOf(ports, organisation, review, review.record);
  if (scorecard === null) return { outcome: 'no_scorecard' };
  const criterion = scorecard.sections
    .flatMap(({ criteria }) => criteria)
    .find((one) => one.id === appeal.criterion);
  const isAnswer = answer === 'not_applicable' || criterion?.options.some((option) => option.id === answer);
  if (isAnswer !== true) return { outcome: 'unknown_answer' };
  if (answer === appeal.answer) return { outcome: 'same_answer' };
  const upheld = await unlessChanged(() =>
    reviews.decide(organisation, id, { ...decision, standing: answer }, (before) =>
      withAnswer(scorecard, before, appeal.criterion, answer),
    ),
  );
  if (upheld === null) return { outcome: 'decided_before' };
  await rebuildFacts(ports, organisation, upheld.conversation);
  return { outcome: 'decided', appeal: await withDrafts(ports, caller, upheld) };
}

/** The decision stands even where its edit could not be proposed. */
async function withDrafts(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'analysis' | 'log'>,
  { organisation, actor }: Caller,
  appeal: Appeal,
): Promise<Appeal> {
  try {
    const drafts = await proposeExamples(ports, organisation, actor, appeal);
    return drafts.length === 0
      ? appeal
      : await ports.workflow.reviews.setDrafts(organisation, appeal.id, drafts);
  } catch (error) {
    ports.log.error(
      { organisation, appeal: appeal.id, error: messageOf(error) },
      'no example could be proposed for an upheld appeal',
    );
    return appeal;
  }
}
