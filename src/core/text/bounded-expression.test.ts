import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { boundedExpression, isForBounded } from './bounded-expression.ts';

function matchesOfRe2(source: string, text: string): [number, number][] {
  const matcher = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE).matcher(text);
  const found: [number, number][] = [];
  while (matcher.find()) if (matcher.end() > matcher.start()) found.push([matcher.start(), matcher.end()]);
  return found;
}

function matchesHere(expression: RegExp, text: string): [number, number][] {
  return [...text.matchAll(expression)]
    .filter(([match]) => match !== '')
    .map((match) => [match.index, match.index + match[0].length]);
}

describe('an expression for the platform’s engine', () => {
  test.for([
    '退(货|款).{0,6}(不|没)',
    '\\d{6,}|\\b[a-z]{1,4}-?\\d{4,}\\b',
    '^(喂|在吗)[^一-龥a-z]*$',
    '(?:超过|用到) ?\\d+ ?(g|gb|个g)',
    '[$£€] ?\\d+(\\.\\d{1,2})?',
    'With(IN)? [^.?]{0,12}?(hours?|days?)',
  ])('finds in any text what RE2 finds: %s', (source) => {
    const expression = boundedExpression(source);
    expect(expression).not.toBeNull();
    const pieces =
      '退货|退款|不|没|12|345678|ab-|a1234|喂|在吗|。|超过| |3|g|gb|个g|$|€|.|within|with|hours|day|x|，';
    const texts = fc
      .array(fc.constantFrom(...pieces.split('|')), { maxLength: 14 })
      .map((some) => some.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(isForBounded(text));
        expect(matchesHere(expression!, text)).toEqual(matchesOfRe2(source, text));
      }),
    );
  });

  test.for([
    ['(a+)+b', 'repeats what is repeated'],
    [`${'(a|a)'.repeat(20)}b`, 'goes one way twice, often'],
    ['.*退.*款.*元', 'takes in any length three times'],
    ['\\p{Han}{2}', 'asks for properties'],
    ['[[:alpha:]]x', 'has a class of POSIX'],
    ['[À-ý]x', 'has a range of letters of two cases'],
    ['\\Qa.b\\E', 'is written as RE2 alone reads it'],
  ])('is refused for %s, which %s', ([source]) => {
    expect(boundedExpression(source!)).toBeNull();
  });

  test('is for short texts without characters that it would count as two', () => {
    expect(isForBounded('退'.repeat(301))).toBe(false);
    expect(isForBounded('好的😀')).toBe(false);
  });

  test('ends soon on the longest text that it is used for, though nothing matches', () => {
    const slow = boundedExpression('a.{0,90}a.{0,90}b.{0,2}c')!;
    expect(slow).not.toBeNull();
    const text = 'ab'.repeat(150);
    expect(isForBounded(text)).toBe(true);
    const start = performance.now();
    expect(matchesHere(slow, text)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
