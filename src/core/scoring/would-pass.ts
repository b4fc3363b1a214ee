import type { Bilingual } from '../bilingual.ts';
import { isKnownSignal, SIGNALS } from '../signals/catalogue.ts';
import type { EvaluationInputs } from './inputs.ts';
import { type AnswerSource, bestScore, type Criterion, type Option, type Scale } from './scorecard.ts';

/** The figure or word that led to an answer, and the scale on which it was read. */
export interface Measured {
  readonly scale: Scale;
  readonly value: unknown;
}

/** What would have passed, for an answer below the best: the criterion's own advice, else what its source asks for. */
export function wouldPass(
  criterion: Criterion,
  answered: Option,
  inputs: EvaluationInputs,
  measured: Measured | undefined,
): Bilingual | undefined {
  const best = bestScore(criterion);
  if (answered.score >= best) return undefined;
  if (criterion.advice !== undefined) return criterion.advice;
  const { title } = criterion;
  const aim = criterion.options.find(({ score }) => score === best)!;
  const demand = demandOf(criterion, aim, inputs, measured);
  return {
    zh: `“${title.zh}”要得到“${aim.title.zh}”${demand === undefined ? '。' : `：${demand.zh}`}`,
    en: `“${title.en}” would have been answered “${aim.title.en}”${demand === undefined ? '.' : `: ${demand.en}`}`,
  };
}

function demandOf(
  criterion: Criterion,
  aim: Option,
  inputs: EvaluationInputs,
  measured: Measured | undefined,
): Bilingual | undefined {
  const { answer } = criterion;
  if (answer.kind === 'rule' || answer.kind === 'rules') return ruleDemand(answer, aim, inputs);
  if (measured === undefined) return undefined;
  const subject = subjectOf(answer);
  const wanted =
    measured.scale.kind === 'levels' ? rangeOf(measured.scale, aim) : valuesOf(measured.scale, aim);
  if (subject === undefined || wanted === undefined) return undefined;
  const now = String(measured.value);
  return {
    zh: `${subject.zh}${wanted.zh}，这里是 ${now}`,
    en: `${subject.en} ${wanted.en}; here it was ${now}`,
  };
}

function ruleDemand(
  answer: Extract<AnswerSource, { kind: 'rule' | 'rules' }>,
  aim: Option,
  inputs: EvaluationInputs,
): Bilingual | undefined {
  const rules = answer.kind === 'rule' ? [answer.rule] : answer.rules;
  const explained = rules.flatMap((rule) => inputs.explainRule?.(rule) ?? []);
  if (explained.length === 0) return undefined;
  const zh = explained.map((text) => text.zh).join('；');
  const en = explained.map((text) => text.en).join('; ');
  const wantsHit = (answer.kind === 'rule' ? answer.hit : answer.anyHit) === aim.id;
  if (wantsHit) return { zh: `需要做到——${zh}`, en: `it asks for this: ${en}` };
  return { zh: `不能出现——${zh}`, en: `it forbids this: ${en}` };
}

function subjectOf(answer: AnswerSource): Bilingual | undefined {
  if (answer.kind === 'metadata') return { zh: `${answer.field} `, en: answer.field };
  if (answer.kind !== 'signal') return undefined;
  const names = answer.types.map((type) =>
    isKnownSignal(type) ? SIGNALS[type].title : { zh: type, en: type },
  );
  const zh = names.map((name) => `“${name.zh}”`).join('或');
  const en = names.map((name) => name.en.toLowerCase()).join(' or ');
  const measure = MEASURES[answer.by];
  return { zh: `${zh}${measure.zh}`, en: `${measure.en} ${en}` };
}

const MEASURES: Readonly<Record<'count' | 'confidence' | 'value', Bilingual>> = {
  count: { zh: '的次数', en: 'the number of findings of' },
  confidence: { zh: '的置信度', en: 'the confidence of' },
  value: { zh: '的值', en: 'the value of' },
};

/** The stretch of figures that leads to an option; of several, the first. */
function rangeOf(scale: Extract<Scale, { kind: 'levels' }>, aim: Option): Bilingual | undefined {
  const index = scale.levels.findIndex(({ answer }) => answer === aim.id);
  if (index < 0) return undefined;
  const below = scale.levels[index - 1]?.atLeast;
  const last = scale.levels.length - 1;
  let lowest = index;
  while (lowest < last && scale.levels[lowest + 1]!.answer === aim.id) lowest++;
  const from = scale.levels[lowest]!.atLeast;
  if (below === undefined) return { zh: `至少要 ${from}`, en: `would have to be at least ${from}` };
  if (lowest === last) return { zh: `要少于 ${below}`, en: `would have to be below ${below}` };
  return {
    zh: `要不少于 ${from}、少于 ${below}`,
    en: `would have to be at least ${from} and below ${below}`,
  };
}

function valuesOf(scale: Extract<Scale, { kind: 'values' }>, aim: Option): Bilingual | undefined {
  const values = Object.keys(scale.values).filter((value) => scale.values[value] === aim.id);
  if (values.length === 0) return undefined;
  return { zh: `要是 ${values.join('或')}`, en: `would have to be ${values.join(' or ')}` };
}
