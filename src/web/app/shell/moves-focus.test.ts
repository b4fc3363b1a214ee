import { expect, test } from 'vitest';
import { movesFocus } from './moves-focus.ts';

const entry = 'an entry of the navigation';
const onEntry = { before: entry, now: entry, isInContent: false, isInDialogue: false };

test('whoever follows a link is put at the beginning of the page that it leads to', () => {
  expect(movesFocus('/', '/reviews', onEntry)).toBe(true);
  // A link on the page that is left goes with it.
  expect(movesFocus('/reviews', '/reviews/1', { ...onEntry, now: 'the document' })).toBe(true);
  // One that stands on both pages stays, and yet leads elsewhere.
  expect(movesFocus('/settings/people', '/settings/keys', { ...onEntry, isInContent: true })).toBe(true);
});

test('who opens the program at a page, or asks a page something else, stays where they are', () => {
  expect(movesFocus(undefined, '/reviews', onEntry)).toBe(false);
  expect(movesFocus('/reviews', '/reviews', onEntry)).toBe(false);
});

test('what a page or a dialogue took for itself is not taken from it', () => {
  expect(movesFocus('/', '/rules', { ...onEntry, now: 'a field', isInContent: true })).toBe(false);
  expect(movesFocus('/', '/rules', { ...onEntry, isInDialogue: true })).toBe(false);
});
