import { PRINT_SIZE } from '../ports/voice-prints.ts';
import { centreOf, highest, likeness, unit, type WeighedPrint, weightOf } from './print-figures.ts';

/** The halves of one voice are at least so alike, whatever it says; two voices are less so. */
const ONE_VOICE = 0.91;
/** A further voice besides two may be both of them at once: it must be more its own. */
const FURTHER_VOICE = 0.85;
/** Somebody who speaks less is not told as a voice of the call. */
const LEAST_MS = 2000;
const LEAST_SHARE = 0.03;
const FURTHER_LEAST_MS = 6000;
const MOST_VOICES = 4;
const ROUNDS = 20;
/** Directions in which prints differ most; voices lie apart in one of the first. */
const DIRECTIONS = 3;

type Group = readonly WeighedPrint[];

/**
 * The voices of a recording, as many as its prints tell apart, by the direction in which the prints of each lie.
 * @param prints weighed by milliseconds of speech
 */
export function voiceCentres(prints: Group): Float32Array[] {
  if (prints.length === 0) return [];
  let centres = [centreOf(prints)];
  while (centres.length < MOST_VOICES) {
    const more = withOneMore(prints, centres);
    if (more === undefined) return centres;
    centres = more;
  }
  return centres;
}

/** The centres when the voice that falls apart most is taken for two; undefined where none does. */
function withOneMore(prints: Group, centres: readonly Float32Array[]): Float32Array[] | undefined {
  let [best, least] = [undefined as Float32Array[] | undefined, Number.POSITIVE_INFINITY];
  for (const [index, group] of groupsOf(prints, centres).entries()) {
    const halves = halvesOf(group);
    if (halves === undefined) continue;
    const proposed = settle(prints, [...centres.slice(0, index), ...centres.slice(index + 1), ...halves]);
    const alike = mostAlike(proposed);
    if (alike < least && areVoices(prints, proposed)) [best, least] = [proposed, alike];
  }
  return best;
}

function areVoices(prints: Group, centres: readonly Float32Array[]): boolean {
  const isFurther = centres.length > 2;
  const least = Math.max(isFurther ? FURTHER_LEAST_MS : LEAST_MS, LEAST_SHARE * weightOf(prints));
  return (
    mostAlike(centres) < (isFurther ? FURTHER_VOICE : ONE_VOICE) &&
    groupsOf(prints, centres).every((group) => weightOf(group) >= least)
  );
}

function mostAlike(centres: readonly Float32Array[]): number {
  return Math.max(...centres.flatMap((a, index) => centres.slice(index + 1).map((b) => likeness(a, b))));
}

/** By centre: the prints that are nearest to it. */
function groupsOf(prints: Group, centres: readonly Float32Array[]): WeighedPrint[][] {
  const groups: WeighedPrint[][] = centres.map(() => []);
  for (const one of prints) groups[highest(centres.map((centre) => likeness(one.print, centre)))]!.push(one);
  return groups;
}

/** Moves centres into the middle of what is nearest to them until nothing changes. */
function settle(prints: Group, start: readonly Float32Array[]): Float32Array[] {
  let centres = [...start];
  let sizes = '';
  for (let round = 0; round < ROUNDS; round++) {
    const groups = groupsOf(prints, centres);
    const now = groups.map((group) => weightOf(group)).join();
    if (now === sizes) break;
    sizes = now;
    centres = centres.map((centre, index) =>
      groups[index]!.length === 0 ? centre : centreOf(groups[index]!),
    );
  }
  return centres;
}

/** Two centres that part a group best, looked for along the directions in which it is widest. */
function halvesOf(group: Group): Float32Array[] | undefined {
  if (group.length < 2) return undefined;
  let [best, most] = [undefined as Float32Array[] | undefined, Number.NEGATIVE_INFINITY];
  for (const direction of widestDirections(group)) {
    const along = group.map(({ print }) => likeness(print, direction));
    const middle = along.reduce((sum, value) => sum + value, 0) / group.length;
    const sides = [true, false].map((isAbove) => group.filter((_, i) => along[i]! > middle === isAbove));
    if (sides.some((side) => side.length === 0)) continue;
    const centres = settle(group, sides.map(centreOf));
    const close = group.reduce(
      (sum, { print, weight }) =>
        sum + weight * Math.max(...centres.map((centre) => likeness(print, centre))),
      0,
    );
    if (close > most) [best, most] = [centres, close];
  }
  return best;
}

/** Principal directions, by repeated multiplication with what is left of the spread. */
function widestDirections(group: Group): Float32Array[] {
  const mean = new Float32Array(PRINT_SIZE);
  for (const { print } of group) for (let i = 0; i < PRINT_SIZE; i++) mean[i]! += print[i]! / group.length;
  const rows = group.map(({ print }) => print.map((value, i) => value - mean[i]!));
  const found: Float32Array[] = [];
  for (let number = 0; number < Math.min(DIRECTIONS, group.length - 1); number++) {
    let direction = unit(rows.reduce((far, row) => (likeness(row, row) > likeness(far, far) ? row : far)));
    for (let round = 0; round < ROUNDS; round++) {
      const next = new Float32Array(PRINT_SIZE);
      for (const row of rows) {
        const along = likeness(row, direction);
        for (let i = 0; i < PRINT_SIZE; i++) next[i]! += row[i]! * along;
      }
      direction = unit(next);
    }
    found.push(direction);
    for (const row of rows) {
      const along = likeness(row, direction);
      for (let i = 0; i < PRINT_SIZE; i++) row[i]! -= direction[i]! * along;
    }
  }
  return found;
}
