import type { FieldReader } from '../yaml/field-reader.ts';
import type { Place } from '../yaml/problem-list.ts';
import { conditionOrder } from './condition-order.ts';
import { NOT_JUDGED, type WrittenCriterion } from './parse-criterion.ts';
import type { AnswerCondition } from './scorecard.ts';

/** Reports conditions on criteria or options that do not exist, and criteria that wait for one another. */
export function checkConditions(written: readonly WrittenCriterion[], read: FieldReader): void {
  const known = new Map(written.map((entry) => [entry.criterion.id, entry]));
  for (const { criterion, enabledIfPlace, disabledIfPlace } of written) {
    if (criterion.enabledIf !== undefined) check(criterion.enabledIf, enabledIfPlace!, known, read);
    if (criterion.disabledIf !== undefined) check(criterion.disabledIf, disabledIfPlace!, known, read);
  }
  const { circle } = conditionOrder([...known.values()].map(({ criterion }) => criterion));
  const first = circle[0] === undefined ? undefined : known.get(circle[0]);
  if (first === undefined) return;
  const way = circle.join(' → ');
  read.problems.error(first.place, 'condition-cycle', {
    zh: `评分项互相等待：${way}`,
    en: `Criteria wait for one another: ${way}`,
  });
}

function check(
  condition: AnswerCondition,
  place: Place,
  known: ReadonlyMap<string, WrittenCriterion>,
  read: FieldReader,
): void {
  const target = known.get(condition.criterion);
  if (target === undefined) {
    read.unknown(place, condition.criterion, known.keys(), { zh: '评分项', en: 'criterion' });
    return;
  }
  const answers = [...target.criterion.options.map(({ id }) => id), ...NOT_JUDGED];
  for (const answer of condition.is) {
    if (!answers.includes(answer)) read.unknown(place, answer, answers, { zh: '选项', en: 'option' });
  }
}
