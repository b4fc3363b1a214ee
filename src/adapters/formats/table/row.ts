import type { Problem } from '#core/problem.ts';

/** One row below the header. */
export interface Row {
  /** Line of a text file, row of a sheet; from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly bytesRead: number;
  /** What is wrong with the row itself; its conversation is refused with it. */
  readonly problem?: Problem;
  /** The line is no row at all: it is refused alone. */
  readonly broken?: { readonly problem: Problem; readonly excerpt: string };
}

/**
 * A table that can be read several times from the beginning, rows below the header only. Rows come in
 * batches: a step of an asynchronous iteration costs more than a row.
 */
export type OpenRows = () => AsyncIterable<readonly Row[]>;
