import type { Evaluation } from '../analysis/analysis.ts';
import type { GivenAnswers } from '../ports/reviews.ts';
import { evaluate } from '../scoring/evaluate.ts';
import type { SuppliedAnswer } from '../scoring/inputs.ts';
import type { Scorecard } from '../scoring/scorecard.ts';

export interface HandEvaluation {
  readonly evaluation: Evaluation;
  /** Criteria that apply and were not answered. */
  readonly missing: readonly string[];
  /** Criteria with an answer that is none of theirs. */
  readonly wrong: readonly string[];
}

/** What a person may say besides the options of a criterion. */
export const UNDECIDED = ['not_applicable', 'insufficient_evidence'] as const;

/** A scorecard filled in by a person alone: nothing is heard, no rule is asked. */
export function evaluateByHand(scorecard: Scorecard, answers: GivenAnswers): HandEvaluation {
  const criteria = scorecard.sections.flatMap((section) => section.criteria);
  const wrong = criteria.flatMap(({ id, options }) => {
    const given = Object.hasOwn(answers, id) ? answers[id]?.answer : undefined;
    if (given === undefined || (UNDECIDED as readonly string[]).includes(given)) return [];
    return options.some((option) => option.id === given) ? [] : [id];
  });
  const supplied = criteria.map(({ id }): [string, SuppliedAnswer] => [
    id,
    {
      answer: (Object.hasOwn(answers, id) ? answers[id]?.answer : undefined) ?? 'not_evaluated',
      source: 'person',
    },
  ]);
  const evaluation = evaluate(scorecard, {
    ruleResult: () => undefined,
    signals: [],
    metadata: () => undefined,
    text: () => '',
    answers: Object.fromEntries(supplied),
  });
  // What would have passed is told by what rules measured, and none did.
  const bare = evaluation.answers.map(({ wouldPass: _, ...answer }) => answer);
  return {
    evaluation: { ...evaluation, answers: bare },
    missing: bare.flatMap(({ criterion, answer, source }) =>
      answer === 'not_evaluated' && source === 'person' ? [criterion] : [],
    ),
    wrong,
  };
}

/** The evaluation with one answer changed and the score reckoned anew. */
export function withAnswer(
  scorecard: Scorecard,
  record: Evaluation,
  criterion: string,
  answer: string,
): Evaluation {
  const answers = record.answers.map((one) => [one.criterion, { answer: one.answer }] as const);
  return evaluateByHand(scorecard, { ...Object.fromEntries(answers), [criterion]: { answer } }).evaluation;
}
