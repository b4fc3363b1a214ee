import { addDays, type Span, spanOfDays } from '#core/facts/days.ts';
import type { FigureRow } from '#core/facts/figures.ts';

/** Fewer conversations than these are no choice: the days before are looked at as well. */
const ENOUGH = 30;
const DAYS_AT_MOST = 7;

/**
 * The newest day that has conversations, with so many days before it as make a choice.
 * @param days figures by day, in any order
 * @returns null where there is no conversation at all
 */
export function worthWindow(days: readonly FigureRow[], zone: string): Span | null {
  const ordered = days.toSorted((a, b) => (a.group[0]! < b.group[0]! ? 1 : -1));
  const last = ordered[0]?.group[0];
  if (last === undefined) return null;
  const earliest = addDays(last, 1 - DAYS_AT_MOST);
  let first = last;
  let conversations = 0;
  for (const { group, conversations: more } of ordered) {
    if (conversations >= ENOUGH || group[0]! < earliest) break;
    first = group[0]!;
    conversations += more;
  }
  return spanOfDays(first, last, zone);
}
