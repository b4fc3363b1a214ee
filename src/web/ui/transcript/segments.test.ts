import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentsOf } from './segments.ts';

const marks = fc.array(
  fc.record({
    start: fc.integer({ min: -3, max: 40 }),
    end: fc.integer({ min: -3, max: 40 }),
    ref: fc.string({ maxLength: 2 }),
  }),
  { maxLength: 6 },
);

test('joined again, the segments are the text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), marks, (text, list) => {
      expect(
        segmentsOf(text, list)
          .map((segment) => segment.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

test('every character carries exactly the marks that cover it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), marks, (text, list) => {
      let position = 0;
      for (const segment of segmentsOf(text, list)) {
        for (let at = position; at < position + segment.text.length; at++) {
          const covering = list.filter(({ start, end }) => start <= at && at < end).map(({ ref }) => ref);
          expect(new Set(segment.refs)).toEqual(new Set(covering));
        }
        position += segment.text.length;
      }
    }),
  );
});

test('overlapping marks share the stretch in the middle', () => {
  const segments = segmentsOf('abcdef', [
    { start: 0, end: 4, ref: 'x' },
    { start: 2, end: 6, ref: 'y' },
  ]);
  expect(segments).toEqual([
    { text: 'ab', refs: ['x'] },
    { text: 'cd', refs: ['x', 'y'] },
    { text: 'ef', refs: ['y'] },
  ]);
});
