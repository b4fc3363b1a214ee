import type { ConversationFilter } from '#core/facts/query.ts';
import { dayOf, LATEST_DAY, readInstant } from '../times.ts';

const DAY_MS = 86_400_000;

/** A part of a UTC day, the first one being 0. */
export interface SlotOfDay {
  readonly day: string;
  readonly slot: number;
}

export interface CountedPeriod {
  /** The first and the last day on which something can be that is asked for. */
  readonly first: string;
  readonly last: string;
  /** Which slots can be taken as they were counted; the end is not included, nothing where it is no later. */
  readonly from: SlotOfDay;
  readonly to: SlotOfDay;
}

/** The period of a filter as UTC days that are divided into so many slots. */
export function countedPeriod({ from, to }: ConversationFilter, slots: number): CountedPeriod {
  const begin = from === undefined ? 0 : readInstant(from);
  const end = to === undefined ? LATEST_DAY + DAY_MS : readInstant(to);
  return {
    first: dayOf(begin),
    last: dayOf(end - 1),
    from: slotAt(Math.max(begin, FIRST_WHOLE), slots, 'next'),
    to: slotAt(Math.min(end, LAST_WHOLE), slots, 'before'),
  };
}

/** What lies outside of what a day can be stands on the first one and on the last: those are never whole. */
const FIRST_WHOLE = DAY_MS;
const LAST_WHOLE = LATEST_DAY;

/** Where an instant is not the beginning of a slot, its whole day is gone through: `next` is the day after it. */
export function slotAt(ms: number, slots: number, otherwise: 'next' | 'before'): SlotOfDay {
  const slot = ((ms % DAY_MS) * slots) / DAY_MS;
  if (Number.isInteger(slot)) return { day: dayOf(ms), slot };
  return { day: dayOf(otherwise === 'next' ? ms + DAY_MS : ms), slot: 0 };
}

/** Whether what was counted of a day can be taken. */
export function isWhole(day: string, { from, to }: CountedPeriod): boolean {
  return day >= from.day && (day < to.day || (day === to.day && to.slot > 0));
}

/** Days with those that lie at most so many days before or after one of them. */
export function withNeighbours(days: readonly string[], reach: number): string[] {
  const all = new Set<string>();
  for (const day of days) {
    const at = Date.parse(day);
    for (let shift = -reach; shift <= reach; shift++) all.add(dayOf(at + shift * DAY_MS));
  }
  return [...all];
}
