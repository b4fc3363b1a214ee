import type { ReadOutcome } from '#contract/files/reading.ts';
import type { Analysis } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { BlobStore } from '#core/ports/blobs.ts';
import type { ConversationFact, FactStore, PackedFacts } from '#core/ports/facts.ts';
import type { JobQueue } from '#core/ports/jobs.ts';
import type { ReceivedConversation, RulebookVersion, WorkflowStore } from '#core/ports/workflow.ts';
import type { Problem } from '#core/problem.ts';
import type { ShortReport } from '#core/signals/custom/short-report.ts';

/** What the use cases of the service work with. */
export interface ServicePorts {
  readonly workflow: WorkflowStore;
  readonly facts: FactStore;
  readonly blobs: BlobStore;
  readonly queue: JobQueue;
  readonly analysis: AnalysisPool;
  /** Absent where the demo organisation has only written conversations. */
  readonly demoCalls?: DemoCalls;
  /** Milliseconds since 1970. */
  now(): number;
  /** A fresh id that sorts by time. */
  newId(): string;
  readonly log: ServiceLog;
}

/** The spoken calls that come with the program. */
export interface DemoCalls {
  /** Hears one by its name. Rejects with `AnalysisStopped` where the service stops meanwhile. */
  hear(name: string): Promise<{ readonly file: string; readonly outcome: ReadOutcome }>;
}

export interface ServiceLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** Rules and scorecards as files. */
export interface RulebookSet {
  /** Two sets of the same key have the same files. */
  readonly key: string;
  readonly files: RulebookVersion['files'];
}

export type AnalysisOutcome =
  | {
      readonly ok: true;
      readonly analysis: Analysis;
      /** The best points of each criterion by scorecard, against which answers are measured. */
      readonly bestScores?: NonNullable<ConversationFact['bestScores']>;
      readonly need?: NonNullable<ConversationFact['need']>;
    }
  | { readonly ok: false; readonly error: string };

/** What is to be analysed of a raw batch. */
export interface FactsTask {
  readonly organisation: string;
  readonly rulebooks: RulebookSet & { readonly names: readonly string[] };
  /** As it is kept. */
  readonly batch: Uint8Array;
  readonly receipts: readonly (Pick<ReceivedConversation, 'id' | 'version' | 'turnsBefore' | 'receivedAt'> &
    Pick<ConversationFact, 'record'>)[];
}

export interface MadeFacts {
  /** One a receipt, in their order; `lost` where the batch has no such conversation. */
  readonly outcomes: readonly (
    | { readonly ok: true; readonly agent?: Conversation['agent'] }
    | { readonly ok: false; readonly error: string }
    | { readonly ok: false; readonly lost: true }
  )[];
  /** Of those that are ok. */
  readonly facts: readonly ConversationFact[] | PackedFacts;
}

export interface RulebookFindings {
  readonly problems: readonly Problem[];
  readonly signals: readonly ShortReport[];
}

/** The pool was closed before it was done: the conversations are as good as never handed in. */
export class AnalysisStopped extends Error {
  override name = 'AnalysisStopped';
}

/** Analyses off the main thread. */
export interface AnalysisPool {
  /**
   * One outcome a conversation, in their order. Rejects when the thread died or took longer than allowed:
   * then nothing is known of any of them. Rejects with `AnalysisStopped` once it is closed.
   */
  analyse(
    rulebooks: RulebookSet,
    conversations: readonly Conversation[],
  ): Promise<readonly AnalysisOutcome[]>;
  /** From raw input to facts that are ready to be appended. Rejects as `analyse` does. */
  makeFacts(task: FactsTask): Promise<MadeFacts>;
  /** What is wrong with rules and scorecards, and how well signals told by examples are recognised. */
  check(rulebooks: Pick<RulebookSet, 'files'>): Promise<RulebookFindings>;
  /** Ends what is still running. */
  close(): Promise<void>;
}

/** Who asks, for the audit log: `user:ID`, `key:ID` or `system`. */
export type Actor = string;
