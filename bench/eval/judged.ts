import type { Emotion, KnownSignalType, Resolution } from '#core/signals/catalogue.ts';
import { EMOTIONS, RESOLUTIONS } from '#core/signals/catalogue.ts';
import type { LabelledConversation, LabelledTurn } from '../../training/labelled-corpus.ts';

/** Who listens: the first-generation detectors, the model by itself, and both together as the product tells it. */
export const LISTENERS = ['detectors', 'model', 'both'] as const;
export type Listener = (typeof LISTENERS)[number];

/** What one listener told of a turn. */
export interface Told {
  readonly signals: ReadonlySet<KnownSignalType>;
  readonly emotion: Emotion | undefined;
}

/** A turn that a person labelled, beside what each listener told of it. */
export interface JudgedTurn {
  readonly conversation: LabelledConversation;
  readonly index: number;
  readonly turn: LabelledTurn & { readonly labels: readonly KnownSignalType[] };
  readonly told: Readonly<Partial<Record<Listener, Told>>>;
  /** Probability of each signal by both together. */
  readonly probabilities: ReadonlyMap<KnownSignalType, number>;
}

export interface JudgedOutcome {
  readonly conversation: LabelledConversation;
  readonly told: Readonly<
    Partial<Record<Listener, { readonly resolution: Resolution; readonly satisfaction: number }>>
  >;
}

export interface Score {
  readonly support: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function scoreOf(pairs: Iterable<readonly [told: boolean, holds: boolean]>): Score {
  let hit = 0;
  let told = 0;
  let support = 0;
  for (const [isTold, holds] of pairs) {
    hit += Number(isTold && holds);
    told += Number(isTold);
    support += Number(holds);
  }
  return {
    support,
    precision: hit / Math.max(1, told),
    recall: hit / Math.max(1, support),
    f1: (2 * hit) / Math.max(1, told + support),
  };
}

export function labelScore(turns: readonly JudgedTurn[], label: KnownSignalType, listener: Listener): Score {
  const role = label.split('.')[0];
  return scoreOf(
    turns
      .filter(({ turn }) => turn.role === role)
      .map(({ turn, told }) => [told[listener]!.signals.has(label), turn.labels.includes(label)]),
  );
}

/** Mean F1 over the labels that at least `from` turns carry. */
export function macroOfLabels(
  turns: readonly JudgedTurn[],
  labels: readonly KnownSignalType[],
  listener: Listener,
  from = 1,
): number {
  return mean(
    labels
      .map((label) => labelScore(turns, label, listener))
      .filter(({ support }) => support >= from)
      .map(({ f1 }) => f1),
  );
}

export function emotionScore(turns: readonly JudgedTurn[], emotion: Emotion, listener: Listener): Score {
  return scoreOf(
    turns
      .filter(({ turn }) => turn.emotion !== undefined)
      .map(({ turn, told }) => [told[listener]!.emotion === emotion, turn.emotion === emotion]),
  );
}

export function macroOfEmotions(turns: readonly JudgedTurn[], listener: Listener): number {
  return mean(
    EMOTIONS.map((emotion) => emotionScore(turns, emotion, listener))
      .filter(({ support }) => support > 0)
      .map(({ f1 }) => f1),
  );
}

export function resolutionScore(
  outcomes: readonly JudgedOutcome[],
  resolution: Resolution,
  listener: Listener,
): Score {
  return scoreOf(
    outcomes.map(({ conversation, told }) => [
      told[listener]?.resolution === resolution,
      conversation.resolution === resolution,
    ]),
  );
}

export function macroOfResolutions(outcomes: readonly JudgedOutcome[], listener: Listener): number {
  return mean(
    RESOLUTIONS.map((resolution) => resolutionScore(outcomes, resolution, listener))
      .filter(({ support }) => support > 0)
      .map(({ f1 }) => f1),
  );
}

/** Mean distance of the told satisfaction from the given one, in points. */
export function satisfactionError(outcomes: readonly JudgedOutcome[], listener: Listener): number {
  return mean(
    outcomes.flatMap(({ conversation, told }) =>
      conversation.satisfaction === undefined || told[listener] === undefined
        ? []
        : [Math.abs(conversation.satisfaction - told[listener].satisfaction)],
    ),
  );
}

const BINS = 10;

/** Expected calibration error: how far the told probability lies from the share that holds, by tenths. */
export function calibrationError(pairs: readonly (readonly [probability: number, holds: boolean])[]): number {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, told: 0, held: 0 }));
  for (const [probability, holds] of pairs) {
    const bin = bins[Math.min(BINS - 1, Math.floor(probability * BINS))]!;
    bin.count++;
    bin.told += probability;
    bin.held += Number(holds);
  }
  return bins.reduce((sum, { told, held }) => sum + Math.abs(told - held), 0) / Math.max(1, pairs.length);
}

export function labelCalibration(turns: readonly JudgedTurn[], labels: readonly KnownSignalType[]): number {
  return calibrationError(
    labels.flatMap((label) =>
      turns
        .filter(({ turn }) => turn.role === label.split('.')[0])
        .map(
          ({ turn, probabilities }) => [probabilities.get(label) ?? 0, turn.labels.includes(label)] as const,
        ),
    ),
  );
}

export function mean(figures: readonly number[]): number {
  return figures.length === 0
    ? Number.NaN
    : figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}
