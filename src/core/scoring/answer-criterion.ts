import type { Answer, CriterionAnswer, Evidence, RuleResult, Signal } from '../analysis/analysis.ts';
import type { Bilingual } from '../bilingual.ts';
import { figureOf } from '../conversation/figure.ts';
import { REASONS } from '../rules/truth.ts';
import { isKnownSignal, SIGNALS, type SignalType } from '../signals/catalogue.ts';
import type { EvaluationInputs } from './inputs.ts';
import { NOT_JUDGED } from './parse-criterion.ts';
import type { AnswerSource, Criterion, Scale, SignalSource } from './scorecard.ts';
import { type Measured, wouldPass } from './would-pass.ts';

/** A signal below this counts for nothing, as in rules that name no confidence. */
const COUNTED_CONFIDENCE = 0.5;

interface Given {
  readonly answer: Answer;
  readonly source: string;
  readonly evidence: readonly Evidence[];
  readonly reason?: Bilingual;
  readonly measured?: Measured;
}

/** Answers one criterion whose conditions hold. */
export function answerCriterion(criterion: Criterion, inputs: EvaluationInputs): CriterionAnswer {
  const { answers = {} } = inputs;
  const supplied = Object.hasOwn(answers, criterion.id) ? answers[criterion.id] : undefined;
  const given: Given =
    supplied === undefined
      ? clearlyHeard(answerFrom(criterion.answer, inputs), criterion, inputs)
      : { evidence: [], ...supplied };
  return complete(criterion, given, inputs);
}

/** What rests on words that were hardly understood is not judged, where the criterion wishes so. */
function clearlyHeard(
  given: Given,
  { minHeard, options }: Criterion,
  { recording }: EvaluationInputs,
): Given {
  if (minHeard === undefined || !options.some(({ id }) => id === given.answer)) return given;
  // That nothing was found is as sure as all the words are.
  const told = given.evidence.flatMap(({ heard }) => heard ?? []);
  const heard =
    given.evidence.length === 0 ? recording?.heard : told.length === 0 ? undefined : Math.min(...told);
  if (heard === undefined || heard >= minHeard) return given;
  const [percent, least] = [heard, minHeard].map((share) => Math.round(share * 100));
  const reason = {
    zh: `有关的话识别把握只有 ${percent}%，不到 ${least}%`,
    en: `The words that this rests on were heard at ${percent} %, below ${least} %`,
  };
  return { answer: 'insufficient_evidence', source: given.source, evidence: given.evidence, reason };
}

/** An answer that judges nothing, for a reason outside the criterion's own source. */
export function unjudged(criterion: Criterion, answer: Answer, reason: Bilingual): CriterionAnswer {
  return { criterion: criterion.id, answer, score: null, evidence: [], source: 'none', reason };
}

function complete(criterion: Criterion, given: Given, inputs: EvaluationInputs): CriterionAnswer {
  const { answer, source, evidence, reason, measured } = given;
  const common = { criterion: criterion.id, evidence, source, ...(reason === undefined ? {} : { reason }) };
  const option = criterion.options.find(({ id }) => id === answer);
  if (option !== undefined) {
    const advice = wouldPass(criterion, option, inputs, measured);
    return { ...common, answer, score: option.score, ...(advice === undefined ? {} : { wouldPass: advice }) };
  }
  if ((NOT_JUDGED as readonly string[]).includes(answer)) return { ...common, answer, score: null };
  return {
    ...common,
    answer: 'failed',
    score: null,
    reason: { zh: `没有 ${answer} 这个选项`, en: `There is no option ${answer}` },
  };
}

function answerFrom(source: AnswerSource, inputs: EvaluationInputs): Given {
  const { unjudgeable } = inputs;
  if (unjudgeable !== undefined && ['rule', 'rules', 'signal'].includes(source.kind)) {
    return { answer: 'insufficient_evidence', source: 'none', evidence: [], reason: unjudgeable };
  }
  switch (source.kind) {
    case 'rule':
      return fromRule(source, inputs);
    case 'rules':
      return fromRules(source, inputs);
    case 'signal':
      return fromSignals(source, inputs);
    case 'metadata':
      return fromMetadata(source.field, source.scale, inputs);
    case 'person':
      return open({ zh: '留给人工评判', en: 'Left to a person' });
    case 'llm':
      return open({ zh: '留给大模型评判', en: 'Left to a language model' });
  }
}

function open(reason: Bilingual): Given {
  return { answer: 'not_evaluated', source: 'none', evidence: [], reason };
}

function fromRule(source: Extract<AnswerSource, { kind: 'rule' }>, inputs: EvaluationInputs): Given {
  const result = inputs.ruleResult(source.rule);
  const name = `rule:${source.rule}`;
  if (result === undefined) return missingRules(name, [source.rule]);
  const { outcome } = result;
  if (outcome === 'hit') return { answer: source.hit, source: name, evidence: result.evidence };
  if (outcome === 'miss') return { answer: source.miss, source: name, evidence: result.evidence };
  return undecided(result, name);
}

function undecided(result: RuleResult, source: string): Given {
  return {
    answer: result.outcome === 'not_applicable' ? 'not_applicable' : unjudgedFor(result.reason),
    source,
    evidence: result.evidence,
    ...(result.reason === undefined ? {} : { reason: result.reason }),
  };
}

/** Where only the recogniser is missing, the question was never put. */
function unjudgedFor(reason: Bilingual | undefined): Answer {
  return reason === REASONS.words ? 'not_evaluated' : 'insufficient_evidence';
}

function missingRules(source: string, rules: readonly string[]): Given {
  return {
    answer: 'failed',
    source,
    evidence: [],
    reason: {
      zh: `规则没有载入：${rules.join('、')}`,
      en: `Not among the loaded rules: ${rules.join(', ')}`,
    },
  };
}

