import type { Channel, Language, Role } from '../conversation/schema.ts';
import type { Utterance } from '../conversation/utterance.ts';
import type { ConversationReading, UtteranceReading } from '../ports/language-model.ts';
import type { TextSimilarity } from '../ports/similarity.ts';
import type { PatternHits } from '../text/pattern-hits.ts';
import type { PatternRegistry } from '../text/pattern-set.ts';
import type { TextView } from '../text/text-view.ts';
import type { SignalType } from './catalogue.ts';
import type { FusionWeights } from './fusion-weights.ts';

/**
 * Something detected in one utterance. `start` and `end` are offsets into the utterance's own text
 * (use `view.origin` to come back from the normalised view).
 */
export interface Detection {
  readonly type: SignalType;
  /** Index of the utterance. */
  readonly utterance: number;
  readonly start: number;
  readonly end: number;
  readonly value?: string | number;
  /** Of a recording: where it is heard, where that is not simply its turn. */
  readonly startMs?: number;
  readonly endMs?: number;
  /** 0–1. */
  readonly confidence: number;
  /** The words alone settle it: what a language model hears takes nothing from it. */
  readonly isDefinite?: boolean;
  /** Why, in the detector's own short words: cue names or contributing signals with their weights. */
  readonly because?: readonly { readonly label: string; readonly weight: number }[];
}

/** One utterance as detectors and rules see it, with everything that came before. */
export interface UtteranceContext {
  readonly utterance: Utterance;
  readonly role: Role;
  readonly index: number;
  readonly channel: Channel;
  readonly language: Language;
  /** Normalised text: simplified, half-width, lower case. All pattern hits are offsets into `view.text`. */
  readonly view: TextView;
  readonly hits: PatternHits;
  /** Earlier utterances, oldest first; to be read only while this utterance is being heard. */
  readonly history: readonly UtteranceContext[];
  /** What has been detected on this utterance so far, by the detectors that ran before. */
  readonly detections: readonly Detection[];
  /** What a language model heard in it; absent where none reads along. */
  readonly reading?: UtteranceReading;
}

export interface ConversationFacts {
  readonly channel: Channel;
  readonly language: Language;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** One detector at work on one conversation. It keeps its own memory and never looks ahead. */
export interface DetectorRun {
  /** Returns detections on this utterance only. Called once for each utterance, in order. */
  utterance(context: UtteranceContext): readonly Detection[];
  /** Returns conversation-scope detections, anchored at the utterance that tells most. */
  end?(history: readonly UtteranceContext[], reading?: ConversationReading): readonly Detection[];
}

export interface Detector {
  /** Printed with each signal: `lexicon`, `structure`, `pii`, … */
  readonly id: string;
  readonly types: readonly SignalType[];
  start(conversation: ConversationFacts): DetectorRun;
}

/** Builds a detector whose patterns are searched together with everyone else's, in one pass over the text. */
export type DetectorFactory = (patterns: PatternRegistry, ports: DetectorPorts) => Detector;

export interface DetectorPorts {
  readonly similarity: TextSimilarity;
  /** How readings are put together with what detectors find themselves. */
  readonly fusion?: FusionWeights;
}
