import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Channel } from '#core/conversation/schema.ts';
import type { CoverageReport, Receipt } from '#core/ports/workflow.ts';
import { AT, freshName, type Opened, receipt } from './samples.ts';

/** A conversation as a plain list would keep it. */
interface Kept {
  readonly receipt: Receipt;
  readonly version: number;
  readonly state: 'pending' | 'analysed' | 'failed';
}

type Operation =
  | { readonly kind: 'receive'; readonly receipts: readonly Receipt[] }
  | {
      readonly kind: 'settle';
      readonly id: string;
      readonly age: number;
      readonly state: 'analysed' | 'failed';
    }
  | { readonly kind: 'reopen'; readonly ids: readonly string[] }
  | { readonly kind: 'forget'; readonly ids: readonly string[] };

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const incoming: fc.Arbitrary<Receipt> = fc.record({
  id: ids,
  hash: fc.constantFrom('one', 'two', 'three'),
  channel: fc.constantFrom<Channel>('voice', 'chat', 'email'),
  queue: fc.constantFrom('', '账单', 'billing'),
  turns: fc.nat({ max: 9 }),
});
const operations: fc.Arbitrary<Operation[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('receive' as const), receipts: fc.array(incoming, { maxLength: 6 }) }),
    fc.record({
      kind: fc.constant('settle' as const),
      id: ids,
      age: fc.nat({ max: 1 }),
      state: fc.constantFrom('analysed' as const, 'failed' as const),
    }),
    fc.record({ kind: fc.constant('reopen' as const), ids: fc.array(ids) }),
    fc.record({ kind: fc.constant('forget' as const), ids: fc.array(ids) }),
  ),
  { minLength: 1, maxLength: 12 },
);

