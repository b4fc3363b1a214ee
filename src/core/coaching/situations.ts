import type { Signal } from '../analysis/analysis.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Emotion, SignalType } from '../signals/catalogue.ts';

interface SituationDefinition {
  readonly title: Bilingual;
  /** As half a sentence: "when customers …". */
  readonly when: Bilingual;
  /** Any of these in the customer's turn makes it one. */
  readonly signals: readonly SignalType[];
  readonly emotions: readonly Emotion[];
}

const define = (
  title: Bilingual,
  when: Bilingual,
  signals: readonly SignalType[],
  emotions: readonly Emotion[] = [],
): SituationDefinition => ({ title, when, signals, emotions });

/** What a customer's turn can call for, the gravest first: a turn that is several is the first of them. */
export const SITUATIONS = {
  threat: define(
    { zh: '扬言升级投诉', en: 'Threat to escalate' },
    { zh: '客户扬言要升级投诉时', en: 'when customers threatened to escalate' },
    ['customer.escalation_threat'],
  ),
  abuse: define(
    { zh: '出口伤人', en: 'Abuse' },
    { zh: '客户出言不逊时', en: 'when customers became abusive' },
    ['customer.abuse'],
  ),
  leaving: define(
    { zh: '想走了', en: 'Wants to leave' },
    { zh: '客户想走时', en: 'when customers wanted to leave' },
    ['customer.churn_intent'],
  ),
  repeated_question: define(
    { zh: '同一个问题又问', en: 'Asks again' },
    { zh: '客户把同一个问题又问一遍时', en: 'when customers asked the same thing again' },
    ['customer.repeat_question'],
  ),
  anger: define(
    { zh: '生气', en: 'Anger' },
    { zh: '客户生气或明确抱怨时', en: 'when customers were angry or complained' },
    ['customer.explicit_complaint'],
    ['anger', 'frustration'],
  ),
  disappointment: define(
    { zh: '失望', en: 'Disappointment' },
    { zh: '客户失望、话里有话时', en: 'when customers were let down without saying so' },
    ['customer.implicit_dissatisfaction'],
    ['disappointment'],
  ),
  confusion: define(
    { zh: '没听明白', en: 'Confusion' },
    { zh: '客户没听明白时', en: 'when customers did not understand' },
    ['customer.confusion'],
    ['confusion'],
  ),
  worry: define(
    { zh: '着急、担心', en: 'Worry' },
    { zh: '客户着急或担心时', en: 'when customers were worried or pressed for time' },
    ['customer.urgency'],
    ['anxiety'],
  ),
} as const satisfies Record<string, SituationDefinition>;

export type Situation = keyof typeof SITUATIONS;
export const SITUATION_IDS = Object.keys(SITUATIONS) as Situation[];

export function isSituation(word: string): word is Situation {
  return Object.hasOwn(SITUATIONS, word);
}

/** Confidence of the surest sign of a situation among what was heard, 0–1; 0 where there was none. */
export function surenessOf(
  situation: Situation,
  heard: readonly Pick<Signal, 'type' | 'value' | 'confidence'>[],
): number {
  const { signals, emotions }: SituationDefinition = SITUATIONS[situation];
  const signs = heard.filter(({ type, value }) =>
    type === 'customer.emotion' ? emotions.some((one) => one === value) : signals.includes(type),
  );
  return Math.max(0, ...signs.map(({ confidence }) => confidence));
}

/** 0 is the gravest. */
export function gravity(situation: Situation): number {
  return SITUATION_IDS.indexOf(situation);
}

/** The situation that a turn's signals make, if any. */
export function situationOf(
  signals: ReadonlySet<SignalType>,
  emotion: Emotion | undefined,
): Situation | undefined {
  return SITUATION_IDS.find((id) => {
    const { signals: signs, emotions }: SituationDefinition = SITUATIONS[id];
    return signs.some((type) => signals.has(type)) || (emotion !== undefined && emotions.includes(emotion));
  });
}
