import { median } from './figures.ts';
import type { SoundTrack } from './frame-track.ts';
import { measureTurn, semitones } from './measure-turn.ts';
import { lengthOf, type Stretch, totalOf } from './stretches.ts';

/** Two voices closer than this cannot be told apart by pitch alone. */
const APART_SEMITONES = 4;
/** Either speaks at least so much of the time. */
const LEAST_SHARE = 0.1;
const ROUNDS = 10;

/**
 * Tells two speakers of one channel apart by the pitch of their voices, the first to speak first.
 * @returns for each speaker where they speak; one list where there is one voice, or two that are too alike
 */
export function speakersByPitch(track: SoundTrack, speech: readonly Stretch[]): Stretch[][] {
  const heights = speech.map((stretch) => {
    const { pitchHz } = measureTurn(track, [stretch]);
    return pitchHz === undefined ? undefined : semitones(pitchHz, 100);
  });
  const known = heights.filter((height) => height !== undefined);
  if (known.length < 2) return [[...speech]];
  let [low, high] = [Math.min(...known), Math.max(...known)];
  for (let round = 0; round < ROUNDS; round++) {
    const middle = (low + high) / 2;
    const [below, above] = [
      known.filter((height) => height < middle),
      known.filter((height) => height >= middle),
    ];
    if (below.length === 0 || above.length === 0) break;
    low = median(below);
    high = median(above);
  }
  const middle = (low + high) / 2;
  // A stretch without a clear voice belongs to whoever spoke last.
  let last = 0;
  const owners = heights.map((height) => {
    if (height !== undefined) last = height < middle ? 0 : 1;
    return last;
  });
  const of = (speaker: number) => speech.filter((_, index) => owners[index] === speaker);
  const first = owners[0]!;
  const speakers = [of(first), of(1 - first)];
  const total = speech.reduce((sum, stretch) => sum + lengthOf(stretch), 0);
  const isTwo = high - low >= APART_SEMITONES && speakers.every((own) => totalOf(own) >= LEAST_SHARE * total);
  return isTwo ? speakers : [[...speech]];
}
