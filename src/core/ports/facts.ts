import type { Analysis } from '../analysis/analysis.ts';
import type { Channel, Conversation, Language } from '../conversation/schema.ts';
import type { FigureQuestion, FigureRow } from '../facts/figures.ts';
import type { ConversationFilter, ConversationPage, PageRequest } from '../facts/query.ts';

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
  append(organisation: string, facts: readonly ConversationFact[]): Promise<void>;
  conversation(organisation: string, id: string): Promise<StoredConversation | null>;
  /** Those of the ids that there are, in no order. Many at once cost little more than one. */
  conversations(organisation: string, ids: readonly string[]): Promise<readonly StoredConversation[]>;
  search(organisation: string, filter: ConversationFilter, page: PageRequest): Promise<ConversationPage>;
  count(organisation: string, filter: ConversationFilter): Promise<number>;
  figures(organisation: string, filter: ConversationFilter, question: FigureQuestion): Promise<FigureRow[]>;
  /** Ids of what the filter finds, in a stable order, each once. */
  ids(organisation: string, filter: ConversationFilter): AsyncIterable<string>;
  /** Takes conversations and their turns out for good, search index included. */
  erase(organisation: string, ids: readonly string[]): Promise<void>;
  /** Throws, saying why, when the store cannot answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}
