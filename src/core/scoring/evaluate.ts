import type { CriterionAnswer, Evaluation } from '../analysis/analysis.ts';
import type { Bilingual } from '../bilingual.ts';
import { answerCriterion, unjudged } from './answer-criterion.ts';
import { conditionOrder } from './condition-order.ts';
import type { EvaluationInputs } from './inputs.ts';
import { scoreForm } from './score-form.ts';
import type { AnswerCondition, Criterion, Scorecard } from './scorecard.ts';

/** Applies a scorecard to one conversation: an answer with its evidence for every criterion, and the score. */
export function evaluate(scorecard: Scorecard, inputs: EvaluationInputs): Evaluation {
  const criteria = scorecard.sections.flatMap((section) => section.criteria);
  const titles = new Map(criteria.map(({ id, title }) => [id, title]));
  const answers = new Map<string, CriterionAnswer>();
  for (const criterion of orderOf(scorecard, criteria)) {
    answers.set(criterion.id, heldBack(criterion, answers, titles) ?? answerCriterion(criterion, inputs));
  }
  const form = scoreForm(scorecard, (criterion) => answers.get(criterion.id));
  const rating =
    form.score === null ? undefined : scorecard.ratings.find(({ atLeast }) => form.score! >= atLeast);
  return {
    scorecard: scorecard.id,
    version: scorecard.version,
    score: form.score,
    ...(rating === undefined ? {} : { rating: rating.id }),
    sections: form.sections,
    autoFailed: form.autoFailed,
    answers: criteria.flatMap(({ id }) => answers.get(id) ?? []),
    ...(form.coverage === null ? {} : { coverage: form.coverage }),
    ...(form.bonus === 0 ? {} : { bonus: form.bonus }),
  };
}

const orders = new WeakMap<Scorecard, readonly Criterion[]>();

/** The same for every conversation to which the form is applied. */
function orderOf(scorecard: Scorecard, criteria: readonly Criterion[]): readonly Criterion[] {
  let order = orders.get(scorecard);
  if (order === undefined) {
    order = conditionOrder(criteria).order;
    orders.set(scorecard, order);
  }
  return order;
}

/** The answer of a criterion whose conditions keep it from being asked; undefined when it is asked. */
function heldBack(
  criterion: Criterion,
  answers: ReadonlyMap<string, CriterionAnswer>,
  titles: ReadonlyMap<string, Bilingual>,
): CriterionAnswer | undefined {
  const checks = [
    { condition: criterion.enabledIf, wanted: true },
    { condition: criterion.disabledIf, wanted: false },
  ];
  for (const { condition, wanted } of checks) {
    if (condition === undefined) continue;
    const other = answers.get(condition.criterion)!;
    const name = titles.get(condition.criterion)!;
    const holds = condition.is.includes(other.answer);
    if (!holds && isUnknown(other)) {
      return unjudged(criterion, other.answer, {
        zh: `取决于“${name.zh}”，而那一项没有评判`,
        en: `Depends on “${name.en}”, which was not judged`,
      });
    }
    if (holds !== wanted) return unjudged(criterion, 'not_applicable', whyNot(condition, wanted, name));
  }
  return undefined;
}

function isUnknown({ answer, score }: CriterionAnswer): boolean {
  return score === null && answer !== 'not_applicable';
}

function whyNot(condition: AnswerCondition, wanted: boolean, name: Bilingual): Bilingual {
  const zh = condition.is.join('、');
  const en = condition.is.join(', ');
  return wanted
    ? { zh: `只在“${name.zh}”的答案是 ${zh} 时才问`, en: `Asked only where “${name.en}” is ${en}` }
    : { zh: `“${name.zh}”的答案是 ${zh} 时不问`, en: `Not asked where “${name.en}” is ${en}` };
}
