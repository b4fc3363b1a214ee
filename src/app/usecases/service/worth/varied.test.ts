import { expect, test } from 'vitest';
import { varied } from './varied.ts';

const story = (id: string, points: number, agent: string, topic = '', reason = id) => ({
  id,
  points,
  agent,
  topic,
  reason,
});

test('the best comes first, and others before another one of the same agent', () => {
  const items = [story('a', 10, 'A1'), story('b', 9, 'A1'), story('c', 8, 'A1'), story('d', 6, 'A2')];
  expect(varied(items, 3).map(({ id }) => id)).toEqual(['a', 'd', 'b']);
});

test('something far worse is shown whoever it is of', () => {
  const items = [story('a', 20, 'A1', 'q', 'r'), story('b', 19, 'A1', 'q', 'r'), story('c', 2, 'A2')];
  expect(varied(items, 2).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('those whose agent and topic are not known are not taken for the same', () => {
  const items = [story('a', 5, ''), story('b', 4.9, ''), story('c', 4, 'A1')];
  expect(varied(items, 3).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
