import { expect, test } from 'vitest';
import { keyOf, leftOf } from './playbook-exemplars.ts';

const exemplar = (conversation: string) => ({ place: { conversation, turn: 3 } });
const [kept, unwanted, theirOwn] = [exemplar('c-1'), exemplar('c-2'), exemplar('c-3')];

test('an exemplar that somebody else added is chosen, and one that was not wanted stays so', () => {
  const left = new Set([keyOf(kept)]);
  expect([...leftOf([kept, unwanted], [kept, unwanted, theirOwn], left)]).toEqual([
    keyOf(kept),
    keyOf(theirOwn),
  ]);
});

test('an exemplar that somebody else took away is not chosen', () => {
  expect([...leftOf([kept, unwanted], [unwanted], new Set([keyOf(kept), keyOf(unwanted)]))]).toEqual([
    keyOf(unwanted),
  ]);
});
