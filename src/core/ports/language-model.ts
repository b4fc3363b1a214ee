import type { Language, Role } from '../conversation/schema.ts';
import type { LanguageBridge } from '../insights/language-bridge.ts';
import type { Emotion, KnownSignalType, Resolution } from '../signals/catalogue.ts';
import type { FusionWeights } from '../signals/fusion-weights.ts';

/** A conversation as a language model reads it: its utterances in order. */
export interface SpokenConversation {
  readonly language: Language;
  readonly utterances: readonly { readonly role: Role; readonly text: string }[];
}

/** What a model hears in one utterance, read after those before it. */
export interface UtteranceReading {
  /** Id of the model that read it, e.g. `listener-1`: named beside the signals. */
  readonly model: string;
  /** Calibrated probability of each signal that the model knows for the utterance's role; none for bot and system. */
  readonly signals: ReadonlyMap<KnownSignalType, number>;
  /** Probabilities that sum to 1; undefined where the speaker is no customer. */
  readonly emotion: ReadonlyMap<Emotion, number> | undefined;
  /** Unit length: the product of two is their likeness. */
  readonly vector: Float32Array;
  /** False where the model was so sure that nothing is there that it did not look closely. */
  readonly isFull: boolean;
  /** The passage that speaks most for a signal, as offsets into the utterance's text; undefined when it is the whole. */
  evidence(signal: KnownSignalType): { readonly start: number; readonly end: number } | undefined;
}

export interface ConversationReading {
  readonly model: string;
  readonly utterances: readonly UtteranceReading[];
  /** Probabilities that sum to 1, read at the last utterance. */
  readonly resolution: ReadonlyMap<Resolution, number>;
  /** 1–5, as far as the words alone tell. */
  readonly satisfaction: number;
}

/** Read again and again while a model works: once it is up, the reading ends with an error between two batches. */
export interface TimeLimit {
  readonly isUp: boolean;
}

/** Hears what lies under the words. Reads many conversations at once, because batches are cheaper than turns. */
export interface LanguageModel {
  /** Named in evidence and facts, e.g. `listener-1`. */
  readonly id: string;
  readonly languages: readonly Language[];
  /** How what it hears is put together with what the lexicons find. */
  readonly fusion: FusionWeights;
  /** One reading for each conversation, in order; undefined where nothing was said or in a language that it does not know. */
  read(
    conversations: readonly SpokenConversation[],
    limit?: TimeLimit,
  ): Promise<readonly (ConversationReading | undefined)[]>;
  /** Where it leads from one language's vectors to the other's; absent where they cannot be compared. */
  readonly bridge?: LanguageBridge | undefined;
  /** Unit vectors of single texts, in order; those of two languages are compared across the bridge alone. */
  embed(texts: readonly string[], language: Language): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}
