import type { Channel } from '#core/conversation/schema.ts';
import { dayOf, type Span, spanOfDays } from '#core/facts/days.ts';

interface Timed {
  readonly role: string;
  readonly at?: string | undefined;
  readonly startMs?: number | undefined;
  readonly endMs?: number | undefined;
}

/** Shorter pauses are how people talk. */
const LONG_MS: Readonly<Record<Channel, number>> = { voice: 3_000, chat: 60_000, email: 3_600_000 };

/** How long nobody spoke before a turn, where it is long enough to be noticed; null otherwise. */
export function longPause(channel: Channel, turns: readonly Timed[], index: number): number | null {
  const pause = pauseBefore(turns, index);
  return pause !== null && pause >= LONG_MS[channel] ? pause : null;
}

/** The turns with which another day begins on a zone's clock, each with its day; not the first, which begins them all. */
export function daysBegun(turns: readonly Timed[], zone: string): ReadonlyMap<number, string> {
  const begun = new Map<number, string>();
  let today: Span | undefined;
  for (const [index, { at }] of turns.entries()) {
    // What a system says in between may have no time.
    if (at === undefined) continue;
    const instant = new Date(at).toISOString();
    if (today !== undefined && today.from <= instant && instant < today.to) continue;
    const day = dayOf(Date.parse(at), zone);
    if (today !== undefined) begun.set(index, day);
    today = spanOfDays(day, day, zone);
  }
  return begun;
}

/** How long a customer waited for this turn of the agent; null for any other turn. */
export function responseTime(turns: readonly Timed[], index: number): number | null {
  const [turn, before] = [turns[index], turns[index - 1]];
  if (turn?.role !== 'agent' || before?.role !== 'customer') return null;
  const pause = pauseBefore(turns, index);
  return pause === null ? null : Math.max(0, pause);
}

/** Negative where two speak at once; null where the times are not known. */
function pauseBefore(turns: readonly Timed[], index: number): number | null {
  const [turn, before] = [turns[index], turns[index - 1]];
  if (turn === undefined || before === undefined) return null;
  if (turn.startMs !== undefined && before.startMs !== undefined)
    return turn.startMs - (before.endMs ?? before.startMs);
  if (turn.at !== undefined && before.at !== undefined) return Date.parse(turn.at) - Date.parse(before.at);
  return null;
}
