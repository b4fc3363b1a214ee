import type { Language } from '../conversation/schema.ts';
import type { Emotion, KnownSignalType, Resolution } from './catalogue.ts';

/**
 * How a signal is told from both: `sigmoid(model · logit(p) + lexicon · c + bias)`, held from `threshold` on. What the
 * customer's last words change is added before (`calmRequest`, `asksWhere`), in log-odds.
 */
export interface SignalFusion {
  /** For each unit of the model's log-odds. */
  readonly model: number;
  /** For the lexicon's confidence (0–1; 0 where it found nothing). */
  readonly lexicon: number;
  readonly bias: number;
  /** Probability from which the signal is reported. */
  readonly threshold: number;
  /** Where the customer's last words are a plain request without a trace of unhappiness, in proportion; 0 where absent. */
  readonly calmRequest?: number;
  /** Where the customer has just asked where to turn, or for a recommendation; 0 where absent. */
  readonly asksWhere?: number;
}

/** Of each emotion: `model · ln p + (lexicon · c where the lexicon chose it) + bias`; the highest stands. */
export interface EmotionFusion {
  readonly model: number;
  readonly lexicon: number;
  readonly bias: Readonly<Partial<Record<Emotion, number>>>;
}

/** Of each class: `model · ln p + structure · (how far the balance of the ending speaks for it) + bias`. */
export interface ResolutionFusion {
  readonly model: number;
  readonly structure: number;
  readonly bias: Readonly<Partial<Record<Resolution, number>>>;
}

/** Points: `structure` for each point of the named contributions, `model` for each point that the model is off the middle. */
export interface SatisfactionFusion {
  readonly model: number;
  readonly structure: number;
  readonly bias: number;
}

/** The coefficients of one language; what is absent is taken from `EVEN_FUSION`. */
export interface LanguageFusion {
  readonly signals?: Readonly<Partial<Record<KnownSignalType, SignalFusion>>>;
  readonly emotion?: EmotionFusion;
  readonly resolution?: ResolutionFusion;
  readonly satisfaction?: SatisfactionFusion;
}

/** How what a language model hears and what the lexicons find are put together. */
export type FusionWeights = Readonly<Partial<Record<Language, LanguageFusion>>>;

export const EVEN_FUSION = {
  signal: { model: 1, lexicon: 1, bias: 0, threshold: 0.5 },
  emotion: { model: 1, lexicon: 1, bias: {} },
  resolution: { model: 1, structure: 1, bias: {} },
  satisfaction: { model: 0.5, structure: 0.5, bias: 0 },
} as const satisfies Record<string, SignalFusion | EmotionFusion | ResolutionFusion | SatisfactionFusion>;
