import type { AnalysedConversation } from '#core/analysis/analysis.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Problem } from '#core/problem.ts';
import type { SourcePlace } from './reading.ts';

/** One analysed conversation on its way into a result. */
export interface AnalysedItem extends AnalysedConversation {
  readonly source: SourcePlace;
  /** What had to be repaired or guessed while reading. */
  readonly warnings: readonly Problem[];
  readonly worth: Worth;
}

/** Why a person should read this conversation rather than another. */
export interface Worth {
  /** 0 and up; only the order means something. */
  readonly points: number;
  /** Most important first; empty where nothing stands out. */
  readonly reasons: readonly Bilingual[];
  /** The same for conversations from which others can learn. */
  readonly learnPoints: number;
  readonly learnReasons: readonly Bilingual[];
}
