import { expect, it } from 'vitest';
import { bestPath } from './voice-path.ts';

it('a change is made where it brings more than it costs', () => {
  const scores = [
    [1, 0],
    [1, 0],
    [0, 1],
    [0, 1],
  ];
  expect(bestPath(scores, [1, 1, 1, 1])).toEqual([0, 0, 1, 1]);
  expect(bestPath(scores, [3, 3, 3, 3])).toEqual([0, 0, 0, 0]);
});

it('a single step that points elsewhere is passed over', () => {
  const scores = [
    [1, 0],
    [1, 0],
    [0, 1],
    [1, 0],
    [1, 0],
  ];
  expect(
    bestPath(
      scores,
      scores.map(() => 1),
    ),
  ).toEqual([0, 0, 0, 0, 0]);
});

it('changes are made where they cost least', () => {
  const scores = [
    [1, 0],
    [0.5, 0.5],
    [0.5, 0.5],
    [0, 1],
    [0, 1],
  ];
  expect(bestPath(scores, [1, 1, 0.2, 1, 1])).toEqual([0, 0, 1, 1, 1]);
});

it('nothing has no path', () => {
  expect(bestPath([], [])).toEqual([]);
});
