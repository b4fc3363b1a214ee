import { expect, test } from 'vitest';
import { Refused, Unreachable } from './problem.ts';
import { whoIsBack } from './who-is-back.ts';

const LI = { actor: 'user:li' };
const failing = (failure: Error) => () => Promise.reject(failure);

test('a page goes on for the person whose session ended, however they signed in again, and for nobody else', async () => {
  expect(await whoIsBack(LI, async () => ({ actor: 'user:li' }))).toBe('same');
  expect(await whoIsBack(LI, async () => ({ actor: 'user:wang' }))).toBe('other');
});

test('a page waits on while nobody is signed in, or the service cannot say who', async () => {
  const refused = new Refused(401, { title: 'nobody', errors: [] });
  expect(await whoIsBack(LI, failing(refused))).toBe('nobody');
  expect(await whoIsBack(LI, failing(new Unreachable()))).toBe('nobody');
  await expect(whoIsBack(LI, failing(new TypeError('a fault of the page')))).rejects.toThrow('a fault');
});
