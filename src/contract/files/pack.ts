import type { Bilingual } from '#core/bilingual.ts';

/** The text of a written file, with the name under which problems in it are told. */
export interface SourceText {
  readonly file: string;
  readonly source: string;
}

/** A folder of rules and scorecards for one trade, as it lies on disk. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
  readonly description?: Bilingual;
  readonly folder: string;
  readonly rules: readonly SourceText[];
  readonly scorecards: readonly SourceText[];
}
