import { describe, expect, test } from 'vitest';
import type { RecognisedSegment } from '../ports/recognizer.ts';
import type { PlannedTurn } from './recognition-plan.ts';
import { alone, segmentsByPart, windowsOf } from './recognition-windows.ts';

function planned(channel: number, ...stretches: readonly (readonly [number, number])[]): PlannedTurn {
  const speech = stretches.map(([startMs, endMs]) => ({ startMs, endMs }));
  const turn = { speaker: channel, startMs: speech[0]!.startMs, endMs: speech.at(-1)!.endMs, speech };
  return { turn, channel, stretches: speech };
}

const CALL = [
  planned(0, [0, 2000]),
  planned(1, [2500, 3000]),
  planned(0, [5000, 6000]),
  planned(0, [6200, 9000]),
];

describe('windows of a plan', () => {
  test('hold the stretches of one channel, apart by a short pause of what lies between them', () => {
    expect(windowsOf(CALL, 28_000)).toEqual([
      expect.objectContaining({ channel: 1, endMs: 3000 }),
      {
        channel: 0,
        endMs: 9000,
        parts: [
          { turn: 0, piece: 0, startMs: 0, endMs: 2000, sound: { startMs: 0, endMs: 2300 }, atMs: 0 },
          {
            turn: 2,
            piece: 0,
            startMs: 5000,
            endMs: 6000,
            sound: { startMs: 4700, endMs: 6100 },
            atMs: 2300,
          },
          {
            turn: 3,
            piece: 0,
            startMs: 6200,
            endMs: 9000,
            sound: { startMs: 6100, endMs: 9000 },
            atMs: 3700,
          },
        ],
      },
    ]);
  });

  test('are no longer than they may be, and reach over no more than a minute', () => {
    const plan = [planned(0, [0, 10_000]), planned(0, [12_000, 22_000]), planned(0, [90_000, 91_000])];
    for (const [longestMs, sizes] of [
      [28_000, [2, 1]],
      [15_000, [1, 1, 1]],
      [0, [1, 1, 1]],
    ] as const) {
      const windows = windowsOf(plan, longestMs);
      expect(windows.map(({ parts }) => parts.length)).toEqual(sizes);
      const most = Math.max(longestMs, 10_000);
      for (const { parts } of windows) {
        const lengths = parts.map(({ sound }) => sound.endMs - sound.startMs);
        expect(lengths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(most);
      }
    }
  });

  test('hold every stretch once, those of a cut turn too', () => {
    const plan = [planned(0, [0, 10_000], [10_000, 25_000]), ...CALL];
    const parts = windowsOf(plan, 20_000).flatMap((window) => window.parts);
    const places = parts.map(({ turn, piece }) => `${turn}.${piece}`).toSorted();
    expect(places).toEqual(['0.0', '0.1', '1.0', '2.0', '3.0', '4.0']);
  });
});

describe('what was understood of a window', () => {
  const window = windowsOf(CALL, 28_000)[1]!;
  const said = (text: string, words: readonly (readonly [string, number, number])[]): RecognisedSegment => ({
    text,
    startMs: 0,
    endMs: 6500,
    language: 'zh',
    confidence: 0.5,
    words: words.map(([text, startMs, endMs], i) => ({
      text,
      startMs,
      endMs,
      confidence: i === 0 ? 0.4 : 0.9,
    })),
  });

  test('goes to the parts in which its words are said, at the times of the recording', () => {
    const found = segmentsByPart(window, [
      said('您好。对，谢谢您', [
        ['您', 100, 400],
        ['好。', 400, 2400],
        ['对，', 2500, 2700],
        ['谢', 3800, 4000],
        ['谢', 4000, 4200],
        ['您', 4200, 6400],
      ]),
    ])!;
    expect(found.map(([one]) => [one!.text, one!.startMs, one!.endMs, one!.confidence])).toEqual([
      ['您好。', 100, 2000, 0.73],
      ['对，', 5000, 5100, 0.9],
      ['谢谢您', 6200, 8800, 0.9],
    ]);
    expect(found[2]![0]!.words[1]).toEqual({ text: '谢', startMs: 6400, endMs: 6600, confidence: 0.9 });
    expect(found.flat().every(({ language }) => language === 'zh')).toBe(true);
  });

  test('keeps the spaces and marks of a text whose words come without them', () => {
    const [first, second, third] = segmentsByPart(window, [
      said('Well, hello there. Yes? I see', [
        ['Well', 0, 300],
        ['hello', 400, 700],
        ['there', 800, 1500],
        ['Yes', 2600, 2800],
        ['I', 4000, 4100],
        ['see', 4100, 4500],
      ]),
    ])!;
    expect([first, second, third].map((part) => part![0]!.text)).toEqual([
      'Well, hello there.',
      'Yes?',
      'I see',
    ]);
  });

  test('never goes back to a part before', () => {
    const found = segmentsByPart(window, [
      said('ab c', [
        ['a', 2500, 2700],
        ['b', 1000, 1200],
        ['c', 4000, 4200],
      ]),
    ])!;
    expect(found.map((part) => part.map(({ text }) => text))).toEqual([[], ['ab'], ['c']]);
  });

  test('without times of words tells nothing of several parts, and all of one', () => {
    const text = { text: '您好', startMs: 100, endMs: 900, words: [] };
    expect(segmentsByPart(window, [text])).toBeUndefined();
    const part = window.parts[1]!;
    expect(segmentsByPart(alone(0, part), [text])).toEqual([
      [{ text: '您好', startMs: 5100, endMs: 5900, words: [] }],
    ]);
  });

  test('is nothing for any part where nothing was understood', () => {
    expect(segmentsByPart(window, [])).toEqual([[], [], []]);
  });
});
