import { expect, test } from 'vitest';
import { mayReadOn } from './may-read-on.ts';

const more = { hasNextPage: true, isFetchingNextPage: false, isFetchNextPageError: false };

test('a list is read on while there is more of it, a page at a time', () => {
  expect(mayReadOn(more)).toBe(true);
  expect(mayReadOn({ ...more, isFetchingNextPage: true })).toBe(false);
  expect(mayReadOn({ ...more, hasNextPage: false })).toBe(false);
});

test('a page that failed is not asked for again by itself, whether or not somebody has asked once more', () => {
  expect(mayReadOn({ ...more, isFetchNextPageError: true })).toBe(false);
  expect(mayReadOn({ ...more, isFetchNextPageError: true, isFetchingNextPage: true })).toBe(false);
});
