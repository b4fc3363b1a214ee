import type { z } from 'zod';
import type { liveCall, liveCallDetail } from '#contract/api/live.ts';

export type LiveCall = z.output<typeof liveCall>;
export type LiveCallDetail = z.output<typeof liveCallDetail>;
/** `over` for who saw it go on; of every other call that does not go on for them, people are told the same. */
export type ShownCall = LiveCallDetail | 'over' | 'unknown';

export interface Live {
  /** Undefined until the service has said which there are. */
  readonly calls: readonly LiveCall[] | undefined;
  /** The chosen one. */
  readonly call: ShownCall | undefined;
  /** Those that went on before the eyes of this person. */
  readonly seen: ReadonlySet<string>;
  readonly failure: unknown;
}

export const NOTHING: Live = { calls: undefined, call: undefined, seen: new Set(), failure: null };

export function withCalls(before: Live, calls: readonly LiveCall[]): Live {
  const unseen = calls.filter(({ id }) => !before.seen.has(id));
  const seen = unseen.length === 0 ? before.seen : new Set([...before.seen, ...unseen.map(({ id }) => id)]);
  return { ...before, calls, seen, failure: null };
}

/** @param told null where the call does not go on, or not for this person */
export function withCall(before: Live, id: string, told: LiveCallDetail | null): Live {
  if (told !== null) return { ...before, call: told };
  return { ...before, call: before.seen.has(id) ? 'over' : 'unknown' };
}
