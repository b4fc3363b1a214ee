import { describe, expect, test } from 'vitest';
import type { WrittenTurn } from './hear-turns.ts';
import { finishedPhrases, wordsSoFar } from './phrases.ts';
import type { Stretch } from './stretches.ts';
import { turnsOf } from './turns.ts';

const stretch = (startMs: number, endMs: number): Stretch => ({ startMs, endMs });
const NONE = [0, 0] as const;

function finished(agent: readonly Stretch[], customer: readonly Stretch[], untilMs: number, taken = NONE) {
  const found = finishedPhrases(turnsOf([agent, customer]), false, untilMs, taken);
  return {
    ...found,
    places: found.phrases.map(({ speaker, startMs, endMs }) => `${speaker} ${startMs}-${endMs}`),
  };
}

describe('phrases of a call that goes on', () => {
  test('are finished when their speaker pauses, and each is taken once', () => {
    expect(finished([stretch(0, 2000)], [], 2300).places).toEqual([]);
    const { places, taken } = finished([stretch(0, 2000)], [], 2600);
    expect(places).toEqual(['0 0-2000']);
    const more = [stretch(0, 2000), stretch(2800, 4000)];
    expect(finishedPhrases(turnsOf([more, []]), false, 4700, taken).phrases).toMatchObject([
      { startMs: 2800, endMs: 4000 },
    ]);
  });

  test('of a long turn end at a shorter pause', () => {
    expect(finished([stretch(0, 9000), stretch(9400, 9800)], [], 9800).places).toEqual(['0 0-9000']);
    expect(finished([stretch(0, 3000), stretch(3400, 9800)], [], 9800).places).toEqual([]);
  });

  test('are finished where the other has taken the floor', () => {
    expect(finished([stretch(0, 2000)], [stretch(2100, 3200)], 3200).places).toEqual(['0 0-2000']);
  });
});

describe('words of a call so far', () => {
  const turns = turnsOf([[stretch(0, 2000), stretch(2800, 4000)], [stretch(5000, 6000)]]);
  const part = (startMs: number, endMs: number, text: string, confidence: number): WrittenTurn => ({
    ...{ speaker: 0, startMs, endMs, text, confidence },
    words: [{ text, startMs, endMs }],
  });
  const first = part(0, 2000, '这是规定，', 0.8);
  const second = part(2800, 4000, '我也没办法。', 0.6);

  test('are those of turns that are over and written down as a whole', () => {
    const { turns: known, speaking } = wordsSoFar(turns, [second, first].toReversed(), false, 6100);
    expect(known[0]).toMatchObject({ text: '这是规定，我也没办法。', confidence: 0.69 });
    expect(known[0]!.words).toHaveLength(2);
    expect(speaking).toEqual([{ speaker: 1, sinceMs: 5000, text: '' }]);
  });

  test('leave a turn open of which a part is missing', () => {
    const [half] = wordsSoFar(turns, [first], false, 6100).turns;
    expect(half).toEqual({ speaker: 0, startMs: 0, endMs: 4000, text: '' });
  });

  test('show the words of a turn that goes on beside it', () => {
    const { speaking, turns: known } = wordsSoFar(turnsOf([[stretch(0, 2000)], []]), [first], false, 2700);
    expect(speaking).toEqual([{ speaker: 0, sinceMs: 0, text: '这是规定，' }]);
    expect(known[0]!.text).toBe('');
  });

  test('tell a turn in which nothing was understood from one that waits', () => {
    const nothing = { ...part(0, 2000, '', 0), words: [] };
    const [turn] = wordsSoFar(
      turns,
      [nothing, { ...nothing, startMs: 2800, endMs: 4000 }],
      false,
      6100,
    ).turns;
    expect(turn).toMatchObject({ text: '', confidence: 0 });
  });
});
