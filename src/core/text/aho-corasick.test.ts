import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AhoCorasick } from './aho-corasick.ts';

function searched(literals: readonly string[], text: string): string[] {
  const automaton = new AhoCorasick(literals);
  const count = automaton.search(text);
  const found = Array.from({ length: count }, (_, i) => {
    const literal = automaton.literals[i]!;
    const end = automaton.ends[i]!;
    return `${literal}:${end - literals[literal]!.length}-${end}`;
  });
  return found.sort();
}

function oneByOne(literals: readonly string[], text: string): string[] {
  const found: string[] = [];
  for (const [index, literal] of literals.entries()) {
    for (let start = text.indexOf(literal); start >= 0; start = text.indexOf(literal, start + 1)) {
      found.push(`${index}:${start}-${start + literal.length}`);
    }
  }
  return found.sort();
}

const letters = fc.string({ unit: fc.constantFrom('退', '款', 'a', 'b', '😀'), maxLength: 12 });
const literals = fc.uniqueArray(
  letters.filter((literal) => literal !== ''),
  { maxLength: 12 },
);

describe('the automaton', () => {
  it('finds every occurrence that a search for each literal by itself finds', () => {
    fc.assert(
      fc.property(
        literals,
        fc.string({ unit: fc.constantFrom('退', '款', 'a', 'b', '😀'), maxLength: 60 }),
        (list, text) => {
          expect(searched(list, text)).toEqual(oneByOne(list, text));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds a literal that ends inside another one', () => {
    expect(searched(['不能退款', '能退', '退款'], '这个不能退款')).toEqual(['0:2-6', '1:3-5', '2:4-6']);
  });
});
