import type { ReadOutcome } from '#contract/files/reading.ts';
import type { NormaliseOptions } from '#core/conversation/normalise.ts';
import { reject } from '../problems.ts';
import { normaliseOptions, place, type ReadingContext } from '../reading-context.ts';
import type { Row } from './row.ts';

/** The part of a table's name in ids, where a file has several (sheets of a workbook). */
export interface TableName {
  readonly part?: string;
}

/** Before the name of a target that is kept under this name. */
export const ATTRIBUTE = 'attributes.';

export function refuseLine(row: Row, context: ReadingContext): ReadOutcome {
  const { problem, excerpt } = row.broken!;
  return reject(place(context, row.bytesRead, row.line), problem, { excerpt });
}

/** Options of normalisation for the conversation of these rows. */
export function optionsFor(
  context: ReadingContext,
  table: TableName,
  rows: readonly Row[],
  position: number | undefined,
): NormaliseOptions {
  const content = () => rows.map((row) => row.cells.join('\t'));
  return normaliseOptions(context, content, position, table.part);
}
