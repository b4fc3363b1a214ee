import type { PageRequest, Sort } from '#core/facts/query.ts';
import { columnDay } from '../times.ts';
import type { Parameters } from './parameters.ts';

/** Where a page ended: the sorted figure, the start and the id of its last conversation. */
export interface Position {
  /** Of sorts by a figure; conversations without one come last. */
  readonly figure: number;
  /** As the column writes it. */
  readonly at: string;
  readonly id: string;
}

/** Larger than every figure. */
const NO_FIGURE = 1e9;

/** What a sort compares before the start; a constant where the start is all. */
export const FIGURE: Readonly<Record<Sort, string>> = {
  newest: '0.',
  oldest: '0.',
  lowest_score: `ifNull(lowest_score, ${NO_FIGURE})`,
  lowest_satisfaction: `ifNull(satisfaction, ${NO_FIGURE})`,
};

/**
 * Every order is strict: conversations with the same figure and start are told apart by their id. The constant
 * before the start of `oldest` keeps the engine from reading in the table's own order, which together with the
 * text index finds nothing.
 */
export function orderOf(sort: Sort): string {
  return sort === 'oldest'
    ? `ORDER BY ${FIGURE[sort]}, at, id`
    : `ORDER BY ${FIGURE[sort]}, at DESC, id DESC`;
}

/**
 * That a conversation comes after the position. New conversations never push known ones from one page to
 * the next, as a page begins where the last ended and not at a count.
 */
export function afterPosition(sort: Sort, position: Position, parameters: Parameters): string[] {
  const at = parameters.add(position.at, "DateTime64(3, 'UTC')");
  const id = parameters.text(position.id);
  if (sort === 'oldest') return [afterPositionDay(sort, position, parameters), `(at, id) > (${at}, ${id})`];
  if (sort === 'newest') return [afterPositionDay(sort, position, parameters), `(at, id) < (${at}, ${id})`];
  const figure = parameters.number(position.figure);
  return [`(${FIGURE[sort]} > ${figure} OR ${FIGURE[sort]} = ${figure} AND (at, id) < (${at}, ${id}))`];
}

/** The days on which what comes after the position stands. */
export function afterPositionDay(
  sort: 'newest' | 'oldest',
  position: Position,
  parameters: Parameters,
): string {
  const day = parameters.add(columnDay(position.at.replace(' ', 'T')), 'Date');
  return sort === 'newest' ? `day <= ${day}` : `day >= ${day}`;
}

export function writeCursor(sort: Sort, { figure, at, id }: Position): string {
  return Buffer.from(JSON.stringify([sort, figure, at, id])).toString('base64url');
}

/** Throws RangeError for a cursor that is not of this sort or not ours. */
export function readCursor({ cursor, sort }: PageRequest): Position | undefined {
  if (cursor === undefined) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    read = undefined;
  }
  if (Array.isArray(read)) {
    const [forSort, figure, at, id] = read as unknown[];
    const isPosition = typeof figure === 'number' && typeof id === 'string' && typeof at === 'string';
    if (forSort === sort && isPosition && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/.test(at)) {
      return { figure, at, id };
    }
  }
  throw new RangeError(
    `The cursor "${cursor}" belongs to no page sorted by ${sort}: begin again without a cursor`,
  );
}
