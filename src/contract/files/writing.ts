import type { Language } from '#core/conversation/schema.ts';
import type { Rule } from '#core/rules/model.ts';
import type { Scorecard } from '#core/scoring/scorecard.ts';
import type { AnalysedItem } from './analysed-item.ts';
import type { Summary } from './summary.ts';

export const RESULT_FORMATS = ['text', 'ndjson', 'json', 'csv', 'html', 'vcon'] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

/** What every result is told about the run that it comes from. */
export interface ResultFrame {
  readonly language: Language;
  /** Of Tingzhen. */
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly scorecards: readonly Scorecard[];
  /** Text report only: columns, colour, and all conversations however many there are. */
  readonly width: number;
  readonly colour: boolean;
  readonly all: boolean;
}

/**
 * Turns analysed conversations into the pieces of one text, in order. A writer may hold conversations
 * back, but only a bounded number of them, so that a result of any size is written in constant memory.
 */
export interface ResultWriter {
  start(): string;
  item(item: AnalysedItem): string;
  end(summary: Summary): string;
}
