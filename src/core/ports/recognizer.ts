import type { Bilingual } from '../bilingual.ts';

/** A stretch of one speaker's speech. */
export interface SpokenStretch {
  /** Mono, −1 to 1 at 16 kHz; not longer than the recogniser's `longestMs`. */
  readonly samples: Float32Array;
  /** From 0. */
  readonly channel: number;
  /** Of the first sample, from the beginning of the recording. */
  readonly startMs: number;
}

export interface RecognitionHints {
  /** Spoken language, as ISO 639-1 names it; the recogniser finds out where it is absent. */
  readonly language?: string;
  /** Names and terms that are likely to be said. */
  readonly hotWords?: readonly string[];
}

/** A word, or a character of a language that is written without spaces; milliseconds of the recording. */
export interface RecognisedWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** 0–1. */
  readonly confidence?: number;
}

/** What was understood of a stretch or of a part of it; milliseconds of the recording. */
export interface RecognisedSegment {
  readonly startMs: number;
  readonly endMs: number;
  /** As the recogniser wrote it. */
  readonly text: string;
  /** 0–1. */
  readonly confidence?: number;
  /** ISO 639-1. */
  readonly language?: string;
  /** Empty where the recogniser gives no times of words. */
  readonly words: readonly RecognisedWord[];
}

/** Writes down what is said. */
export interface Recognizer {
  /** Named beside what it wrote: the model, or the address of the service. */
  readonly id: string;
  /** Longer stretches are to be cut before. */
  readonly longestMs: number;
  /**
   * Tells when each word is said: several turns are then heard at once, which helps to understand each, and their words
   * are told apart by time.
   */
  readonly placesWords: boolean;
  /**
   * What was said in a stretch; empty where nothing was understood.
   * @throws RecognizerError where it cannot be asked, or does not answer
   */
  recognise(stretch: SpokenStretch, hints: RecognitionHints): Promise<readonly RecognisedSegment[]>;
  close(): Promise<void>;
}

/** A recogniser that cannot be used; the text names the reason and the way out. */
export class RecognizerError extends Error {
  override readonly name = 'RecognizerError';
  readonly text: Bilingual;

  constructor(text: Bilingual, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}
