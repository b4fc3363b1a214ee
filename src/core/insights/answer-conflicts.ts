import type { Language } from '../conversation/schema.ts';
import type { Estimate } from '../reviews/intervals.ts';

/** A sentence with which an agent answered. */
export interface AnswerSentence {
  readonly agent: string;
  readonly conversation: string;
  readonly turn: number;
  readonly text: string;
  readonly language: Language;
  /** Unit vector of the sentence. */
  readonly vector: Float32Array;
}

/** Two answers to the same question that cannot both be right. */
export interface Contradiction {
  readonly one: AnswerSentence;
  readonly other: AnswerSentence;
  /** One says yes where the other says no, or both name the same thing with other figures. */
  readonly kind: 'yes_no' | 'figures';
  readonly likeness: number;
}

export interface AnswerConflicts {
  /** Answers that were compared with one of another agent. */
  readonly compared: number;
  /**
   * Share of like answers of other agents that contradict an answer, less the share among the agent's own: figures that
   * differ from case to case differ there as well. With its interval of 95 %.
   */
  readonly share: Estimate;
  /** How much less like answers of different agents are than answers of one: 1 less the ratio of mean likenesses. */
  readonly dispersion: number;
  readonly agents: readonly string[];
  /** The clearest, each of another pair of agents as far as there are. */
  readonly pairs: readonly Contradiction[];
}

/** Sentences less like each other are about different things. */
const ABOUT_THE_SAME = 0.6;
const QUOTED = 3;
/** More sentences are thinned out evenly. */
const MOST = 400;

interface Said {
  readonly sentence: AnswerSentence;
  readonly stance: 'yes' | 'no' | undefined;
  readonly figures: ReadonlyMap<string, string>;
}

/** Whether agents answer the same question differently. Answers of different languages are not compared. */
export function findConflicts(sentences: readonly AnswerSentence[]): AnswerConflicts {
  const said = thinned(sentences).map(
    (sentence): Said => ({
      sentence,
      stance: stanceOf(sentence),
      figures: figuresOf(sentence.text),
    }),
  );
  const found: Contradiction[] = [];
  const differences = new Map<string, { own: number; ownBad: number; other: number; otherBad: number }>();
  const likeness = { within: 0, withins: 0, between: 0, betweens: 0 };
  const count = (conversation: string, isOwn: boolean, isBad: boolean) => {
    const at = differences.get(conversation) ?? { own: 0, ownBad: 0, other: 0, otherBad: 0 };
    at[isOwn ? 'own' : 'other'] += 1;
    if (isBad) at[isOwn ? 'ownBad' : 'otherBad'] += 1;
    differences.set(conversation, at);
  };
  for (let i = 0; i < said.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [said[j]!, said[i]!];
      if (a.sentence.conversation === b.sentence.conversation || a.sentence.language !== b.sentence.language)
        continue;
      const like = product(a.sentence.vector, b.sentence.vector);
      const isOwn = a.sentence.agent === b.sentence.agent;
      likeness[isOwn ? 'within' : 'between'] += like;
      likeness[isOwn ? 'withins' : 'betweens'] += 1;
      if (like < ABOUT_THE_SAME) continue;
      const kind = contradictionOf(a, b);
      count(a.sentence.conversation, isOwn, kind !== undefined);
      count(b.sentence.conversation, isOwn, kind !== undefined);
      if (kind !== undefined && !isOwn)
        found.push({ one: a.sentence, other: b.sentence, kind, likeness: like });
    }
  }
  const compared = [...differences.values()].filter(({ other }) => other > 0);
  const share = meanOf(
    compared.map(({ own, ownBad, other, otherBad }) => otherBad / other - (own > 0 ? ownBad / own : 0)),
  );
  const within = likeness.withins > 0 ? likeness.within / likeness.withins : 0;
  const between = likeness.betweens > 0 ? likeness.between / likeness.betweens : 0;
  const pairs = quoted(found);
  return {
    compared: compared.length,
    share,
    dispersion: within > 0 ? Math.max(0, 1 - between / within) : 0,
    agents: [...new Set(found.flatMap(({ one, other }) => [one.agent, other.agent]))].toSorted(),
    pairs,
  };
}

