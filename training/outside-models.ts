/**
 * The few interpretable coefficients and thresholds by which what is heard is told in the terms of external sets.
 * They are the only thing that those sets may set; no text and no weight of the model comes from them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConversationReading } from '#core/ports/language-model.ts';
import type { Emotion, KnownSignalType } from '#core/signals/catalogue.ts';
import type { LanguageFusion } from '#core/signals/fusion-weights.ts';
import { normaliseText } from '#core/text/text-view.ts';
import { fusedProbabilities, type Hearable, type HeardConversation, lastWordsOf } from './hearing.ts';

/** Where a score parts into low, middle and high. */
export interface Cuts {
  readonly low: number;
  readonly high: number;
}

/** A sum of weighted figures, parted into three classes. */
export interface ScoreModel extends Cuts {
  readonly weights: Readonly<Record<string, number>>;
  /** On dialogues that the coefficients have not seen, when they were set. */
  readonly crossValidated: number;
}

export interface OutsideModels {
  /** Satisfaction of a whole dialogue, by thresholds on the predicted 1–5. */
  readonly dialogueSatisfaction: ScoreModel;
  /** Whether a whole dialogue solved the matter. */
  readonly dialogueResolution: ScoreModel;
  /** Satisfaction at each customer turn. */
  readonly turnSatisfaction: ScoreModel;
  /** Emotion of a single post: how much mood, emotion and a word of a class count, and what is added to each class. */
  readonly postEmotion: {
    readonly mood: number;
    readonly emotion: number;
    readonly words: number;
    readonly bias: Readonly<Record<string, number>>;
    readonly crossValidated: number;
  };
}

const FILE = 'external-thresholds.json';

/** @param root folder of the models */
export function readOutsideModels(root: string): OutsideModels | undefined {
  const path = join(root, FILE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as OutsideModels) : undefined;
}

export function writeOutsideModels(root: string, models: OutsideModels): void {
  writeFileSync(join(root, FILE), `${JSON.stringify(models, null, 2)}\n`);
}

export type Figures = Readonly<Record<string, number>>;

export const scoreOf = (figures: Figures, weights: Readonly<Record<string, number>>): number =>
  Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (figures[name] ?? 0), 0);

export function classByCuts(score: number, { low, high }: Cuts): number {
  if (score < low) return 0;
  return score >= high ? 2 : 1;
}

/** Turns at the end of a dialogue in which its settlement and thanks are looked for. */
const LAST_TURNS = 2;

/** What a whole dialogue is judged by: its predicted satisfaction, and how surely its last words settle it or thank. */
export function dialogueFigures(
  { turns }: Hearable,
  heard: HeardConversation,
  probabilities: (turn: number) => ReadonlyMap<KnownSignalType, number>,
): Figures {
  const last = [...turns.keys()].filter((turn) => turns[turn]!.role === 'customer').slice(-LAST_TURNS);
  const most = (label: KnownSignalType) =>
    Math.max(0, ...last.map((turn) => probabilities(turn).get(label) ?? 0));
  return {
    satisfaction: heard.satisfaction ?? 3,
    settled: most('customer.resolved_ack'),
    thanks: most('customer.gratitude'),
  };
}

const UNHAPPY = [
  'customer.implicit_dissatisfaction',
  'customer.explicit_complaint',
  'customer.repeat_question',
  'customer.escalation_threat',
  'customer.churn_intent',
  'customer.abuse',
] as const;
const UPSET = ['anger', 'frustration', 'disappointment'] as const;
const GLAD = ['satisfaction', 'gratitude'] as const;
/** Begins by accepting what was said, thanking or saying that nothing is left. */
const ASSENT =
  /^(?:好(?:的|吧|滴|哒|嘞)?|嗯+|恩+|可以|行|ok|谢谢|收到|知道了|明白|了解|没了|没有了?|对|是的?|哦+)(?:了|呢|哈|啊|呀|哦|吧|你|您|啦)*(?:[,.!~\s#]|$)/u;

/** What each customer turn is judged by, as probabilities; undefined for the others' turns. */
export function turnFigures(
  conversation: Hearable,
  detectors: HeardConversation,
  reading: ConversationReading,
  fusion: LanguageFusion,
): (Figures | undefined)[] {
  const before = lastWordsOf(conversation, reading);
  let perfunctory = 0;
  return conversation.turns.map(({ role, text }, index) => {
    const own = reading.utterances[index]!;
    const p = fusedProbabilities(own, detectors.turns[index]!, fusion, before[index]!);
    const of = (label: KnownSignalType) => p.get(label) ?? 0;
    if (role === 'agent') perfunctory = of('agent.perfunctory');
    if (role !== 'customer') return undefined;
    const felt = (emotions: readonly Emotion[]) =>
      emotions.reduce((sum, emotion) => sum + (own.emotion?.get(emotion) ?? 0), 0);
    return {
      thanks: of('customer.gratitude'),
      glad: felt(GLAD),
      settled: of('customer.resolved_ack'),
      unhappy: 1 - UNHAPPY.reduce((none, label) => none * (1 - of(label)), 1),
      'unhappy by tone': of('customer.implicit_dissatisfaction'),
      upset: felt(UPSET),
      asks: of('customer.request_info') + of('customer.repeat_question') + of('customer.confusion'),
      urgent: of('customer.urgency'),
      assents: Number(ASSENT.test(normaliseText(text))),
      'perfunctory reply before': perfunctory,
    };
  });
}
