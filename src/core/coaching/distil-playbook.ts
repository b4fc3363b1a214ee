import type { Channel, Language } from '../conversation/schema.ts';
import type { SignalType } from '../signals/catalogue.ts';
import { type MomentGroup, NOT_COMPARED, type Practice } from './compare-behaviours.ts';
import { distilPhrases, type SaidSentence } from './distil-phrases.ts';
import { distinct } from './exemplars.ts';
import type { PassagePlace, PlaybookContent } from './playbook.ts';
import { harmsWhen, isFault, stepOf, titleOf } from './playbook-words.ts';
import { SITUATIONS } from './situations.ts';

/** An answer with the behaviour after which the customer recovered. */
export interface WinningAnswer extends PassagePlace {
  readonly agent: string;
  /** As it may be shown, to tell answers apart. */
  readonly text: string;
  /** In the order in which they were said. */
  readonly sentences: readonly {
    readonly text: string;
    /** What the sentence shows. */
    readonly behaviours: readonly SignalType[];
  }[];
}

/** A behaviour that fewer of the winning answers show is no step of theirs. */
const STEP_SHARE = 0.3;
const MOST_STEPS = 5;
const MOST_PHRASES = 6;
const MOST_EXEMPLARS = 4;
/** Moments on a channel, before the comparison is said to hold for it as well. */
const LEAST_ON_CHANNEL = 30;

const CHANNEL_WORDS = {
  voice: { zh: '电话', en: 'calls' },
  chat: { zh: '在线聊天', en: 'chats' },
  email: { zh: '邮件', en: 'e-mail' },
} as const satisfies Record<Channel, { zh: string; en: string }>;

/**
 * The winning answers of a practice as a draft that a person goes on with: what they do in which order, what they say in
 * the same words, some of them as examples, and where it is not known to help.
 */
export function distilPlaybook(
  practice: Practice,
  answers: readonly WinningAnswer[],
  {
    language,
    practices,
    groups,
  }: {
    readonly language: Language;
    /** All that was found, and the moments among which it was: where it does harm, and on which channels it was seen. */
    readonly practices: readonly Practice[];
    readonly groups: readonly MomentGroup[];
  },
): PlaybookContent {
  const harmful = new Set(practices.filter(({ helps }) => !helps).map(({ behaviour }) => behaviour));
  const behaviours = stepsOf(practice.behaviour, answers, harmful);
  const sentences = answers.flatMap(({ conversation, agent, sentences }) =>
    sentences
      .filter((one) => one.behaviours.some((behaviour) => behaviours.includes(behaviour)))
      .map(({ text }): SaidSentence => ({ conversation, agent, text })),
  );
  const { title, when } = SITUATIONS[practice.situation];
  const doing = titleOf(practice.behaviour);
  return {
    title: language === 'zh' ? `${title.zh}：${doing.zh}` : `${title.en}: ${doing.en}`,
    steps: behaviours.map((behaviour) => stepOf(behaviour)[language]),
    phrases: distilPhrases(sentences, language, MOST_PHRASES),
    whenNot: [
      ...practices
        .filter(({ behaviour, helps }) => behaviour === practice.behaviour && !helps)
        .map(({ situation }) => SITUATIONS[situation].when[language])
        .map((there) =>
          language === 'zh'
            ? `${there}：这样做的，挽回反而更少`
            : `${capital(there)}: fewer recovered with it`,
        ),
      ...untried(practice, groups, language),
      ...(harmsWhen(practice.behaviour) === undefined ? [] : [harmsWhen(practice.behaviour)![language]]),
    ].filter((line) => line !== when[language]),
    exemplars: distinct(
      answers.map((one) => ({ ...one, answer: one.text })),
      MOST_EXEMPLARS,
      1,
    ).map(({ conversation, turn }) => ({ conversation, turn })),
  };
}

/** What most winning answers do, in their order; the behaviour that was compared is always among them. */
function stepsOf(
  main: SignalType,
  answers: readonly WinningAnswer[],
  harmful: ReadonlySet<SignalType>,
): SignalType[] {
  const places = new Map<SignalType, number[]>([[main, []]]);
  for (const { sentences } of answers) {
    const first = new Map<SignalType, number>();
    for (const [place, { behaviours }] of sentences.entries())
      for (const behaviour of behaviours)
        if (!first.has(behaviour)) first.set(behaviour, place / Math.max(1, sentences.length - 1));
    for (const [behaviour, place] of first) places.set(behaviour, [...(places.get(behaviour) ?? []), place]);
  }
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return [...places]
    .filter(
      ([behaviour, seen]) =>
        behaviour === main ||
        (seen.length >= STEP_SHARE * answers.length &&
          !harmful.has(behaviour) &&
          !isFault(behaviour) &&
          !NOT_COMPARED.has(behaviour)),
    )
    .toSorted(([a, x], [b, y]) => Number(b === main) - Number(a === main) || y.length - x.length)
    .slice(0, MOST_STEPS)
    .toSorted(([a, x], [b, y]) => mean(x) - mean(y) || (a < b ? -1 : 1))
    .map(([behaviour]) => behaviour);
}

function untried({ situation }: Practice, groups: readonly MomentGroup[], language: Language): string[] {
  const count = (channel: string) =>
    groups
      .filter((group) => group.situation === situation && group.channel === channel)
      .reduce((sum, { moments }) => sum + moments, 0);
  const few = Object.keys(CHANNEL_WORDS).filter((channel) => count(channel) < LEAST_ON_CHANNEL) as Channel[];
  if (few.length === 0) return [];
  const names = few.map((channel) => CHANNEL_WORDS[channel][language]);
  return language === 'zh'
    ? [`${names.join('、')}里还没有足够多的时刻可比，是否有用尚不清楚`]
    : [`Not known for ${names.join(' and ')}: too few moments there to compare`];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
