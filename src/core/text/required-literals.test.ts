import { describe, expect, it } from 'vitest';
import { requiredLiterals } from './required-literals.ts';

const EXPRESSIONS: readonly (readonly [source: string, matches: readonly string[]])[] = [
  ['这是.{0,4}规定', ['这是规定', '这是我们的规定']],
  ['(退款|退钱)[多几]久', ['退款多久', '退钱几久']],
  ['(请)?稍等', ['请稍等', '稍等']],
  ['a+b{2,3}c*', ['aabb', 'abbbcc']],
  ['(?:不|没)(?:能|法)办', ['不能办', '没法办']],
  ['\\bfine\\b.*whatever', ['fine, whatever']],
  ['[0-5]块', ['3块']],
  ['(?:请|麻烦)?(?:稍等|等.{0,2}下)', ['请稍等', '等一下', '麻烦等下']],
];

describe('the literals that an expression requires', () => {
  it.each(EXPRESSIONS)('one of those of /%s/ stands in each of its matches', (source, matches) => {
    const { alternatives, starts } = requiredLiterals(source, 're2')!;
    for (const match of matches) {
      expect(new RegExp(source).test(match)).toBe(true);
      const isFulfilled = alternatives.some((sets) =>
        sets.every((set) => set.some((literal) => match.includes(literal))),
      );
      expect(isFulfilled).toBe(true);
      if (starts !== null) expect(starts.some((literal) => match.startsWith(literal))).toBe(true);
    }
  });

  it('ask for every part of a sequence, for each alternative by itself', () => {
    expect(requiredLiterals('这是.{0,4}规定|没办法', 'ecmascript')).toEqual({
      alternatives: [[['规定'], ['这是']], [['没办法']]],
      starts: ['这是', '没办法'],
    });
  });

  it.each(['.*', '[^a]', '(a|.)', 'a*', '\\d+', '(', '(?i)退款', '\\p{Han}', '[[:alpha:]]b', '\\Qa.b\\E'])(
    'there are none for /%s/',
    (source) => {
      expect(requiredLiterals(source, 're2')).toBeNull();
    },
  );
});
