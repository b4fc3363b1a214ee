import type { Analysis, Evaluation } from '../analysis/analysis.ts';
import type { Channel, Conversation, Language } from '../conversation/schema.ts';
import type { FigureQuestion, FigureRow } from '../facts/figures.ts';
import type {
  ConversationFilter,
  ConversationPage,
  PageRequest,
  SimilarConversation,
} from '../facts/query.ts';
import type { CoachingFacts } from './coaching.ts';
import type { InsightFacts } from './insights.ts';

/** One conversation with what one analysis said of it, as it is appended. */
export interface ConversationFact {
  readonly conversation: Conversation;
  readonly analysis: Analysis;
  /** When the conversation was received, ISO 8601 in UTC. */
  readonly receivedAt: string;
  /**
   * Grows with each change of the conversation's content and with each re-analysis; the highest is the
   * one that counts. The same figure written twice is one fact.
   */
  readonly version: number;
  /** Turns that an earlier version had; those beyond the conversation's own are taken back. */
  readonly turnsBefore: number;
  /** Which rules and scorecards judged: `general@3`, … */
  readonly rulebooks: readonly string[];
  /** Points of the best answer by scorecard and criterion; a criterion without them has no share. */
  readonly bestScores?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What the customer came for, where a language model read along. */
  readonly need?: Need;
  /** What people decided: by these scorecards figures and searches go by it instead of what the machine says. */
  readonly record?: readonly Evaluation[];
}

/** A customer's need as a conversation's likeness to others is told by it. */
export interface Need {
  /** Index of the turn that says it. */
  readonly turn: number;
  /** Unit vector of what is said; those of one language are equally wide. */
  readonly vector: Float32Array;
}

/**
 * Facts made ready for a store, in another thread perhaps: to append them takes next to nothing of the thread that
 * asks for it.
 */
export interface PackedFacts {
  readonly organisation: string;
  /** Each conversation once, at its newest version. */
  readonly places: readonly {
    readonly id: string;
    /** UTC day of the start, `2026-01-05`. */
    readonly day: string;
    readonly version: number;
    /** Bytes of its row. */
    readonly length: number;
  }[];
  /** One row after the other, in the order of the places. */
  readonly rows: Uint8Array;
}

export interface StoredConversation {
  readonly conversation: Conversation;
  readonly analysis: Analysis;
  readonly receivedAt: string;
  readonly version: number;
  readonly rulebooks: readonly string[];
}

/** A count of latest facts beside what other stores say of them. */
export interface FactCount {
  readonly channel: Channel;
  readonly language: Language;
  readonly conversations: number;
}

/**
 * Facts about conversations: appended, versioned, never changed in place. Every call names the
 * organisation first; nothing of another one is ever read.
 */
export interface FactStore {
  /** Durable once resolved. Throws `StoreUnavailable` when the store cannot be reached. */
  append(organisation: string, facts: readonly ConversationFact[] | PackedFacts): Promise<void>;
  conversation(organisation: string, id: string): Promise<StoredConversation | null>;
  /** Those of the ids that there are, in no order. Many at once cost little more than one. */
  conversations(organisation: string, ids: readonly string[]): Promise<readonly StoredConversation[]>;
  search(organisation: string, filter: ConversationFilter, page: PageRequest): Promise<ConversationPage>;
  /**
   * Conversations that the filter finds and whose need is most like that of the one named, likest first, itself left
   * out; only of its own language. Null where there is no such conversation, or its need is not known.
   */
  similar(
    organisation: string,
    id: string,
    filter: ConversationFilter,
    limit: number,
  ): Promise<readonly SimilarConversation[] | null>;
  count(organisation: string, filter: ConversationFilter): Promise<number>;
  figures(organisation: string, filter: ConversationFilter, question: FigureQuestion): Promise<FigureRow[]>;
  /**
   * Counts ahead what `figures` would take long to count, of days that have not changed since it was last called. Figures
   * are the same with it and without; called now and then, they are there sooner.
   */
  countAhead(organisation: string): Promise<void>;
  /** What is counted and looked up to coach by. */
  readonly coaching: CoachingFacts;
  /** What topics and insights are made of. */
  readonly insights: InsightFacts;
  /** Ids of what the filter finds, in a stable order, each once. */
  ids(organisation: string, filter: ConversationFilter): AsyncIterable<string>;
  /** The same, each with its agent; empty where it names none. */
  idsWithAgents(
    organisation: string,
    filter: ConversationFilter,
  ): AsyncIterable<{ readonly id: string; readonly agent: string }>;
  /** Takes conversations and their turns out for good, search index included. */
  erase(organisation: string, ids: readonly string[]): Promise<void>;
  /** Throws, saying why, when the store cannot answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}
