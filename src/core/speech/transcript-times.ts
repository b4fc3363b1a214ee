import type { Stretch } from './stretches.ts';
import { ENDS, field, type Json, LENGTHS, STARTS, timeOf } from './transcript-fields.ts';

const MS_IN_SECOND = 1000;
/** .NET counts in them: 100 ns. */
const MS_IN_TICK = 1 / 10_000;
/** Whole numbers that reach so much further than the recording in one unit are of the next smaller one. */
const BEYOND = 1.5;
/** Far from any recording: a transcript of another call, or of one that was cut off, reaches less far. */
const FAR_BEYOND = 100;
/** The clocks of a recorder and of whoever writes the words differ by no more. */
const CLOCKS_DIFFER_MS = 2_000;

/**
 * Milliseconds in one unit of a transcript's times, as their names and forms tell it, else by how far they reach.
 * @param durationMs of the recording
 */
export function scaleOf(list: readonly Json[], durationMs: number): number {
  const starts = list.map((one) => field(one, STARTS));
  if (starts.some(([name = '']) => /ms$/i.test(name))) return 1;
  const told = [...starts, ...list.map((one) => field(one, ENDS))].map(([, value]) => value);
  if (told.some(isClock)) return MS_IN_SECOND;
  const times = told.map(timeOf).filter(Number.isFinite);
  const latest = times.reduce((most, time) => (time > most ? time : most), 0);
  const areWhole = times.every(Number.isInteger);
  if (areWhole && latest > durationMs * FAR_BEYOND) return MS_IN_TICK;
  const seconds = durationMs / MS_IN_SECOND;
  return latest > seconds * (areWhole ? BEYOND : FAR_BEYOND) ? 1 : MS_IN_SECOND;
}

/** `1.5s`, `00:01:02.5` and `PT1M2.5S` say of themselves that they are seconds. */
function isClock(value: unknown): boolean {
  return typeof value === 'string' && /[:ps]/i.test(value) && Number.isFinite(timeOf(value));
}

/** When something was said, in milliseconds; without an end of its own it ends where it begins. */
export function stretchOf(one: Json, scale: number): Stretch {
  const startMs = Math.max(0, timeOf(field(one, STARTS)[1]) * scale);
  const end = field(one, ENDS)[1];
  const length = field(one, LENGTHS)[1];
  const endMs = end === undefined ? startMs + timeOf(length ?? 0) * scale : timeOf(end) * scale;
  return {
    startMs: Math.round(startMs),
    endMs: Math.round(Math.max(startMs, Number.isFinite(endMs) ? endMs : startMs)),
  };
}

/** Whether something was said while the recording went on. */
export function isWithin({ startMs }: Pick<Stretch, 'startMs'>, durationMs: number): boolean {
  return startMs >= -CLOCKS_DIFFER_MS && startMs <= durationMs + CLOCKS_DIFFER_MS;
}
