import { describe, expect, it } from 'vitest';
import { printMaker } from '../../../test/speech/made-prints.ts';
import { highest, likeness, unit } from './print-figures.ts';
import { voiceCentres } from './voice-centres.ts';

const WEIGHT = 1600;

function centresOf(voices: readonly number[], seed = 1) {
  const make = printMaker(seed);
  const prints = voices.map((voice, part) => ({ print: make(voice), weight: WEIGHT, part }));
  return { prints, centres: voiceCentres(prints) };
}

const times = (count: number, voice: number) => new Array<number>(count).fill(voice);

describe('the voices of a recording', () => {
  it.each([1, 2, 3, 4, 5])('are one where one speaks, whatever it says (%i)', (seed) => {
    expect(centresOf(times(40, 0), seed).centres).toHaveLength(1);
  });

  it.each([
    [2, [...times(30, 0), ...times(30, 1)]],
    [2, [...times(40, 0), ...times(4, 1)]],
    [3, [...times(20, 0), ...times(20, 1), ...times(20, 2)]],
  ])('are %i, and each print is nearest to its own', (count, voices) => {
    const { prints, centres } = centresOf(voices);
    expect(centres).toHaveLength(count);
    const owners = prints.map(({ print }) => highest(centres.map((centre) => likeness(print, centre))));
    for (const voice of new Set(voices)) {
      expect(new Set(owners.filter((_, i) => voices[i] === voice)).size).toBe(1);
    }
    expect(new Set(owners).size).toBe(count);
  });

  it('are not one more for what both say at once', () => {
    const make = printMaker(3);
    const both = () => {
      const [a, b] = [make(0), make(1)];
      return unit(a.map((value, i) => value + b[i]!));
    };
    const prints = [...times(30, 0), ...times(30, 1)].map((voice) => make(voice));
    const all = [...prints, ...Array.from({ length: 8 }, both)];
    expect(voiceCentres(all.map((print, part) => ({ print, weight: WEIGHT, part })))).toHaveLength(2);
  });

  it('are none without prints, and one of a single print', () => {
    expect(voiceCentres([])).toEqual([]);
    expect(centresOf([0]).centres).toHaveLength(1);
  });
});
