import { expect, it } from 'vitest';
import { overlapsOf, talkMsOf } from './turns.ts';

const stretch = (startMs: number, endMs: number) => ({ startMs, endMs });

it('somebody talks on through a pause between phrases, and not through a longer one', () => {
  const speech = [stretch(0, 1000), stretch(1380, 2000), stretch(2600, 3000)];
  expect(talkMsOf({ speaker: 0, startMs: 0, endMs: 3000, speech })).toBe(2400);
});

it('an overlap goes on through a pause between phrases, and not through a longer one', () => {
  const speech = [stretch(0, 1000), stretch(1380, 2000), stretch(2600, 3000)];
  expect(overlapsOf([speech, [stretch(500, 2900)]])).toEqual([stretch(500, 2000), stretch(2600, 2900)]);
});
