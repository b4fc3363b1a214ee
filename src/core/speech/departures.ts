import { median, robustDeviation } from './figures.ts';
import { type Measures, semitones } from './measure-turn.ts';

/** How far a turn lies from what is usual for its speaker in this call; 0 is usual. */
export interface Departures {
  /** Decibels. */
  readonly loudness?: number;
  /** Semitones. */
  readonly pitch?: number;
  /** Percent faster. */
  readonly rate?: number;
  /** Of loudness, pitch and pace together; 1 and more is aroused. */
  readonly arousal?: number;
}

export interface Departed {
  readonly departures: Departures;
  /** Those that stand out, with how sure that is, 0–1. */
  readonly marked: Readonly<Partial<Record<keyof Departures, number>>>;
}

/** A turn as the baseline needs it; `rate` in syllables a minute, or without a unit where the sound alone tells it. */
export interface TurnMeasures {
  readonly measures: Measures;
  readonly rate?: number;
  /** How many were written down; absent where the sound alone tells the rate. */
  readonly syllables?: number;
}

/** Shorter turns neither make the baseline nor depart from it. */
const LEAST_MS = 700;
/** A pace needs so much speech where the sound alone tells it, and so many syllables where words do: "好的" has none. */
const LEAST_RATE_MS = 1000;
const LEAST_SYLLABLES = 6;
const LEAST_TURNS = 4;
/** So many of the speaker's own deviations, and at least so much, stand out. */
const DEVIATIONS = 2.5;
const LEAST = { loudness: 3.5, pitch: 2 };
/** The spread of a pace over a few turns is that of their words more than the speaker's: so much stands out whatever it is. */
const FASTER = { byWords: Math.log(1.2), bySound: Math.log(1.16) };
/** What one unit of arousal is made of. */
const UNIT = { loudness: 5, pitch: 3, rate: 0.3 };
const SHARE = { loudness: 0.45, pitch: 0.45, rate: 0.1 };
const AROUSED = 0.8;
const RISES_TOO = { loudness: 1.5, pitch: 0.8 };

interface Baseline {
  readonly middle: number;
  readonly limit: number;
}

/**
 * Compares the turns of one speaker with each other.
 * @param isBySound whether the rates come from the sound instead of the words
 */
export function departuresOf(turns: readonly TurnMeasures[], isBySound: boolean): Departed[] {
  const long = turns.filter(({ measures }) => measures.speechMs >= LEAST_MS);
  const levels = long.map(({ measures }) => measures.levelDb);
  const pitches = long.flatMap(({ measures }) => toSemitones(measures) ?? []);
  const level = baselineOf(levels, beyondSpread(levels, LEAST.loudness));
  const pitch = baselineOf(pitches, beyondSpread(pitches, LEAST.pitch));
  const rate = baselineOf(
    long.flatMap((turn) => logRate(turn) ?? []),
    isBySound ? FASTER.bySound : FASTER.byWords,
  );
  return turns.map((turn) => {
    if (turn.measures.speechMs < LEAST_MS) return { departures: {}, marked: {} };
    const loudness = from(turn.measures.levelDb, level);
    const high = from(toSemitones(turn.measures), pitch);
    const fast = from(logRate(turn), rate);
    const arousal = arousalOf(loudness, high, fast);
    const marked = {
      ...mark('loudness', loudness, level?.limit),
      ...mark('pitch', high, pitch?.limit),
      ...mark('rate', fast, rate?.limit),
      ...(arousal !== undefined && isAroused(arousal, loudness, high)
        ? mark('arousal', arousal, AROUSED)
        : {}),
    };
    return {
      departures: {
        ...(loudness === undefined ? {} : { loudness: tenths(loudness) }),
        ...(high === undefined ? {} : { pitch: tenths(high) }),
        ...(fast === undefined ? {} : { rate: Math.round((Math.exp(fast) - 1) * 100) }),
        ...(arousal === undefined ? {} : { arousal: Math.round(arousal * 100) / 100 }),
      },
      marked,
    };
  });
}

function toSemitones({ pitchHz }: Measures): number | undefined {
  return pitchHz === undefined ? undefined : semitones(pitchHz, 100);
}

function logRate({ measures, rate, syllables }: TurnMeasures): number | undefined {
  if (rate === undefined || rate <= 0) return undefined;
  const isEnough =
    syllables === undefined ? measures.speechMs >= LEAST_RATE_MS : syllables >= LEAST_SYLLABLES;
  return isEnough ? Math.log(rate) : undefined;
}

function baselineOf(values: readonly number[], limit: number): Baseline | undefined {
  return values.length < LEAST_TURNS ? undefined : { middle: median(values), limit };
}

function beyondSpread(values: readonly number[], least: number): number {
  return Math.max(least, DEVIATIONS * robustDeviation(values));
}

function from(value: number | undefined, baseline: Baseline | undefined): number | undefined {
  return value === undefined || baseline === undefined ? undefined : value - baseline.middle;
}

function arousalOf(loudness = 0, pitch?: number, rate = 0): number | undefined {
  if (pitch === undefined) return undefined;
  return (
    (SHARE.loudness * loudness) / UNIT.loudness +
    (SHARE.pitch * pitch) / UNIT.pitch +
    (SHARE.rate * rate) / UNIT.rate
  );
}

/** Louder alone may be the telephone held closer, higher alone a question; together they are arousal. */
function isAroused(arousal: number, loudness = 0, pitch = 0): boolean {
  return arousal >= AROUSED && loudness >= RISES_TOO.loudness && pitch >= RISES_TOO.pitch;
}

function mark(name: keyof Departures, value: number | undefined, limit: number | undefined) {
  if (value === undefined || limit === undefined || Math.abs(value) < limit) return {};
  return { [name]: Math.min(0.95, 0.6 + 0.35 * (Math.abs(value) / limit - 1)) };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
