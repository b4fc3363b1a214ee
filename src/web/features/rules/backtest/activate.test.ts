import { expect, test } from 'vitest';
import { activateWith } from './activate.ts';

const failure = new Error('away');
const fails = async () => {
  throw failure;
};

test('a version that is active is told as active, also where the past could not be begun with', async () => {
  const active = async () => ({});
  expect(await activateWith(active, undefined)).toEqual({ isActive: true });
  expect(await activateWith(active, async () => ({ id: 'run-1' }))).toEqual({ isActive: true, run: 'run-1' });
  expect(await activateWith(active, fails)).toEqual({ isActive: true, failure });
});

test('the past is left alone where the version did not become active', async () => {
  let asked = 0;
  const outcome = await activateWith(fails, async () => {
    asked++;
    return { id: 'run-1' };
  });
  expect([outcome, asked]).toEqual([{ isActive: false, failure }, 0]);
});
