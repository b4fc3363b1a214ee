import type { SignalType } from '../signals/catalogue.ts';

/** A signal as somebody heard it; the emotion of a turn and the outcome of a conversation have a value. */
export interface SignalReading {
  readonly type: SignalType;
  readonly value?: string | number | undefined;
}

/** What a person says against what the machine told: `said` does not hold, `meant` does. One of them may be missing. */
export interface Correction {
  readonly id: string;
  readonly conversation: string;
  /** Index in the conversation's turns; 0 where the signal is of the whole conversation. */
  readonly turn: number;
  /** The words that carry what is meant, UTF-16 offsets in the turn's text; equal where none are named. */
  readonly start: number;
  readonly end: number;
  readonly said: SignalReading | null;
  readonly meant: SignalReading | null;
  /** Of the turn's text when it was corrected: of another text it says nothing. */
  readonly digest: string;
  /** `user:ID` or `key:ID`. */
  readonly author: string;
  readonly authorName: string;
  readonly at: string;
}

/** One contribution to a thread about a turn. */
export interface Comment {
  readonly id: string;
  readonly conversation: string;
  readonly turn: number;
  /** Id of the comment that began the thread, its own where it did. */
  readonly thread: string;
  readonly author: string;
  readonly authorName: string;
  /** Empty once it has been taken back. */
  readonly text: string;
  /** Ids of the people who are meant to read it. */
  readonly mentions: readonly string[];
  readonly at: string;
  readonly withdrawnAt: string | null;
  /** Of the comment that began the thread: when and by whom it was settled. */
  readonly resolvedAt: string | null;
  readonly resolvedBy: string | null;
}
