import type { Language } from '../../conversation/schema.ts';
import type { Problem } from '../../problem.ts';
import type { CustomSignal } from './definition.ts';
import type { SignalHead } from './head.ts';

/** What a sentence was to the fit, and how it was judged by a head that had not seen it. */
export interface JudgedSentence {
  readonly text: string;
  readonly kind: 'example' | 'counter_example' | 'ordinary';
  /** 0–1. */
  readonly confidence: number;
  readonly taken: boolean;
  /** Where it is written; absent for ordinary sentences, which are the program's own. */
  readonly line?: number;
  readonly column?: number;
}

/** In conversations about one sentence in so many is held to carry a signal of an organisation's own. */
export const ONE_IN = 50;

/** How well the examples of one language tell the signal, each judged by a head fitted without it. */
export interface FitReport {
  readonly language: Language;
  readonly examples: number;
  /** Near copies of each other counted once; they are left out together. */
  readonly distinctExamples: number;
  readonly counterExamples: number;
  readonly ordinary: number;
  /** Null where no sentence at all was taken for the signal. */
  readonly precision: number | null;
  readonly recall: number;
  readonly f1: number;
  /** Ordinary sentences that were taken for it. */
  readonly ordinaryTaken: number;
  /** What precision to expect in use, if one sentence in `ONE_IN` carries the signal; never 1, as nothing is certain. */
  readonly precisionInUse: number;
  /** Every sentence, in the order examples, counter-examples, ordinary ones. */
  readonly sentences: readonly JudgedSentence[];
}

export interface FittedSignal {
  readonly signal: CustomSignal;
  readonly heads: readonly SignalHead[];
  readonly reports: readonly FitReport[];
  /** Misgivings about the examples, with their places. */
  readonly problems: readonly Problem[];
}
