import { PRINT_SIZE } from '../ports/voice-prints.ts';
import { centreOf, highest, likeness, unit, type WeighedPrint, weightOf } from './print-figures.ts';

/** Halves of one voice are at least so alike where one part of the call says what they are and another how alike; two voices are less so. */
const ONE_VOICE = 0.945;
/** The middles of the halves of one voice are so alike by themselves, less by a share of one for each 1.6 s that is heard, a print's length. */
const BY_CHANCE = { usual: 0.945, fallsBy: 0.7 };
const PRINT_MS = 1600;
/** Two are usual, more are not: a further voice must be more its own. */
const FURTHER_VOICE = 0.915;
/** What two say at once lies between their voices, and is no third. */
const BETWEEN = 0.93;
/** Somebody who speaks less is not told as a voice of the call. */
const LEAST_MS = 2000;
const LEAST_SHARE = 0.03;
const FURTHER_LEAST_MS = 5000;
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
  let best: Float32Array[] | undefined;
  let least = centres.length > 1 ? FURTHER_VOICE : ONE_VOICE;
  for (const [index, group] of groupsOf(prints, centres).entries()) {
    const halves = halvesOf(group);
    if (halves === undefined || !areApart(group, halves)) continue;
    const alike = likenessWithoutChance(group, halves);
    if (alike >= least) continue;
    const others = centres.filter((_, other) => other !== index);
    const proposed = settle(prints, [...others, ...halves]);
    if (areVoices(prints, proposed)) [best, least] = [proposed, alike];
  }
  return best;
}

/** Whether halves differ by more than those of one voice of which as little is heard. */
function areApart(group: Group, [a, b]: readonly Float32Array[]): boolean {
  const { usual, fallsBy } = BY_CHANCE;
  return likeness(a!, b!) < usual - (fallsBy * PRINT_MS) / weightOf(group);
}

function areVoices(prints: Group, centres: readonly Float32Array[]): boolean {
  const shortest = centres.length > 2 ? FURTHER_LEAST_MS : LEAST_MS;
  const least = Math.max(shortest, LEAST_SHARE * weightOf(prints));
  return groupsOf(prints, centres).every((group) => weightOf(group) >= least) && !isOneBetween(centres);
}

function isOneBetween(centres: readonly Float32Array[]): boolean {
  return centres.some((centre, index) => {
    const others = centres.filter((_, other) => other !== index);
    return others.some((a, i) =>
      others.slice(i + 1).some((b) => {
        const middle = unit(a.map((value, at) => value + b[at]!));
        return likeness(centre, middle) > BETWEEN;
      }),
    );
  });
}

/**
 * How alike two halves of a group are as they would be without chance: of few prints the two that differ most by chance lie far
 * apart. One side of the group says what its halves are; the prints of the other side are told by that, and compared with it.
 */
function likenessWithoutChance(group: Group, halves: readonly Float32Array[]): number {
  const [left, right] = sidesOf(groupsOf(group, halves));
  return (likenessAcross(left, right) + likenessAcross(right, left)) / 2;
}

/** Two sides that hold something of each half, every other part of it; of a half with a single part its beginning and its end. */
function sidesOf(halves: readonly Group[]): readonly [Group, Group] {
  const sides: [WeighedPrint[], WeighedPrint[]] = [[], []];
  for (const half of halves) {
    const parts = [...new Set(half.map(({ part }) => part))];
    for (const [i, one] of half.entries()) {
      const isRight = parts.length > 1 ? parts.indexOf(one.part) % 2 === 1 : i >= half.length / 2;
      sides[isRight ? 1 : 0].push(one);
    }
  }
  return sides;
}

function likenessAcross(known: Group, unknown: Group): number {
  const centres = halvesOf(known);
  if (centres === undefined) return 1;
  const halves = [known, unknown].flatMap((prints) => groupsOf(prints, centres));
  if (halves.some((half) => half.length === 0)) return 1;
  const [a0, a1, b0, b1] = halves.map((half) => centreOf(half));
  const between = (likeness(a0!, b1!) + likeness(a1!, b0!)) / 2;
  return between / Math.sqrt(likeness(a0!, b0!) * likeness(a1!, b1!));
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
