import type { Findings } from './findings.ts';
import { type DraftTurn, reportBadTime } from './normalise-turn.ts';
import { type Clock, instantMs, shiftInstant } from './times.ts';

const HALF_DAY_MS = 43_200_000;
const DAY_MS = 86_400_000;

/** What the conversation says of its own beginning. */
export interface Beginning {
  readonly startedAt?: string;
  /** `2026-01-05`, where only the day is known. */
  readonly date?: string;
}

/**
 * Settles the times of all turns together, in place: distances without a unit, clock times with and
 * without a date. Returns true when the turns carry recording times throughout (a call).
 */
export function settleTimes(turns: readonly DraftTurn[], beginning: Beginning, findings: Findings): boolean {
  settleUnits(turns);
  const timesOfDay = settleClocks(turns, beginning, findings);
  settleEnds(turns, beginning);
  for (const [index, turn] of turns.entries()) {
    if (turn.startMs !== undefined && turn.endMs !== undefined && turn.endMs < turn.startMs) {
      findings.error('bad-time', `turns[${index}].endMs`, {
        zh: `结束（${turn.endMs} 毫秒）早于开始（${turn.startMs} 毫秒）`,
        en: `the end (${turn.endMs} ms) lies before the start (${turn.startMs} ms)`,
      });
    }
  }
  return !timesOfDay && turns.length > 0 && turns.every((turn) => turn.startMs !== undefined);
}

/** Recognisers write seconds (`1.25`) or milliseconds (`1250`) under the same names. */
function settleUnits(turns: readonly DraftTurn[]): void {
  if (turns.every((turn) => turn.start === undefined && turn.end === undefined)) return;
  const values = turns.flatMap((turn) => [turn.start, turn.end]).filter((value) => value !== undefined);
  const whole = values.every((value) => Number.isInteger(value));
  // Nobody speaks for more than 200 seconds a turn on average, and nobody for less than 0.2.
  const factor = whole && values.reduce((a, b) => Math.max(a, b)) / turns.length > 200 ? 1 : 1000;
  for (const turn of turns) {
    if (turn.start !== undefined) turn.startMs ??= Math.round(turn.start * factor);
    if (turn.end !== undefined) turn.endMs ??= Math.round(turn.end * factor);
    delete turn.start;
    delete turn.end;
  }
}

/** Returns true when clock times were read as times of day. */
function settleClocks(turns: readonly DraftTurn[], beginning: Beginning, findings: Findings): boolean {
  const clocked: { index: number; turn: DraftTurn; clock: Clock }[] = [];
  for (const [index, turn] of turns.entries()) {
    if (turn.at?.kind === 'clock') clocked.push({ index, turn, clock: turn.at });
  }
  if (clocked.length === 0) return false;
  const distances = readAsDistances(clocked[0]!.clock, beginning);
  const times: number[] = [];
  let day = 0;
  let before = clocked[0]!.clock.dayMs ?? 0;
  for (const { index, turn, clock } of clocked) {
    const value = distances ? clock.distanceMs : clock.dayMs;
    if (value === null) {
      reportBadTime(clock.parts.join(':'), `turns[${index}].at`, findings);
      return false;
    }
    if (distances) {
      turn.startMs ??= value;
      delete turn.at;
      continue;
    }
    if (value < before - HALF_DAY_MS) day += DAY_MS;
    before = value;
    times.push(day + value);
  }
  if (distances) return false;
  const base = baseOf(turns, beginning);
  const first = times.reduce((a, b) => Math.min(a, b));
  for (const [i, { turn }] of clocked.entries()) {
    if (base !== undefined) {
      turn.at = { kind: 'instant', iso: shiftInstant(`${base.date}T00:00:00${base.zone}`, times[i]!) };
    } else {
      turn.startMs ??= times[i]! - first;
      delete turn.at;
    }
  }
  return true;
}

/** A recording begins near zero; a clock hardly ever does. */
function readAsDistances(first: Clock, beginning: Beginning): boolean {
  if (first.dayMs === null) return true;
  if (first.distanceMs === null) return false;
  const startClock = /T(\d\d):(\d\d):(\d\d)/.exec(beginning.startedAt ?? '');
  if (startClock !== null) {
    const startMs =
      (Number(startClock[1]) * 60 + Number(startClock[2])) * 60_000 + Number(startClock[3]) * 1000;
    if (Math.abs(first.dayMs - startMs) < 120_000) return false;
  }
  return first.distanceMs < (first.parts.length === 2 ? 300_000 : 3_600_000);
}

function baseOf(
  turns: readonly DraftTurn[],
  beginning: Beginning,
): { date: string; zone: string } | undefined {
  const dated = beginning.startedAt ?? turns.find((turn) => turn.at?.kind === 'instant')?.at;
  const iso = typeof dated === 'string' ? dated : dated?.kind === 'instant' ? dated.iso : undefined;
  if (iso !== undefined) return { date: iso.slice(0, 10), zone: /(Z|[+-]\d\d:\d\d)$/.exec(iso)?.[0] ?? '' };
  return beginning.date === undefined ? undefined : { date: beginning.date, zone: '' };
}

/** A turn with two moments has a length: both become distances from the beginning. */
function settleEnds(turns: readonly DraftTurn[], beginning: Beginning): void {
  const first = turns.find((turn) => turn.at?.kind === 'instant')?.at;
  const base = beginning.startedAt ?? (first?.kind === 'instant' ? first.iso : undefined);
  if (base === undefined) return;
  for (const turn of turns) {
    if (turn.endAt === undefined || turn.at?.kind !== 'instant') continue;
    const start = instantMs(turn.at.iso) - instantMs(base);
    const end = instantMs(turn.endAt.iso) - instantMs(base);
    if (start >= 0) {
      turn.startMs ??= start;
      turn.endMs ??= end;
    }
  }
}
