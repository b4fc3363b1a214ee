import { offsetAt } from '../facts/days.ts';
import type { Conversation } from './schema.ts';

const OFFSET = /(?:Z|[+-]\d\d:\d\d)$/;

/** Whether some time of it says no offset: `2026-01-05T09:00:00`, as most tables write. */
export function hasLocalTimes({ startedAt, turns }: Conversation): boolean {
  return isLocal(startedAt) || turns.some(({ at }) => isLocal(at));
}

/**
 * The same conversation with every time an instant. Times without an offset are read on the clock that its other times
 * name, else on that of `zone`; where there is none either, they stay as they are.
 */
export function withInstants(conversation: Conversation, zone?: string): Conversation {
  if (!hasLocalTimes(conversation)) return conversation;
  const { startedAt, turns } = conversation;
  const named = [startedAt, ...turns.map(({ at }) => at)].find((at) => at !== undefined && !isLocal(at));
  const own = named === undefined ? undefined : OFFSET.exec(named)![0];
  if (own === undefined && zone === undefined) return conversation;
  const known = new Map<string, string>();
  const instant = (local: string): string => {
    if (own !== undefined) return local + own;
    // Offsets change at most once an hour, and a conversation has many turns in one.
    const hour = local.slice(0, 13);
    const offset = known.get(hour) ?? offsetOf(local, zone!);
    known.set(hour, offset);
    return local + offset;
  };
  return {
    ...conversation,
    ...(startedAt !== undefined && isLocal(startedAt) ? { startedAt: instant(startedAt) } : {}),
    turns: turns.map((turn) =>
      turn.at !== undefined && isLocal(turn.at) ? { ...turn, at: instant(turn.at) } : turn,
    ),
  };
}

function isLocal(at: string | undefined): boolean {
  return at !== undefined && !OFFSET.test(at);
}

/** `+08:00`; where clocks are put forward, the hour that they leave out counts as the one before. */
function offsetOf(local: string, zone: string): string {
  const clock = Date.parse(`${local}Z`);
  const minutes = Math.round(offsetAt(clock - offsetAt(clock, zone), zone) / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
