import type { Problem } from '#core/problem.ts';

/** One row below the header. */
export interface Row {
  /** Line of a text file, row of a sheet; from 1. */
  readonly line: number;
  /** Where a workbook has several: the sheet. */
  readonly sheet?: string;
  readonly cells: readonly string[];
  readonly bytesRead: number;
  /** What is wrong with the row itself; its conversation is refused with it. */
  readonly problem?: Problem;
  /** The line is no row at all. */
  readonly broken?: BrokenLine;
}

export interface BrokenLine {
  readonly problem: Problem;
  readonly excerpt: string;
  /** Its first and its last cells, as far as they can be told. */
  readonly leading: readonly string[];
  readonly trailing: readonly string[];
}

/**
 * A table that can be read several times from the beginning, rows below the header only. Rows come in
 * batches: a step of an asynchronous iteration costs more than a row.
 */
export type OpenRows = () => AsyncIterable<readonly Row[]>;

/** The text of a cell without the space around it; empty where the row has none. */
export function cell(row: Row, index: number): string {
  return row.cells[index]?.trim() ?? '';
}

export function isBlank(row: Row): boolean {
  return (
    row.problem === undefined &&
    row.broken === undefined &&
    row.cells.every((text) => text === undefined || text.trim() === '')
  );
}
