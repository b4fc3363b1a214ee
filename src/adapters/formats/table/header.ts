import type { Mapping } from '../mapping.ts';
import { type Columns, type ColumnsResult, findColumns } from './columns.ts';

/** Titles and empty rows may stand above the header. */
export const HEADER_WITHIN = 10;
/** What is longer is no name of a column. */
const LONGEST_NAME = 1000;

type Cells = readonly string[];

export interface Header {
  /** Which of the rows it is. */
  readonly at: number;
  readonly found: ColumnsResult;
  /** It is a header only where nothing else says what the columns are. */
  readonly isDoubtful: boolean;
}

/**
 * The first row whose cells name columns that can be read, or else the first at all. A title (`聊天记录`), and names of
 * groups of columns (`会话 | | 消息 |`), may be such names too: then the row below that says more is the header.
 * @param rows that are not empty, from the top; one at least
 */
export function headerAmong(rows: readonly Cells[], mapping: Mapping): Header {
  const [first, ...others] = rows.slice(0, HEADER_WITHIN);
  const found = columnsNamedBy(first!, mapping);
  let best: Header = { at: 0, found, isDoubtful: !found.ok || isLikeTitle(rows, 0) };
  for (const [index, cells] of others.entries()) {
    if (best.found.ok && cells.some(({ length }) => length > LONGEST_NAME)) continue;
    const at = index + 1;
    const one = { at, found: columnsNamedBy(cells, mapping), isDoubtful: isLikeTitle(rows, at) };
    if (saysMore(one, best)) best = one;
  }
  return best;
}

function columnsNamedBy(cells: Cells, mapping: Mapping): ColumnsResult {
  return findColumns(
    cells.map((cell) => cell.trim()),
    mapping,
  );
}

function saysMore(later: Header, earlier: Header): boolean {
  if (!earlier.found.ok || !later.found.ok) return later.found.ok;
  if (earlier.isDoubtful || later.isDoubtful) return !later.isDoubtful;
  const [before, after] = [earlier.found.columns, later.found.columns];
  if (before.layout !== 'row-per-conversation') return false;
  return after.layout !== 'row-per-conversation' || namedIn(after) > namedIn(before);
}

function namedIn({ guess }: Columns): number {
  return Object.keys(guess.map).length;
}

/** One cell where most of the rows below have several. */
function isLikeTitle(rows: readonly Cells[], at: number): boolean {
  if (filled(rows[at]!) > 1) return false;
  const below = rows.slice(at + 1, at + 1 + HEADER_WITHIN);
  return below.filter((cells) => filled(cells) > 1).length * 2 > below.length;
}

function filled(cells: Cells): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}
