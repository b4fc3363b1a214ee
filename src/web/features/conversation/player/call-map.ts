import { SHOWN_CONFIDENCE } from '#core/signals/catalogue.ts';
import type { ConversationDetail } from '../../../client/types.ts';

type Turns = ConversationDetail['conversation']['turns'];
type Role = Turns[number]['role'];

/** What was heard of the sound, as it is marked along a call; everything else that was found is a `signal`. */
export const HEARD_KINDS = ['silence', 'hold', 'overlap', 'interruption', 'arousal'] as const;
export type HeardKind = (typeof HEARD_KINDS)[number];

/** A stretch of the call in which something was found. */
export interface Place {
  readonly kind: HeardKind | 'signal';
  readonly type: string;
  readonly startMs: number;
  readonly endMs: number;
  /** From 0, where it belongs to one speaker. */
  readonly channel?: number;
}

/** Everybody waits in these, or both speak. */
const OF_BOTH: readonly string[] = ['silence', 'hold', 'overlap'];

/** Whether a conversation was heard from a recording. */
export function wasHeard({ channel, attributes }: ConversationDetail['conversation']): boolean {
  return channel === 'voice' && typeof attributes?.['sound'] === 'object';
}

/** Everything that was found in a call and has a place in its time, in the order of time. */
export function placesOf({ signals, conversation }: ConversationDetail): readonly Place[] {
  const places: Place[] = [];
  for (const { type, turn, confidence, ...rest } of signals) {
    const said = conversation.turns[turn];
    const startMs = asNumber(rest['startMs']) ?? said?.startMs;
    const endMs = asNumber(rest['endMs']) ?? said?.endMs;
    if (confidence < SHOWN_CONFIDENCE || startMs === undefined || endMs === undefined) continue;
    const kind = kindOf(type);
    if (kind === null) continue;
    const channel = OF_BOTH.includes(kind) || said === undefined ? undefined : channelOf(said);
    places.push({ kind, type, startMs, endMs, ...(channel === undefined ? {} : { channel }) });
  }
  return places.sort((a, b) => a.startMs - b.startMs);
}

function kindOf(type: string): Place['kind'] | null {
  const heard = HEARD_KINDS.find((kind) => type === `speech.${kind}`);
  if (heard !== undefined) return heard;
  const isMarked = !/^(?:speech|conversation|privacy)\./.test(type) && type !== 'customer.emotion';
  return isMarked ? 'signal' : null;
}

/** Who is on each channel: who says most of what is said there. */
export function rolesByChannel(turns: Turns, channels: number): readonly (Role | undefined)[] {
  return Array.from({ length: channels }, (_, channel) => {
    const counts = new Map<Role, number>();
    for (const turn of turns) {
      if (channelOf(turn) === channel) counts.set(turn.role, (counts.get(turn.role) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  });
}

/**
 * The turn that is being said, the one begun last where several are; in a pause the one that ended last; undefined before
 * the first.
 */
export function turnAt(turns: Turns, ms: number): number | undefined {
  let said: number | undefined;
  let ended: { readonly index: number; readonly endMs: number } | undefined;
  for (const [index, { startMs, endMs = startMs }] of turns.entries()) {
    if (startMs === undefined || endMs === undefined || startMs > ms) continue;
    if (endMs > ms) said = index;
    else if (ended === undefined || endMs >= ended.endMs) ended = { index, endMs };
  }
  return said ?? ended?.index;
}

function channelOf({ attributes }: Turns[number]): number | undefined {
  const sound = attributes?.['sound'];
  return typeof sound === 'object' && sound !== null && 'channel' in sound
    ? asNumber(sound.channel)
    : undefined;
}

function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
