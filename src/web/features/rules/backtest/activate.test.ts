import { expect, test } from 'vitest';
import { Refused } from '../../../client/problem.ts';
import { activateWith } from './activate.ts';

const failure = new Error('away');
const fails = async () => {
  throw failure;
};
const reread = fails;

test('a version that is active is told as active, also where the past could not be begun with', async () => {
  const activate = async () => ({});
  expect(await activateWith({ activate, reread })).toEqual({ isActive: true });
  const history = async () => ({ id: 'run-1' });
  expect(await activateWith({ activate, reread, history })).toEqual({ isActive: true, run: 'run-1' });
  expect(await activateWith({ activate, reread, history: fails })).toEqual({ isActive: true, failure });
});

test('the past is left alone where the version did not become active', async () => {
  let asked = 0;
  const history = async () => {
    asked++;
    return { id: 'run-1' };
  };
  const outcome = await activateWith({ activate: fails, reread, history });
  expect([outcome, asked]).toEqual([{ isActive: false, failure }, 0]);
});

test('a draft that somebody saved meanwhile is shown as it is now; one that is none any more is refused', async () => {
  const refusal = new Refused(409, { title: 'no', errors: [] });
  const activate = async () => {
    throw refusal;
  };
  const draft = { state: 'draft', revision: 2 } as const;
  expect(await activateWith({ activate, reread: async () => draft })).toEqual({
    isActive: false,
    changed: draft,
  });
  const active = { state: 'active' } as const;
  expect(await activateWith({ activate, reread: async () => active })).toEqual({
    isActive: false,
    failure: refusal,
  });
  expect(await activateWith({ activate, reread: fails })).toEqual({ isActive: false, failure: refusal });
});
