import { describe, expect, it } from 'vitest';
import { departuresOf, type TurnMeasures } from './departures.ts';

/** A turn of one level and pitch, said in so many syllables a minute. */
function turn(speechMs: number, rate: number): TurnMeasures {
  return { measures: { speechMs, levelDb: -23, pitchHz: 150 }, rate };
}

function written(speechMs: number, rate: number): TurnMeasures {
  return { ...turn(speechMs, rate), syllables: (rate * speechMs) / 60_000 };
}

const PACES = [250, 260, 240, 255, 245];
const usual = PACES.map((rate) => written(3000, rate));
const heard = PACES.map((rate) => turn(3000, rate));

function isFaster(found: ReturnType<typeof departuresOf>[number] | undefined): boolean {
  return found?.marked.rate !== undefined && (found.departures.rate ?? 0) > 0;
}

describe('the pace of a turn beside the speaker’s other turns', () => {
  it('is told of a short sentence where its words are known', () => {
    // Nine syllables in 1.16 s.
    const found = departuresOf([...usual, written(1160, 465)], false);
    expect(found.map(isFaster)).toEqual([false, false, false, false, false, true]);
  });

  it('is not told of a word or two, however fast they are said', () => {
    const found = departuresOf([...usual, written(750, 400)], false);
    expect(found.at(-1)).toEqual({ departures: { loudness: 0, pitch: 0, arousal: 0 }, marked: {} });
  });

  it('is told by the sound of a second and more, and stands out sooner there', () => {
    const [short, long] = departuresOf([turn(990, 300), turn(1100, 300), ...heard], true);
    expect(short?.departures.rate).toBeUndefined();
    expect(isFaster(long)).toBe(true);
    expect(isFaster(departuresOf([written(1500, 300), ...usual], false)[0])).toBe(false);
  });
});
