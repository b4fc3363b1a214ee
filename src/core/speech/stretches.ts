/** A stretch of a recording, in milliseconds from its beginning. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** Frames are 10 ms long everywhere in this room. */
export const FRAME_MS = 10;

export function lengthOf({ startMs, endMs }: Stretch): number {
  return endMs - startMs;
}

export function totalOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, stretch) => sum + lengthOf(stretch), 0);
}

/** The stretches over which consecutive frames are marked. */
export function stretchesOf(marks: Uint8Array): Stretch[] {
  const stretches: Stretch[] = [];
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] === 0) continue;
    const from = i;
    while (i < marks.length && marks[i] !== 0) i++;
    stretches.push({ startMs: from * FRAME_MS, endMs: i * FRAME_MS });
  }
  return stretches;
}

/** Joins what is less than `gapMs` apart; stretches come in order and do not overlap. */
export function joinClose(stretches: readonly Stretch[], gapMs: number): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (last !== undefined && stretch.startMs - last.endMs < gapMs) {
      joined[joined.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, stretch.endMs) };
    } else joined.push(stretch);
  }
  return joined;
}

/** What belongs to at least one of several lists. */
export function unionOf(...lists: readonly (readonly Stretch[])[]): Stretch[] {
  const all = lists.flat().toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  const union: Stretch[] = [];
  for (const stretch of all) {
    const last = union.at(-1);
    if (last !== undefined && stretch.startMs <= last.endMs) {
      if (stretch.endMs > last.endMs)
        union[union.length - 1] = { startMs: last.startMs, endMs: stretch.endMs };
    } else union.push(stretch);
  }
  return union;
}

/** What belongs to both; each list in order and without overlaps of its own. */
export function intersectionOf(a: readonly Stretch[], b: readonly Stretch[]): Stretch[] {
  const common: Stretch[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const startMs = Math.max(a[i]!.startMs, b[j]!.startMs);
    const endMs = Math.min(a[i]!.endMs, b[j]!.endMs);
    if (endMs > startMs) common.push({ startMs, endMs });
    if (a[i]!.endMs < b[j]!.endMs) i++;
    else j++;
  }
  return common;
}

/** What of 0 to `untilMs` belongs to none of them; in order and without overlaps. */
export function restOf(stretches: readonly Stretch[], untilMs: number): Stretch[] {
  const rest: Stretch[] = [];
  let at = 0;
  for (const { startMs, endMs } of stretches) {
    if (startMs > at) rest.push({ startMs: at, endMs: Math.min(startMs, untilMs) });
    at = Math.max(at, endMs);
    if (at >= untilMs) return rest;
  }
  if (at < untilMs) rest.push({ startMs: at, endMs: untilMs });
  return rest;
}
