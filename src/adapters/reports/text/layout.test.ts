import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clip, harmless, padEnd, width, wrap } from './layout.ts';

const texts = fc
  .array(fc.constantFrom('好', '的', ',', '。', '“', '”', 'refund ', 'a', ' ', '(', ')', '１', '👍🏽', 'é'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

describe('wrapping', () => {
  test('loses nothing but spaces at the ends of lines, and no line is too wide', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 8, max: 40 }), (text, columns) => {
        const lines = wrap(text, columns);
        const bare = (value: string) => value.replaceAll(' ', '');
        expect(bare(lines.join(''))).toBe(bare(text));
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test('spaces at the beginning give way to what needs their room', () => {
    expect(wrap(' ““👍🏽é(好', 8)).toEqual(['““👍🏽é(好']);
  });

  test('closing marks do not begin a line and opening ones do not end one', () => {
    expect(wrap('请您稍等,马上好', 8)).toEqual(['请您稍', '等,马上', '好']);
    expect(wrap('他说“可以”', 5)).toEqual(['他说', '“可', '以”']);
  });

  test('English breaks between words, a word longer than the line inside', () => {
    expect(wrap('the parcel is late', 10)).toEqual(['the parcel', 'is late']);
    expect(wrap('internationalisation', 8)).toEqual(['internat', 'ionalisa', 'tion']);
  });

  test('the first line leaves room for what stands before it', () => {
    expect(wrap('一二三四五', 6, 2)).toEqual(['一二', '三四五']);
  });
});

test('widths count Chinese characters and emoji as two and colour codes as nothing', () => {
  expect(width('ok好的')).toBe(6);
  expect(width('\u001b[31m好\u001b[39m')).toBe(2);
  expect(padEnd('好', 4)).toBe('好  ');
});

test('a clipped text fits and says that it was cut', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 20 }), (text, columns) => {
      const short = clip(text, columns);
      expect(width(short)).toBeLessThanOrEqual(columns);
      if (width(text) > columns) expect(short.endsWith('…')).toBe(true);
      else expect(short).toBe(text);
    }),
  );
});

test('a foreign text cannot steer the terminal', () => {
  expect(harmless('a\u001b[2Jb\u0007\r\nc\td\u202eevil\u009b1m')).toBe('a�[2Jb� ⏎ c devil�1m');
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0x2100 }), { maxLength: 40 }), (units) => {
      expect(harmless(String.fromCharCode(...units))).not.toMatch(
        /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
      );
    }),
  );
});
