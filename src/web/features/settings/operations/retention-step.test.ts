import { expect, test } from 'vitest';
import { exactPreview, stepTo } from './retention-step.ts';

const counted = { data: { conversations: 12 }, error: null, isPlaceholderData: false, isFetching: false };
const nothing = { ...counted, data: { conversations: 0 } };

test('a limit by which nothing goes is saved at once, one by which something goes only after it was confirmed', () => {
  expect(stepTo(30, 180, exactPreview(nothing, 30, 30))).toBe('save');
  expect(stepTo(30, 180, exactPreview(counted, 30, 30))).toBe('confirm');
});

test('what was counted for another number, before, or not at all is no ground to save on', () => {
  const step = (state: object, asked = 30) =>
    stepTo(30, 180, exactPreview({ ...nothing, ...state }, asked, 30));
  expect(step({}, 180)).toBe('unknown');
  expect(step({ isPlaceholderData: true })).toBe('unknown');
  expect(step({ isFetching: true })).toBe('unknown');
  expect(step({ error: new Error('away') })).toBe('unknown');
  expect(stepTo(30, 180, undefined)).toBe('unknown');
});

test('to keep everything takes no counting, and what is kept so already is not saved again', () => {
  expect(stepTo(null, 30, undefined)).toBe('save');
  expect(stepTo(null, null, undefined)).toBe('same');
  expect(stepTo(30, 30, { conversations: 5 })).toBe('same');
});
