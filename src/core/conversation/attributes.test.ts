import { expect, it } from 'vitest';
import { queueOf } from './attributes.ts';

it.each([
  ['a name', 'billing', 'billing'],
  ['a number', 12, '12'],
  ['a number that is nothing to a condition', 0, '0'],
  ['an empty name', '', undefined],
  ['nothing', undefined, undefined],
  ['a list', ['billing'], undefined],
])('the queue of a conversation that has %s there', (_, queue, named) => {
  expect(queueOf({ attributes: { queue } })).toBe(named);
});
