import type { Caller } from '#core/access/caller.ts';
import type { GivenAnswers, Review } from '#core/ports/reviews.ts';
import { evaluateByHand } from '#core/reviews/evaluate-by-hand.ts';
import type { Scorecard } from '#core/scoring/scorecard.ts';
import type { ServicePorts } from '../ports.ts';
import { machineVerdict } from './machine-verdict.ts';
import { rebuildFacts } from './rebuild-facts.ts';
import { activeForm } from './scorecards.ts';
import { type HeldReview, takeReview, unlessChanged } from './take-review.ts';

export type SubmitOutcome =
  | HeldReview
  | { readonly outcome: 'no_scorecard'; readonly scorecard: string }
  /** Criteria that are not answered, or with an answer that they do not have. */
  | {
      readonly outcome: 'incomplete';
      readonly missing: readonly string[];
      readonly wrong: readonly string[];
    };

/**
 * Makes a person's answers the conversation's evaluation of record. What the machine says at that moment is kept beside
 * them; figures and searches go by what the person said as soon as the facts are made anew. A rating of a calibration
 * session counts for nobody.
 */
export async function submitReview(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'queue'>,
  caller: Caller,
  id: string,
  content: Pick<Review, 'answers' | 'comment' | 'revision'>,
): Promise<SubmitOutcome> {
  const { organisation } = caller;
  const held = await takeReview(ports, caller, id);
  if (held.outcome !== 'held') return held;
  const { review } = held;
  const form = await activeForm(ports, organisation, review.scorecard);
  if (form === null) return { outcome: 'no_scorecard', scorecard: review.scorecard };
  const { scorecard, rulebooks } = form;
  const { evaluation, missing, wrong } = evaluateByHand(scorecard, content.answers);
  if (missing.length + wrong.length > 0) return { outcome: 'incomplete', missing, wrong };
  const stored = await ports.facts.conversation(organisation, review.conversation);
  const machine = stored === null ? null : machineVerdict(stored, scorecard.id);
  const answers = onlyKnown(scorecard, content.answers);
  const submitted = await unlessChanged(() =>
    ports.workflow.reviews.submit(organisation, id, { ...content, answers, machine, evaluation, rulebooks }),
  );
  if (submitted === null) return { outcome: 'changed' };
  if (submitted.calibration === null) await rebuildFacts(ports, organisation, submitted.conversation);
  return { outcome: 'held', review: submitted };
}

/** A scorecard may have lost criteria since the draft was begun. */
function onlyKnown(scorecard: Scorecard, answers: GivenAnswers): GivenAnswers {
  const known = new Set(scorecard.sections.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  return Object.fromEntries(Object.entries(answers).filter(([criterion]) => known.has(criterion)));
}