function contradictionOf(a: Said, b: Said): Contradiction['kind'] | undefined {
  if (a.stance !== undefined && b.stance !== undefined && a.stance !== b.stance) return 'yes_no';
  for (const [unit, figure] of a.figures) {
    const other = b.figures.get(unit);
    if (other !== undefined && other !== figure) return 'figures';
  }
  return undefined;
}

/** Likest first, and no pair of agents twice before every one was there. */
function quoted(found: readonly Contradiction[]): Contradiction[] {
  const sorted = found.toSorted((a, b) => b.likeness - a.likeness);
  const seen = new Set<string>();
  const fresh = sorted.filter(({ one, other }) => {
    const key = [one.agent, other.agent].toSorted().join('\n');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return [...fresh, ...sorted.filter((one) => !fresh.includes(one))].slice(0, QUOTED);
}

const DENIES: Readonly<Record<Language, RegExp>> = {
  zh: /不(?:能|可以|可|行|支持|需要|用|会|收|退|算|影响|包含|再)|无法|没法|没办法|无需|免|没有/,
  en: /\b(?:can(?:not|'t|’t)|won['’]t|will not|do(?:es)?(?: not|n['’]t)|is(?: not|n['’]t)|are(?: not|n['’]t)|no|never|not|without|free of charge)\b/i,
};
const AFFIRMS: Readonly<Record<Language, RegExp>> = {
  zh: /可以|能够|能|支持|需要|要|会|收|退|算|包含/,
  en: /\b(?:can|will|do|does|is|are|must|may|yes|need|charged?|refund(?:ed)?)\b/i,
};

/** A question takes no stand. */
function stanceOf({ text, language }: AnswerSentence): 'yes' | 'no' | undefined {
  if (/[?？]\s*$/.test(text) || /[吗呢]\s*[。.]?$/.test(text)) return undefined;
  if (DENIES[language].test(text)) return 'no';
  return AFFIRMS[language].test(text) ? 'yes' : undefined;
}

const FIGURE =
  /(\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)\s*(?:个)?(工作日|小时|分钟|天|日|周|月|年|元|块|折|%|％|次|business days?|working days?|hours?|minutes?|days?|weeks?|months?|years?|times?|percent|yuan|dollars?)/giu;

/** Figures by what they count; of several of one kind none, since it is not told which is meant. */
function figuresOf(text: string): ReadonlyMap<string, string> {
  const figures = new Map<string, string>();
  const twice = new Set<string>();
  for (const [, figure, unit] of text.matchAll(FIGURE)) {
    const name = unit!.toLowerCase().replace(/s$/, '');
    const value = DIGITS[figure!] ?? figure!;
    if (figures.has(name) && figures.get(name) !== value) twice.add(name);
    figures.set(name, value);
  }
  for (const name of twice) figures.delete(name);
  return figures;
}

const DIGITS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'一二三四五六七八九十'].map((digit, place) => [digit, String(place + 1)])),
  两: '2',
  半: '0.5',
};

function thinned(sentences: readonly AnswerSentence[]): AnswerSentence[] {
  const step = Math.max(1, sentences.length / MOST);
  return Array.from(
    { length: Math.min(MOST, sentences.length) },
    (_, place) => sentences[Math.floor(place * step)]!,
  );
}

/** Differences hang together in pairs, so that they say half as much as independent ones. */
function meanOf(values: readonly number[]): Estimate {
  if (values.length < 2) return { value: 0, low: -1, high: 1 };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const error = 1.96 * Math.sqrt((2 * (variance + 0.25 / values.length)) / values.length);
  return { value: mean, low: mean - error, high: mean + error };
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
