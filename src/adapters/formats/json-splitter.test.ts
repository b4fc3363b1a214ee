import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonPiece, JsonSplitter } from './json-splitter.ts';

function split(
  text: string,
  places: readonly number[] = [],
  containers: string[][] = [['conversations']],
  maxBytes = 10_000,
) {
  const bytes = Buffer.from(text);
  const at = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  const splitter = new JsonSplitter(containers, maxBytes);
  const pieces: JsonPiece[] = [];
  for (const [index, end] of at.slice(1).entries())
    pieces.push(...splitter.push(bytes.subarray(at[index], end)));
  pieces.push(...splitter.end());
  return { pieces, splitter, texts: pieces.map((piece) => piece.bytes.toString()) };
}

const values = fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 5 });
const places = fc.array(fc.nat(1000), { maxLength: 6 });
const indents = fc.constantFrom(undefined, 1, '\t');

describe('cutting JSON into records', () => {
  it('finds the elements of a list, wherever the stream is cut', () => {
    fc.assert(
      fc.property(values, places, indents, (list, at, indent) => {
        const { texts, splitter } = split(JSON.stringify(list, null, indent), at);
        expect(texts.map((text) => JSON.parse(text) as unknown)).toEqual(JSON.parse(JSON.stringify(list)));
        expect(splitter.truncated).toBe(false);
      }),
    );
  });

  it('finds them in the named field of an object and names the other fields', () => {
    fc.assert(
      fc.property(values, places, indents, fc.jsonValue({ maxDepth: 1 }), (list, at, indent, other) => {
        const text = JSON.stringify({ before: other, conversations: list, after: [other] }, null, indent);
        const { texts, splitter } = split(text, at);
        expect(texts.map((piece) => JSON.parse(piece) as unknown)).toEqual(JSON.parse(JSON.stringify(list)));
        expect([...splitter.besides]).toEqual(['before', 'after']);
      }),
    );
  });

  it('follows a path, and only that path', () => {
    const text = JSON.stringify({ items: [9], data: { other: [8], items: [1, 2] } });
    expect(split(text, [], [['data', 'items']]).texts).toEqual(['1', '2']);
  });

  it('takes an object without the field as one record, and several values one after another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 4 }),
        places,
        indents,
        (objects, at, indent) => {
          fc.pre(objects.every((object) => !Array.isArray(object['conversations'])));
          const text = objects.map((object) => JSON.stringify(object, null, indent)).join('\n');
          const { texts, pieces } = split(text, at);
          expect(texts.map((piece) => JSON.parse(piece) as unknown)).toEqual(
            JSON.parse(JSON.stringify(objects)),
          );
          expect(pieces.every(({ inList }) => !inList)).toBe(true);
        },
      ),
    );
  });

  it('loses only the broken element', () => {
    expect(split('[{"a":1},{"b":},{"c":3}}, {"d":4}]').texts).toEqual([
      '{"a":1}',
      '{"b":}',
      '{"c":3}',
      '}',
      '{"d":4}',
    ]);
  });

  it('says when the text breaks off', () => {
    const { pieces, splitter } = split('[{"a":1},{"b":"x');
    expect(pieces.map(({ complete }) => complete)).toEqual([true, false]);
    expect(splitter.truncated).toBe(true);
    expect(split('[{"a":1},').splitter.truncated).toBe(true);
  });

  it('only measures an element that is too long', () => {
    const long = JSON.stringify('x'.repeat(30_000));
    for (const at of [[], [500, 15_000, 29_000]]) {
      const { pieces } = split(`[1,${long},2]`, at);
      expect(pieces.map(({ length, tooLong }) => [length, tooLong])).toEqual([
        [1, false],
        [30_002, true],
        [1, false],
      ]);
      expect(pieces[1]!.bytes.length).toBeLessThan(5000);
    }
  });

  it('knows the line on which a record begins', () => {
    expect(split('[\n1,\n\n {"a":\n2},\n3]').pieces.map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  it('ends on any bytes, with every visible one in a record or in the envelope', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', 'a', ' ', '"conversations":'), {
          maxLength: 40,
        }),
        places,
        (parts, at) => {
          const whole = split(parts.join(''));
          expect(split(parts.join(''), at).texts).toEqual(whole.texts);
        },
      ),
      { numRuns: 500 },
    );
  });
});
