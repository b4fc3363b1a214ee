import type { Language } from '../conversation/schema.ts';

/** A group of conversations about the same matter. */
export interface Topic {
  /** Stays the same across refreshes as long as the topic does. */
  readonly id: string;
  readonly language: Language;
  /** Its most telling phrases, or what a person called it. */
  readonly name: string;
  /** Names from the broadest heading down to the topic itself. */
  readonly path: readonly string[];
  /** Conversations in it. */
  readonly size: number;
  readonly phrases: readonly string[];
  /** What customers said, most typical first, each once. */
  readonly quotes: readonly string[];
  /** Absent where no model has read the texts. */
  readonly anchor?: TopicAnchor;
}

/** Where a topic lies among the vectors of its language's model. */
export interface TopicAnchor {
  /** Unit length. */
  readonly centre: Float32Array;
  /** A vector less like the centre than this is about something else. */
  readonly limit: number;
}
