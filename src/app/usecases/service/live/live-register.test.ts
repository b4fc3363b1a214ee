import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBlobStore } from '#adapters/blobs/open-blob-store.ts';
import type { BlobStore } from '#core/ports/blobs.ts';
import { blobsOtherwise } from '../../../../../test/suites/blobs-otherwise.ts';
import { eraseLiveCalls, eraseLiveCallsOf, isCallErased, registerCall } from './live-register.ts';

const DAY = 86_400_000;

describe('the register of live calls', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tingzhen-register-'));
  let blobs: BlobStore;
  beforeAll(async () => {
    blobs = await openBlobStore(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const call = (organisation: string, id: string, customer = 'u-1') => ({
    ...{ organisation, id, entry: `of-${id}`, customer: { id: customer } },
  });
  const erasedOf = async (all: readonly ReturnType<typeof call>[]) => {
    const erased: string[] = [];
    for (const one of all) if (await isCallErased(blobs, one)) erased.push(one.id);
    return erased;
  };

  test('an erasure of a customer reaches all of their calls among many, and no other', async () => {
    const all = Array.from({ length: 50 }, (_, at) => call('many', `call-${at}`, `u-${at % 3}`));
    for (const one of all) await registerCall(blobs, one, 0);
    await eraseLiveCalls({ blobs, now: () => 0 }, 'many', ({ customer }) => customer === 'u-1');
    const meant = all.filter(({ customer }) => customer.id === 'u-1').map(({ id }) => id);
    expect(await erasedOf(all)).toEqual(meant);
  });

  test('an erasure by id reaches every call of the id, also of before they had names, and reads no other', async () => {
    const { entry: _, ...nameless } = call('by-id', 'meant');
    const meant = [call('by-id', 'meant'), { ...call('by-id', 'meant'), entry: 'elsewhere' }];
    const others = [call('by-id', 'mean'), call('by-id', 'meant-2'), call('other', 'meant')];
    for (const one of [nameless, ...meant, ...others]) await registerCall(blobs, one, 0);
    const blind = blobsOtherwise(blobs, { get: () => Promise.reject(new Error('read')) });
    await eraseLiveCallsOf({ blobs: blind, now: () => 0 }, 'by-id', ['meant']);
    expect(await erasedOf(meant)).toEqual(['meant', 'meant']);
    expect(await isCallErased(blobs, nameless)).toBe(true);
    expect(await erasedOf(others)).toEqual([]);
  });

  test('of an erased call for which nobody comes back nothing is left in the end', async () => {
    const [left, running] = [call('left', 'left', 'u-left'), call('left', 'running')];
    for (const one of [left, running]) await registerCall(blobs, one, 0);
    const erase = (day: number) =>
      eraseLiveCalls({ blobs, now: () => day * DAY }, 'left', ({ customer }) => customer === 'u-left');
    const kept = async () => {
      const keys: string[] = [];
      for await (const key of blobs.list('left/live/')) keys.push(key);
      return keys;
    };
    await erase(0);
    await erase(89);
    expect(await kept()).toHaveLength(2);
    await erase(91);
    expect(await kept()).toEqual([expect.stringContaining('of-running')]);
  });
});
