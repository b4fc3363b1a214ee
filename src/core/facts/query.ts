import type { Outcome } from '../analysis/analysis.ts';
import type { Channel, Language, Role } from '../conversation/schema.ts';
import type { Resolution, SignalType } from '../signals/catalogue.ts';

/** Bounds of a figure, both included. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** What conversations are looked for. Everything named must hold; within a list, any one suffices. */
export interface ConversationFilter {
  /** Instants of the conversation's start (of its receipt where it has none): from included, to not. */
  readonly from?: string;
  readonly to?: string;
  /** Hours of the start, 0–23, and days of the week, 1 (Monday) – 7, on the clock of `timeZone`. */
  readonly hours?: readonly number[];
  readonly weekdays?: readonly number[];
  /** An IANA name, `UTC` by default. */
  readonly timeZone?: string;
  readonly ids?: readonly string[];
  readonly channels?: readonly Channel[];
  readonly languages?: readonly Language[];
  readonly agents?: readonly string[];
  readonly teams?: readonly string[];
  readonly queues?: readonly string[];
  readonly customers?: readonly string[];
  /** Topics to which conversations were put; an empty name is that of none. */
  readonly topics?: readonly string[];
  /** Each must be said in some turn, whatever its script, width and case; Chinese parts of words count. */
  readonly words?: readonly { readonly text: string; readonly by?: Role }[];
  /** Each must have been heard, as surely as pages show it where no least confidence is named. */
  readonly signals?: readonly { readonly type: SignalType; readonly confidence?: number }[];
  readonly rules?: readonly { readonly rule: string; readonly outcome: Outcome }[];
  readonly scores?: readonly ({ readonly scorecard: string } & Range)[];
  readonly answers?: readonly {
    readonly scorecard: string;
    readonly criterion: string;
    readonly answer: string;
  }[];
  readonly satisfaction?: Range;
  readonly resolution?: readonly Resolution[];
  /** Values of the conversation's own attributes; each must be its value. */
  readonly attributes?: readonly { readonly name: string; readonly value: string | number | boolean }[];
}

/** What those who ask call the topic of conversations that are in none. */
export const NO_TOPIC = 'none';

export const SORTS = ['newest', 'oldest', 'lowest_score', 'lowest_satisfaction'] as const;
export type Sort = (typeof SORTS)[number];

export interface PageRequest {
  readonly sort: Sort;
  readonly limit: number;
  /** From the page before; good only for the same filter and sort. */
  readonly cursor?: string;
}

export interface ConversationPage {
  readonly conversations: readonly ConversationSummary[];
  /** Absent on the last page. */
  readonly cursor?: string;
}

/** A conversation as a list shows it. */
export interface ConversationSummary {
  readonly id: string;
  readonly channel: Channel;
  readonly language: Language;
  /** Start of the conversation, or its receipt; ISO 8601 in UTC. */
  readonly at: string;
  readonly agent?: string;
  readonly team?: string;
  readonly queue?: string;
  readonly customer?: string;
  readonly turns: number;
  /** By scorecard; null where nothing could be judged. */
  readonly scores: Readonly<Record<string, number | null>>;
  readonly satisfaction?: number;
  readonly resolution?: Resolution;
  readonly signals: Readonly<Partial<Record<SignalType, number>>>;
  /** Where the words looked for were said; what the customer came for where none are looked for. */
  readonly highlights: readonly Highlight[];
}

/** A conversation whose customer needs what that of another one needs; its highlight says so. */
export interface SimilarConversation extends ConversationSummary {
  /** Product of the two needs' vectors: 1 for the same words, around 0.5 or less for other matters. */
  readonly likeness: number;
}

export interface Highlight {
  readonly turn: number;
  readonly role: Role;
  readonly text: string;
  /** Offsets of the words looked for in `text`. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}
