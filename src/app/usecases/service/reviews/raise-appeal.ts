import type { Caller } from '#core/access/caller.ts';
import type { Appeal } from '#core/ports/reviews.ts';
import { rulesBehind } from '#core/reviews/rule-quality.ts';
import type { ServicePorts } from '../ports.ts';
import { appealableUntil } from './appeal-terms.ts';
import { seesReview } from './review-scope.ts';
import { scorecardAsOf } from './scorecards.ts';
import { unlessChanged } from './take-review.ts';

export type RaiseOutcome =
  | { readonly outcome: 'raised'; readonly appeal: Appeal }
  | { readonly outcome: 'no_such_review' }
  | {
      readonly outcome: 'not_submitted' | 'unknown_answer' | 'same_answer' | 'raised_before';
    }
  | { readonly outcome: 'too_late'; readonly until: string };

/** Objects to one answer of a submitted review, within the time that the organisation allows. */
export async function raiseAppeal(
  ports: Pick<ServicePorts, 'workflow' | 'now'>,
  caller: Caller,
  id: string,
  asked: Pick<Appeal, 'criterion' | 'wanted' | 'reason'>,
): Promise<RaiseOutcome> {
  const { organisation } = caller;
  const { reviews } = ports.workflow;
  const review = await reviews.find(organisation, id);
  if (review === null || !seesReview(caller, review)) return { outcome: 'no_such_review' };
  const until = appealableUntil(review, await reviews.settings(organisation));
  if (until === null || review.record === null) return { outcome: 'not_submitted' };
  if (ports.now() >= Date.parse(until)) return { outcome: 'too_late', until };
  const given = review.record.answers.find(({ criterion }) => criterion === asked.criterion);
  const scorecard = await scorecardAsOf(ports, organisation, review, review.record);
  const criterion = scorecard?.sections
    .flatMap(({ criteria }) => criteria)
    .find(({ id: one }) => one === asked.criterion);
  const isAnswer =
    asked.wanted === 'not_applicable' || criterion?.options.some((option) => option.id === asked.wanted);
  if (given === undefined || isAnswer !== true) return { outcome: 'unknown_answer' };
  if (given.answer === asked.wanted) return { outcome: 'same_answer' };
  const appeal = await unlessChanged(() =>
    reviews.raise(organisation, {
      ...asked,
      review: id,
      conversation: review.conversation,
      agent: review.agent,
      team: review.team,
      scorecard: review.scorecard,
      answer: given.answer,
      rules: rulesBehind(review.machine, asked.criterion, given.answer),
      raisedBy: caller.actor,
    }),
  );
  return appeal === null ? { outcome: 'raised_before' } : { outcome: 'raised', appeal };
}
