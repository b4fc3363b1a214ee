import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactJson } from './exact-json.ts';

describe('JSON with whole numbers of any length', () => {
  it('keeps the digits of each, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })),
        fc.string(),
        (numbers, text) => {
          const written = `{${JSON.stringify(text)}: [ ${numbers.join(' ,\n')} ],"a":{"b":${numbers[0] ?? 0}}}`;
          const { a, ...read } = parseExactJson(written) as { a: { b: unknown } } & Record<string, unknown[]>;
          if (text !== 'a') expect(read[text]?.map(String)).toEqual(numbers.map(String));
          expect(String(a.b)).toBe(String(numbers[0] ?? 0));
        },
      ),
    );
  });

  it('reads everything else as JSON is read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify([value, '1876543210987654321', 1 / 3, 1767225600123456]);
        expect(parseExactJson(text)).toEqual(JSON.parse(text));
      }),
    );
    expect(() => parseExactJson('{"id":18765432109876543211')).toThrow(SyntaxError);
  });
});
