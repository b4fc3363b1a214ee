import { expect, test } from 'vitest';
import { heardBy } from './heard-by.ts';

test('a model is told by whatever name it has', () => {
  expect(heardBy('listener-1+lexicon')).toEqual(['model', 'lexicon']);
  expect(heardBy('structure')).toEqual(['structure']);
});
