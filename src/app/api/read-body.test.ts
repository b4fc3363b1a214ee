import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApiProblem } from './problem.ts';
import { parseJson } from './read-body.ts';

const body = (text: string) => new TextEncoder().encode(text);

function refusalOf(text: string): string | undefined {
  try {
    parseJson(body(text));
  } catch (failure) {
    if (failure instanceof ApiProblem) return failure.setup.errors?.[0]?.path ?? failure.setup.detail.en;
    throw failure;
  }
  return undefined;
}

describe('a body of JSON', () => {
  test('is taken as it is unless a text or a name in it has a NUL', () => {
    const text = fc.string({ unit: fc.constantFrom('\0', '\\', 'u0000', '退', '"') });
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.integer(),
        fc.constant(null),
        fc.array(tie('any')),
        fc.dictionary(text, tie('any'), { noNullPrototype: true }),
      ),
    })).any;
    fc.assert(
      fc.property(value, (given) => {
        let hasNul = false;
        JSON.stringify(given, (name, inner) => {
          hasNul ||= name.includes('\0') || (typeof inner === 'string' && inner.includes('\0'));
          return inner;
        });
        const written = JSON.stringify(given);
        if (hasNul) expect(refusalOf(written)).toMatch(/^body/);
        else expect(parseJson(body(written))).toEqual(given);
      }),
    );
  });

  test.each([
    [{ a: [{ b: 'x' }, { b: ['y', '\0'] }] }, 'body.a.1.b.1'],
    [{ a: [{}, { 'b\0': 1 }] }, 'body.a.1'],
    ['\0', 'body'],
  ])('with a NUL in it is refused by the place of it: %j', (given, place) => {
    expect(refusalOf(JSON.stringify(given))).toBe(place);
  });

  test('may speak of the way in which NUL is written', () => {
    expect(parseJson(body(String.raw`["\\u0000"]`))).toEqual([String.raw`\u0000`]);
  });

  test('may be nested without end', () => {
    const deep = `${'['.repeat(200_000)}"\\u0000"${']'.repeat(200_000)}`;
    expect(refusalOf(deep)).toMatch(/^body(?:\.0)+$/);
  });
});
