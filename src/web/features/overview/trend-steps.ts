import { addDays, type Span } from '#core/facts/days.ts';
import type { FigureRow } from '../../client/types.ts';

const DAYS = { day: 1, week: 7 } as const;
/** A single conversation with a wrong year must not make thousands of empty steps. */
const MOST_STEPS = 400;

/**
 * The days or weeks from the first to the last row, also those in which there was no conversation: left out, time would seem
 * to jump. Where that were too many, the rows as they are.
 * @param rows by day, or by the Monday of a week; in order
 */
export function everyStep(rows: readonly FigureRow[], step: keyof typeof DAYS): readonly FigureRow[] {
  const last = rows.at(-1)?.group[0];
  const known = new Map(rows.map((row) => [row.group[0]!, row]));
  const steps: FigureRow[] = [];
  for (let day = rows[0]?.group[0]; day !== undefined && last !== undefined && day <= last; ) {
    if (steps.length === MOST_STEPS) return rows;
    steps.push(known.get(day) ?? { group: [day], values: [], conversations: 0 });
    day = addDays(day, DAYS[step]);
  }
  return steps;
}

/** The part of a day or week that lies in the period that is looked at: its conversations are those that were counted. */
export function spanWithin(span: Span, from: string | undefined, to: string | undefined): Span {
  const isLater = from !== undefined && Date.parse(from) > Date.parse(span.from);
  const isEarlier = to !== undefined && Date.parse(to) < Date.parse(span.to);
  return { from: isLater ? from : span.from, to: isEarlier ? to : span.to };
}
