import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differing, type Named, onlySideOf, textOf, unionOf } from './merge.ts';

const files = fc.uniqueArray(
  fc.record<Named>({
    path: fc.constantFrom('a.yaml', 'b.yaml', 'c.yaml', 'd.yaml'),
    text: fc.string({ maxLength: 2 }),
  }),
  { selector: ({ path }) => path },
);
const pathsOf = (some: readonly Named[]) => some.map(({ path }) => path).sort();

test('a merge begins with every file of either side, one’s own text before theirs', () => {
  fc.assert(
    fc.property(files, files, (mine, theirs) => {
      const union = unionOf(mine, theirs);
      expect(pathsOf(union)).toEqual([...new Set([...pathsOf(mine), ...pathsOf(theirs)])].sort());
      for (const { path, text } of union) {
        const side = onlySideOf(path, mine, theirs);
        expect(text).toBe(textOf(side === 'theirs' ? theirs : mine, path));
      }
      expect(unionOf(union, theirs)).toEqual(union);
    }),
  );
});

test('a file is shown where the sides differ in it or only one has it, also an empty one', () => {
  fc.assert(
    fc.property(files, files, (mine, theirs) => {
      const shown = differing(mine, theirs);
      for (const { path } of unionOf(mine, theirs)) {
        const isSame = onlySideOf(path, mine, theirs) === null && textOf(mine, path) === textOf(theirs, path);
        expect(shown.includes(path)).toBe(!isSame);
      }
    }),
  );
  expect(differing([], [{ path: 'new.yaml', text: '' }])).toEqual(['new.yaml']);
});
