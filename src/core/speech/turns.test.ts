import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Stretch } from './stretches.ts';
import { overlapsOf, talkMsOf, turnsOf } from './turns.ts';

const stretch = (startMs: number, endMs: number) => ({ startMs, endMs });

it('somebody talks on through a pause between phrases, and not through a longer one', () => {
  const speech = [stretch(0, 1000), stretch(1440, 2000), stretch(2450, 3000)];
  expect(talkMsOf({ speaker: 0, startMs: 0, endMs: 3000, speech })).toBe(2550);
});

it('an overlap goes on through a pause between phrases, and not through a longer one', () => {
  const speech = [stretch(0, 1000), stretch(1440, 2000), stretch(2450, 3000)];
  expect(overlapsOf([speech, [stretch(500, 2900)]])).toEqual([stretch(500, 2000), stretch(2450, 2900)]);
});

it('a turn ends at a pause of a second, or a shorter one in which the other speaks for a second', () => {
  const speech = fc
    .array(fc.tuple(fc.integer({ min: 30, max: 140 }), fc.integer({ min: 10, max: 160 })), { maxLength: 12 })
    .map((parts) => {
      let at = 0;
      return parts.map(([pause, length]): Stretch => {
        const startMs = at + 10 * pause;
        at = startMs + 10 * length;
        return { startMs, endMs: at };
      });
    });
  fc.assert(
    fc.property(speech, speech, (one, other) => {
      const found = turnsOf([one, other]).filter(({ speaker }) => speaker === 0);
      expect(found.flatMap((turn) => turn.speech)).toEqual(one);
      const begins = new Set(found.map(({ startMs }) => startMs));
      for (const [i, { startMs }] of one.entries()) {
        const endMs = one[i - 1]?.endMs;
        const ends =
          endMs === undefined ||
          startMs - endMs >= 1000 ||
          other.some((own) => own.endMs - own.startMs >= 1000 && own.startMs < startMs && own.endMs > endMs);
        expect(begins.has(startMs)).toBe(ends);
      }
    }),
  );
});