/** One hit decides; without one, every rule must have been able to tell. */
function fromRules(source: Extract<AnswerSource, { kind: 'rules' }>, inputs: EvaluationInputs): Given {
  const results = source.rules.flatMap((rule) => inputs.ruleResult(rule) ?? []);
  const hits = results.filter(({ outcome }) => outcome === 'hit');
  if (hits.length > 0) {
    return {
      answer: source.anyHit,
      source: `rule:${hits.map(({ rule }) => rule).join(',')}`,
      evidence: hits.flatMap(({ evidence }) => evidence),
    };
  }
  const name = `rule:${source.rules.join(',')}`;
  const missing = source.rules.filter((rule) => inputs.ruleResult(rule) === undefined);
  if (missing.length > 0) return missingRules(name, missing);
  const unclear = results.find(({ outcome }) => outcome === 'cannot_tell');
  if (unclear !== undefined) return undecided(unclear, name);
  const misses = results.filter(({ outcome }) => outcome === 'miss');
  if (misses.length === 0) return undecided(results[0]!, name);
  return { answer: source.noHit, source: name, evidence: misses.flatMap(({ evidence }) => evidence) };
}

function fromSignals(source: SignalSource, inputs: EvaluationInputs): Given {
  const name = `signal:${source.types.join(',')}`;
  const found = inputs.signals.filter(({ type }) => source.types.includes(type));
  if (found.length === 0) {
    const reasons = source.types.map((type) => unavailable(type, inputs));
    const [reason] = reasons;
    if (reason !== undefined && reasons.every((entry) => entry !== undefined)) {
      return { answer: unjudgedFor(reason), source: name, evidence: [], reason };
    }
  }
  if (source.by === 'count') {
    const counted = found.filter(({ confidence }) => confidence >= COUNTED_CONFIDENCE);
    return onScale(source.scale, counted.length, name, evidenceOf(counted, inputs));
  }
  if (source.by === 'confidence') {
    const strongest = highest(found, ({ confidence }) => confidence);
    return onScale(source.scale, strongest?.confidence ?? 0, name, evidenceOf(strongest, inputs));
  }
  const sure = found.filter(
    ({ confidence, value }) => value !== undefined && confidence >= COUNTED_CONFIDENCE,
  );
  const told = highest(
    sure,
    source.scale.kind === 'levels' ? ({ value }) => Number(value) : ({ confidence }) => confidence,
  );
  if (told === undefined) {
    const reason = {
      zh: `没有得出 ${source.types.join('、')} 的值`,
      en: `No value of ${source.types.join(', ')} was found`,
    };
    return { answer: 'insufficient_evidence', source: name, evidence: [], reason };
  }
  return onScale(source.scale, told.value, name, evidenceOf(told, inputs));
}

function unavailable(type: SignalType, inputs: EvaluationInputs): Bilingual | undefined {
  const told = inputs.unavailable?.(type);
  const needsWords = !isKnownSignal(type) || SIGNALS[type].medium === 'text';
  if (inputs.recording?.hasWords === false && needsWords) return REASONS.words;
  if (told !== undefined || !isKnownSignal(type)) return told;
  const { medium } = SIGNALS[type];
  const hasSound =
    inputs.recording !== undefined ||
    inputs.signals.some((signal) => isKnownSignal(signal.type) && SIGNALS[signal.type].medium === 'sound');
  if (medium === 'sound' && !hasSound) return { zh: '没有声音可供分析', en: 'No sound was analysed' };
  if (medium === 'times' && inputs.metadata('duration') === undefined) {
    return { zh: '对话没有时间', en: 'The conversation tells no times' };
  }
  return undefined;
}

function fromMetadata(field: string, scale: Scale, inputs: EvaluationInputs): Given {
  const value = inputs.metadata(field);
  const source = `metadata:${field}`;
  if (value === undefined || value === null || value === '') {
    const reason = { zh: `对话没有 ${field} 这一项`, en: `The conversation has no ${field}` };
    return { answer: 'insufficient_evidence', source, evidence: [], reason };
  }
  return onScale(scale, value, source, []);
}

function onScale(scale: Scale, value: unknown, source: string, evidence: readonly Evidence[]): Given {
  const measured = { scale, value };
  if (scale.kind === 'values') {
    const key = String(value);
    const answer = Object.hasOwn(scale.values, key) ? scale.values[key] : undefined;
    if (answer !== undefined) return { answer, source, evidence, measured };
  } else {
    const figure = figureOf(value);
    const level = figure === undefined ? undefined : scale.levels.find(({ atLeast }) => figure >= atLeast);
    if (level !== undefined) return { answer: level.answer, source, evidence, measured };
  }
  const written = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
  const reason = {
    zh: `评分表没有说明 ${shown} 怎么算`,
    en: `The scorecard does not say what ${shown} means`,
  };
  return { answer: 'insufficient_evidence', source, evidence, reason };
}

function highest(signals: readonly Signal[], figure: (signal: Signal) => number): Signal | undefined {
  let best: Signal | undefined;
  for (const signal of signals) {
    if (best === undefined || figure(signal) > figure(best)) best = signal;
  }
  return best;
}

function evidenceOf(signals: readonly Signal[] | Signal | undefined, inputs: EvaluationInputs): Evidence[] {
  return [signals ?? []].flat().map(({ turn, start, end, startMs, endMs, heard }) => ({
    turn,
    start,
    end,
    text: inputs.text({ turn, start, end }),
    ...(startMs === undefined || endMs === undefined ? {} : { startMs, endMs }),
    ...(heard === undefined ? {} : { heard }),
  }));
}
