import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText, TextView } from './text-view.ts';

const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '這',
      '規',
      '定',
      '好',
      'A',
      'b',
      '1',
      '①',
      'ﬁ',
      ' ',
      '\u3000',
      '\n',
      '❤\ufe0f',
      '😡',
      '\u200b',
      '\ufe0f',
      '。',
      ',',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 20,
});

describe('a text view', () => {
  it('reads script, width, case and spaces as one', () => {
    expect(normaliseText('這是規定,ABC 你好')).toBe('这是规定,abc 你好');
    expect(normaliseText('Hi  \n there')).toBe('hi there');
    expect(normaliseText('著急 妳們 裡面')).toBe('着急 你们 里面');
  });

  it('quotes the original characters of what was found in it', () => {
    const view = new TextView('沒有❤️ 辦法ABC');
    const start = view.text.indexOf('办法abc');
    const { start: from, end } = view.origin(start, start + '办法abc'.length);
    expect(view.original.slice(from, end)).toBe('辦法ABC');
  });

  it('gives an invisible mark to the character before it', () => {
    const view = new TextView('a❤\ufe0fb');
    expect(view.text).toBe('a❤b');
    expect(view.origin(1, 2)).toEqual({ start: 1, end: 3 });
  });

  it('maps every passage to a passage of the original that reads the same', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const view = new TextView(text);
        const length = view.text.length;
        const start = length === 0 ? 0 : a % length;
        const end = Math.min(length, start + 1 + (b % 5));
        if (end <= start) return;
        const origin = view.origin(start, end);
        expect(origin.start).toBeGreaterThanOrEqual(0);
        expect(origin.end).toBeLessThanOrEqual(text.length);
        expect(origin.start).toBeLessThan(origin.end);
        // A unit that unfolds into several is quoted whole, so the passage may only grow.
        expect(normaliseText(text.slice(origin.start, origin.end))).toContain(
          view.text.slice(start, end).trim(),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('makes one space of a space and a sign that folds to one', () => {
    expect(normaliseText(' ´')).toBe(' \u0301');
  });

  it('changes nothing when applied to its own result, for each single character', () => {
    const changed: string[] = [];
    for (let code = 0; code < 0xd800; code++) {
      for (const text of [String.fromCharCode(code), ` ${String.fromCharCode(code)}`]) {
        const once = normaliseText(text);
        if (normaliseText(once) !== once) changed.push(text);
      }
    }
    expect(changed).toEqual([]);
  });

  it('changes nothing when applied to its own result', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});
