import type { ConversationFilter } from '#core/facts/query.ts';

/** What a run of kind `reanalysis` was asked to do: everything, or what the filter finds. */
export interface ReanalysisRequest {
  readonly filter?: ConversationFilter;
}

/** What a run of kind `backtest` was asked to do. */
export interface BacktestRequest {
  readonly rulebook: string;
  readonly version: number;
  /** The version that was active when the run began; null where the rulebook was not in use. */
  readonly replaces: number | null;
  readonly filter: ConversationFilter;
  /** The newest so many; null for all. */
  readonly limit: number | null;
  /** Tells whether the draft was changed while the run went on. */
  readonly rulebooksKey: string;
}

/** Most conversations that one request names to be erased. */
export const ERASED_AT_ONCE = 1000;

/** What a run of kind `erasure` was asked to do. Whom it concerns stands nowhere once it is done. */
export interface ErasureRequest {
  readonly conversations: number;
  /** Name of the order, which is deleted at the end. */
  readonly order: string;
}

/** Result of a run of kind `erasure`. */
export interface ErasureResult {
  readonly conversations: number;
  /** Batches of raw input that were searched for earlier contents, and those in which some were found. */
  readonly batchesSearched: number;
  readonly batchesRewritten: number;
  /** Those that are damaged and of no use to anybody any more: they are gone. Not told by runs of before. */
  readonly batchesDropped?: number;
  /** Those that are damaged and hold what others still stand in: they were passed over, and the log names them. */
  readonly batchesUnreadable: number;
}
