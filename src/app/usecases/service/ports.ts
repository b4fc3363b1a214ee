import type { Analysis } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { BlobStore } from '#core/ports/blobs.ts';
import type { ConversationFact, FactStore } from '#core/ports/facts.ts';
import type { JobQueue } from '#core/ports/jobs.ts';
import type { RulebookVersion, WorkflowStore } from '#core/ports/workflow.ts';

/** What the use cases of the service work with. */
export interface ServicePorts {
  readonly workflow: WorkflowStore;
  readonly facts: FactStore;
  readonly blobs: BlobStore;
  readonly queue: JobQueue;
  readonly analysis: AnalysisPool;
  /** Milliseconds since 1970. */
  now(): number;
  /** A fresh id that sorts by time. */
  newId(): string;
  readonly log: ServiceLog;
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
    }
  | { readonly ok: false; readonly error: string };

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
  /** Ends what is still running. */
  close(): Promise<void>;
}

/** Who asks, for the audit log: `user:ID`, `key:ID` or `system`. */
export type Actor = string;