export function coverageTests(opened: Opened): void {
  const store = () => opened().store.receipts;

  describe('coverage', () => {
    test('counts a period by when conversations began, and by their receipt where that is not known', async () => {
      const org = freshName('org');
      const began = (id: string, startedAt: string) => receipt(id, 'h', { startedAt });
      const sent = [
        began('early', '2025-12-31T15:59:59.999Z'),
        began('first', '2025-12-31T16:00:00.000Z'),
        began('last', '2026-01-01T15:59:59.999Z'),
        began('next', '2026-01-01T16:00:00.000Z'),
        receipt('unknown', 'h', { queue: 'billing' }),
      ];
      await store().receive(org, 'b1', sent, AT);
      const settled = [{ id: 'first', version: 1, batch: 'b1', state: 'analysed' } as const];
      await store().settle(org, [
        ...settled,
        { id: 'next', version: 1, batch: 'b1', state: 'failed', error: 'no' },
      ]);
      const day = { from: '2025-12-31T16:00:00.000Z', to: '2026-01-01T16:00:00.000Z' };
      const two = { received: 2, analysed: 1, failed: 0, pending: 1 };
      expect(await store().coverage(org, day)).toEqual({
        ...two,
        byChannel: { chat: two },
        byQueue: { '': two },
      });
      expect(await store().coverage(org, { from: day.to })).toMatchObject({ received: 2, failed: 1 });
      expect(await store().coverage(org, { to: day.from })).toMatchObject({ received: 1, pending: 1 });
      expect(await store().coverage(org, { from: AT, queues: ['billing'] })).toMatchObject({ received: 1 });

      // New content may say that it began at another time.
      await store().receive(org, 'b2', [receipt('early', 'other', { startedAt: day.from })], AT);
      expect(await store().coverage(org, day)).toMatchObject({ received: 3, pending: 2 });
    });

    test('counts by channel and queue', async () => {
      const org = freshName('org');
      await store().receive(
        org,
        'b1',
        [
          receipt('a', 'h', { channel: 'voice', queue: 'billing' }),
          receipt('b', 'h', { queue: 'billing' }),
          receipt('c'),
        ],
        AT,
      );
      await store().settle(org, [
        { id: 'a', version: 1, batch: 'b1', state: 'analysed' },
        { id: 'c', version: 1, batch: 'b1', state: 'failed', error: 'x' },
      ]);
      expect(await store().coverage(org)).toEqual({
        ...{ received: 3, analysed: 1, failed: 1, pending: 1 },
        byChannel: {
          voice: { received: 1, analysed: 1, failed: 0, pending: 0 },
          chat: { received: 2, analysed: 0, failed: 1, pending: 1 },
        },
        byQueue: {
          billing: { received: 2, analysed: 1, failed: 0, pending: 1 },
          '': { received: 1, analysed: 0, failed: 1, pending: 0 },
        },
      });
      expect(await store().coverage(org, { channels: ['chat'], queues: ['billing', 'x'] })).toEqual({
        ...{ received: 1, analysed: 0, failed: 0, pending: 1 },
        byChannel: { chat: { received: 1, analysed: 0, failed: 0, pending: 1 } },
        byQueue: { billing: { received: 1, analysed: 0, failed: 0, pending: 1 } },
      });
      expect(await store().coverage(org, { queues: [''] })).toMatchObject({ received: 1, failed: 1 });
    });

    test('an organisation without conversations has nothing of all', async () => {
      expect(await store().coverage(freshName('org'))).toEqual({
        ...{ received: 0, analysed: 0, failed: 0, pending: 0 },
        byChannel: {},
        byQueue: {},
      });
    });

    test('is what counting one by one says, after whatever happened', async () => {
      await fc.assert(
        fc.asyncProperty(operations, async (happened) => {
          const org = freshName('org');
          const plain = new Map<string, Kept>();
          for (const operation of happened) {
            await run(org, operation, plain);
            keep(operation, plain);
          }
          expect(await store().coverage(org)).toEqual(countOneByOne([...plain.values()]));
          expect(
            (await store().page(org, null, 100)).map(({ id, version, state }) => [id, version, state]),
          ).toEqual([...plain].map(([id, { version, state }]) => [id, version, state]).sort());
        }),
        { numRuns: 40 },
      );
    });

    test('holds while batches, outcomes, re-analyses and removals come at once', async () => {
      const org = freshName('org');
      const work = Array.from({ length: 12 }, async (_, worker) => {
        for (let round = 0; round < 4; round++) {
          const batch = Array.from({ length: 20 }, (_, index) =>
            receipt(`c-${(index * 7 + worker) % 40}`, `h-${worker}-${round}`, {
              queue: `q${(index + round) % 3}`,
            }),
          );
          const name = `b-${worker}-${round}`;
          const results = await store().receive(org, name, batch, AT);
          const settled = results.flatMap((result) =>
            result.status === 'accepted' ? [{ ...result, batch: name, state: 'analysed' as const }] : [],
          );
          await store().settle(org, settled);
          await store().reopen(org, [`c-${39 - worker}`, `c-${38 - worker}`]);
          await store().forget(org, [`c-${worker}`, `c-${worker + 1}`]);
        }
      });
      await Promise.all(work);
      const { rows } = await opened().sql.execute(
        'SELECT count(*)::int AS count FROM receipts WHERE organisation = $1',
        [org],
      );
      const all = await store().page(org, null, 1_000);
      expect(rows).toEqual([{ count: all.length }]);
      expect(await store().coverage(org)).toMatchObject({
        received: all.length,
        analysed: all.filter(({ state }) => state === 'analysed').length,
        pending: all.filter(({ state }) => state === 'pending').length,
      });
    });

    async function run(org: string, operation: Operation, plain: ReadonlyMap<string, Kept>): Promise<void> {
      if (operation.kind === 'receive') await store().receive(org, 'b', operation.receipts, AT);
      else if (operation.kind === 'reopen') await store().reopen(org, operation.ids);
      else if (operation.kind === 'forget') await store().forget(org, operation.ids);
      else {
        const version = (plain.get(operation.id)?.version ?? 1) - operation.age;
        await store().settle(org, [{ id: operation.id, version, batch: 'b', state: operation.state }]);
      }
    }
  });
}

function keep(operation: Operation, plain: Map<string, Kept>): void {
  if (operation.kind === 'receive') {
    for (const receipt of new Map(operation.receipts.map((each) => [each.id, each])).values()) {
      const known = plain.get(receipt.id);
      if (known?.receipt.hash === receipt.hash) continue;
      plain.set(receipt.id, { receipt, version: (known?.version ?? 0) + 1, state: 'pending' });
    }
  } else if (operation.kind === 'settle') {
    const known = plain.get(operation.id);
    if (known && operation.age === 0) plain.set(operation.id, { ...known, state: operation.state });
  } else {
    for (const id of new Set(operation.ids)) {
      const known = plain.get(id);
      if (operation.kind === 'forget') plain.delete(id);
      else if (known) plain.set(id, { ...known, version: known.version + 1, state: 'pending' });
    }
  }
}

function countOneByOne(kept: readonly Kept[]): CoverageReport {
  const count = (among: readonly Kept[]) => ({
    received: among.length,
    analysed: among.filter(({ state }) => state === 'analysed').length,
    failed: among.filter(({ state }) => state === 'failed').length,
    pending: among.filter(({ state }) => state === 'pending').length,
  });
  const by = (name: (each: Kept) => string) =>
    Object.fromEntries(
      [...new Set(kept.map(name))].map((group) => [
        group,
        count(kept.filter((each) => name(each) === group)),
      ]),
    );
  return {
    ...count(kept),
    byChannel: by(({ receipt }) => receipt.channel),
    byQueue: by(({ receipt }) => receipt.queue ?? ''),
  };
}
