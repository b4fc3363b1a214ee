import { describe, expect, test } from 'vitest';
import { freshName, type Opened } from './samples.ts';

export function runTests(opened: Opened): void {
  const store = () => opened().store.runs;
  const create = (organisation: string, request: unknown = { from: '2026-01-01' }) =>
    store().create({ organisation, kind: 'reanalysis', request, total: 10, createdBy: 'user:1' });

  describe('runs', () => {
    test('a run goes on from where it was', async () => {
      const org = freshName('org');
      const run = await create(org);
      expect(run).toMatchObject({ state: 'running', done: 0, failed: 0, cursor: null, result: null });
      await store().update(org, run.id, { done: 4, failed: 1, cursor: 'c-5' });
      expect(await store().find(org, run.id)).toEqual({
        ...run,
        done: 4,
        failed: 1,
        cursor: 'c-5',
        updatedAt: expect.any(String),
      });
      const result = { changed: ['c-1'], text: 'a\0b' };
      await store().update(org, run.id, { state: 'done', result });
      expect(await store().find(org, run.id)).toMatchObject({ state: 'done', cursor: 'c-5', result });
    });

    test('the newest run comes first', async () => {
      const org = freshName('org');
      const runs = [];
      for (let count = 0; count < 3; count++) {
        runs.push(await create(org));
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      const newest = runs.map(({ id }) => id).toReversed();
      expect((await store().list(org, 2)).map(({ id }) => id)).toEqual(newest.slice(0, 2));
    });

    test('what a run was asked to do names those no more who are to be forgotten; all else of it stays', async () => {
      const [own, other] = [freshName('org'), freshName('org')];
      const filter = { customers: ['u-1', 'u-2'], ids: ['c-1'], words: [{ text: 'a\0b' }] };
      const named = await create(own, { filter, limit: 5 });
      const elsewhere = await create(other, { filter });
      const unfiltered = await create(own, { order: 'filter' });
      await store().forget(own, { customers: ['u-1', 'u-3'], ids: ['c-1'] });
      expect(await store().find(own, named.id)).toEqual({
        ...named,
        request: { filter: { ...filter, customers: ['u-2'], ids: [] }, limit: 5 },
      });
      expect(await store().find(other, elsewhere.id)).toEqual(elsewhere);
      expect(await store().find(own, unfiltered.id)).toEqual(unfiltered);
    });

    test('what a backtest lists, or has listed so far, names conversations no more that are to be forgotten', async () => {
      const org = freshName('org');
      const flips = [{ conversation: 'c-1' }, { conversation: 'c-2' }];
      const [done, going] = [await create(org), await create(org)];
      await store().update(org, done.id, { result: { changed: 2, flips } });
      await store().update(org, going.id, { result: { unfinished: { changed: 2, flips }, failed: 0 } });
      await store().forget(org, { customers: [], ids: ['c-1'] });
      const left = { changed: 2, flips: [{ conversation: 'c-2' }] };
      expect((await store().find(org, done.id))?.result).toEqual(left);
      expect((await store().find(org, going.id))?.result).toEqual({ unfinished: left, failed: 0 });
    });

    test('what a run notes while something is forgotten in it stays noted', async () => {
      const org = freshName('org');
      const run = await create(org, { filter: { customers: ['u-1'] } });
      const flips = [{ conversation: 'c-2' }];
      await store().update(org, run.id, { result: { unfinished: { changed: 1, flips }, failed: 0 } });
      const noted = { cursor: 'next', result: { unfinished: { changed: 9, flips }, failed: 0 } };
      await Promise.all([
        store().forget(org, { customers: ['u-1'], ids: [] }),
        store().update(org, run.id, noted),
      ]);
      expect(await store().find(org, run.id)).toMatchObject({
        request: { filter: { customers: [] } },
        ...noted,
      });
    });

    test('a name is forgotten however it is written, and among however many others', async () => {
      const org = freshName('org');
      const odd = ['说"好"\\', 'a\0b', '%_'];
      const listing = async () => (await create(org, { filter: { ids: [...odd, 'stays'] } })).id;
      const left = async (id: string) => (await store().find(org, id))?.request;
      const few = await listing();
      await store().forget(org, { customers: [], ids: odd });
      expect(await left(few)).toEqual({ filter: { ids: ['stays'] } });
      const many = await listing();
      const others = Array.from({ length: 500 }, (_, at) => `other-${at}`);
      await store().forget(org, { customers: [], ids: [...others, ...odd] });
      expect(await left(many)).toEqual({ filter: { ids: ['stays'] } });
    });

    test('a run whose id was told before is created once', async () => {
      const org = freshName('org');
      const asked = {
        id: freshName('run'),
        organisation: org,
        kind: 'erasure' as const,
        request: {},
        total: 1,
      };
      const [one, two] = await Promise.all([
        store().createOnce({ ...asked, createdBy: 'system' }),
        store().createOnce({ ...asked, createdBy: 'system' }),
      ]);
      expect([one, two].sort()).toEqual([false, true]);
      expect(await store().list(org, 5)).toHaveLength(1);
    });

    test('a run of another organisation is neither seen nor changed', async () => {
      const [own, other] = [freshName('org'), freshName('org')];
      const run = await create(own);
      await store().update(other, run.id, { state: 'cancelled' });
      expect(await store().find(other, run.id)).toBeNull();
      expect(await store().find(own, run.id)).toMatchObject({ state: 'running' });
    });
  });
}
