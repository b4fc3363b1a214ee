import { describe, expect, test } from 'vitest';
import { AT, freshName, type Opened, receipt, receipts } from './samples.ts';

export function receiptTests(opened: Opened): void {
  const store = () => opened().store.receipts;

  describe('receipts', () => {
    test('new conversations are accepted as version 1, in the order they came', async () => {
      const org = freshName('org');
      expect(await store().receive(org, 'b1', [receipt('z'), receipt('a')], AT)).toEqual([
        { id: 'z', status: 'accepted', version: 1, turnsBefore: 0 },
        { id: 'a', status: 'accepted', version: 1, turnsBefore: 0 },
      ]);
      expect(await store().find(org, ['a', 'unknown'])).toEqual([
        {
          id: 'a',
          version: 1,
          turnsBefore: 0,
          batch: 'b1',
          firstBatch: 'b1',
          receivedAt: AT,
          state: 'pending',
        },
      ]);
    });

    test('the same content again is a duplicate and stays where it was', async () => {
      const org = freshName('org');
      await store().receive(org, 'b1', [receipt('a')], AT);
      await store().settle(org, [{ id: 'a', version: 1, batch: 'b1', state: 'analysed' }]);
      expect(await store().receive(org, 'b2', [receipt('a')], AT)).toEqual([
        { id: 'a', status: 'duplicate' },
      ]);
      expect(await store().find(org, ['a'])).toMatchObject([{ version: 1, batch: 'b1', state: 'analysed' }]);
      expect(await store().inBatch(org, 'b2')).toEqual([]);
    });

    test('the same content again is a new try where its analysis failed', async () => {
      const org = freshName('org');
      await store().receive(org, 'b1', [receipt('a'), receipt('b')], AT);
      await store().settle(org, [
        { id: 'a', version: 1, batch: 'b1', state: 'failed', error: 'its raw input is missing' },
        { id: 'b', version: 1, batch: 'b1', state: 'analysed' },
      ]);
      expect(await store().receive(org, 'b2', [receipt('a'), receipt('b')], AT)).toMatchObject([
        { id: 'a', status: 'accepted', version: 2 },
        { id: 'b', status: 'duplicate' },
      ]);
      expect(await store().find(org, ['a'])).toMatchObject([{ version: 2, batch: 'b2', state: 'pending' }]);
      expect(await store().coverage(org)).toMatchObject({ received: 2, analysed: 1, failed: 0, pending: 1 });
    });

    test('other content is a new version, pending again, that says how many turns stood before', async () => {
      const org = freshName('org');
      await store().receive(org, 'b1', [receipt('a', 'one', { turns: 7 })], AT);
      await store().settle(org, [{ id: 'a', version: 1, batch: 'b1', state: 'failed', error: 'broken' }]);
      expect(await store().receive(org, 'b2', [receipt('a', 'two', { turns: 3 })], AT)).toEqual([
        { id: 'a', status: 'accepted', version: 2, turnsBefore: 7 },
      ]);
      expect(await store().find(org, ['a'])).toEqual([
        {
          id: 'a',
          version: 2,
          turnsBefore: 7,
          batch: 'b2',
          firstBatch: 'b1',
          receivedAt: AT,
          state: 'pending',
        },
      ]);
    });

    test('turns of a version that was never analysed do not hide those of the one before', async () => {
      const org = freshName('org');
      await store().receive(org, 'b1', [receipt('a', 'one', { turns: 10 })], AT);
      await store().settle(org, [{ id: 'a', version: 1, batch: 'b1', state: 'analysed' }]);
      await store().receive(org, 'b2', [receipt('a', 'two', { turns: 5 })], AT);
      expect(await store().receive(org, 'b3', [receipt('a', 'three', { turns: 3 })], AT)).toEqual([
        { id: 'a', status: 'accepted', version: 3, turnsBefore: 10 },
      ]);
    });

    test('of one id twice in a batch the last one counts', async () => {
      const org = freshName('org');
      const results = await store().receive(
        org,
        'b1',
        [receipt('a', 'one'), receipt('a', 'two', { turns: 9 }), receipt('a', 'two', { turns: 9 })],
        AT,
      );
      expect(results).toEqual([
        { id: 'a', status: 'accepted', version: 1, turnsBefore: 0 },
        { id: 'a', status: 'accepted', version: 1, turnsBefore: 0 },
        { id: 'a', status: 'duplicate' },
      ]);
      expect(await store().receive(org, 'b2', [receipt('a', 'two')], AT)).toEqual([
        { id: 'a', status: 'duplicate' },
      ]);
    });

    test('batches with the same ids at once, in opposite orders, accept each content once', async () => {
      const org = freshName('org');
      const batch = receipts(300);
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          store().receive(org, `b${index}`, index % 2 ? batch : batch.toReversed(), AT),
        ),
      );
      const accepted = answers.flat().filter((result) => result.status === 'accepted');
      expect(accepted).toHaveLength(300);
      expect(new Set(accepted.map((result) => result.id)).size).toBe(300);
      expect(await store().coverage(org)).toMatchObject({ received: 300, pending: 300 });
    });

    test('batches with other contents of the same ids at once become one version after the other', async () => {
      const org = freshName('org');
      const ids = receipts(50).map(({ id }) => id);
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, index) => {
          const batch = ids.map((id) => receipt(id, `content-${index}`));
          return store().receive(org, `b${index}`, index % 2 ? batch : batch.toReversed(), AT);
        }),
      );
      for (const id of ids) {
        const versions = answers.flat().flatMap((result) => {
          return result.id === id && result.status === 'accepted' ? [result.version] : [];
        });
        expect(versions.sort()).toEqual([1, 2, 3, 4, 5, 6]);
      }
      expect(await store().coverage(org)).toMatchObject({ received: 50, pending: 50 });
    });

    test('an outcome of an outdated version is ignored', async () => {
      const org = freshName('org');
      await store().receive(org, 'b1', [receipt('a', 'one')], AT);
      await store().receive(org, 'b2', [receipt('a', 'two')], AT);
      await store().settle(org, [{ id: 'a', version: 1, batch: 'b1', state: 'analysed' }]);
      expect(await store().find(org, ['a'])).toMatchObject([{ version: 2, state: 'pending' }]);
      await store().settle(org, [
        { id: 'a', version: 1, batch: 'b1', state: 'failed', error: 'late' },
        { id: 'a', version: 2, batch: 'b2', state: 'analysed' },
      ]);
      expect(await store().find(org, ['a'])).toMatchObject([{ version: 2, state: 'analysed' }]);
    });

    test('an outcome of what was forgotten is not that of what came anew under its id', async () => {
      const org = freshName('org');
      await store().receive(org, 'b1', [receipt('a', 'one')], AT);
      await store().forget(org, ['a']);
      await store().receive(org, 'b2', [receipt('a', 'two')], AT);
      await store().settle(org, [{ id: 'a', version: 1, batch: 'b1', state: 'analysed' }]);
      expect(await store().find(org, ['a'])).toMatchObject([{ version: 1, batch: 'b2', state: 'pending' }]);
    });

    test('a failure keeps its reason until the conversation is opened again', async () => {
      const org = freshName('org');
      await store().receive(org, 'b1', [receipt('a')], AT);
      await store().settle(org, [{ id: 'a', version: 1, batch: 'b1', state: 'failed', error: 'no\0turns' }]);
      expect(await store().failed(org, 10)).toMatchObject([
        { id: 'a', state: 'failed', error: 'no\uFFFDturns' },
      ]);
      expect(await store().reopen(org, ['a', 'unknown'])).toEqual([
        {
          id: 'a',
          version: 2,
          turnsBefore: 4,
          batch: 'b1',
          firstBatch: 'b1',
          receivedAt: AT,
          state: 'pending',
        },
      ]);
      expect(await store().failed(org, 10)).toEqual([]);
    });

    test('what is pending since before an instant is overdue; what has just been opened again is not', async () => {
      const org = freshName('org');
      const long = '1999-01-01T00:00:00.000Z';
      await store().receive(org, 'b1', [receipt('a'), receipt('b'), receipt('c')], long);
      await store().settle(org, [{ id: 'b', version: 1, batch: 'b1', state: 'analysed' }]);
      await store().reopen(org, ['c']);
      const overdue = await store().overdue('2000-01-01T00:00:00.000Z', 1000);
      expect(overdue.filter((each) => each.organisation === org)).toEqual([
        { organisation: org, batch: 'b1', id: 'a', reopened: false },
      ]);
      const waiting = await store().overdue('9999-01-01T00:00:00.000Z', 1000);
      expect(waiting.filter((each) => each.organisation === org)).toEqual([
        { organisation: org, batch: 'b1', id: 'a', reopened: false },
        { organisation: org, batch: 'b1', id: 'c', reopened: true },
      ]);
      await store().forget(org, ['a', 'b', 'c']);
    });

    test('a batch knows the conversations whose newest content it holds', async () => {
      const org = freshName('org');
      await store().receive(org, 'b1', [receipt('a'), receipt('b'), receipt('c')], AT);
      await store().receive(org, 'b2', [receipt('b', 'other')], AT);
      const idsIn = async (batch: string, ids?: string[]) =>
        (await store().inBatch(org, batch, ids)).map(({ id }) => id);
      expect(await idsIn('b1')).toEqual(['a', 'c']);
      expect(await idsIn('b1', ['c', 'b'])).toEqual(['c']);
      expect(await idsIn('b1', [])).toEqual([]);
      expect(await idsIn('b2')).toEqual(['b']);
    });

    test('conversations are found by customer, whatever the name, and by age', async () => {
      const org = freshName('org');
      const customer = `客户 ' OR 1=1 -- ${'长'.repeat(5_000)}`;
      await store().receive(org, 'b1', [receipt('a', 'h', { customer })], '2026-01-01T00:00:00.000Z');
      await store().receive(org, 'b2', [receipt('b', 'h', { customer: 'u-2' })], AT);
      expect(await store().idsOfCustomer(org, customer)).toEqual(['a']);
      expect(await store().idsOfCustomer(org, 'u-3')).toEqual([]);
      expect(await store().idsReceivedBefore(org, AT, 10)).toEqual(['a']);
    });

    test('history is walked page by page in the order of ids', async () => {
      const org = freshName('org');
      await store().receive(org, 'b1', receipts(25).toReversed(), AT);
      const seen: string[] = [];
      for (let after: string | null = null; ; ) {
        const page = await store().page(org, after, 10);
        seen.push(...page.map(({ id }) => id));
        after = page.at(-1)?.id ?? null;
        if (after === null) break;
      }
      expect(seen).toEqual(receipts(25).map(({ id }) => id));
    });

    test('what is forgotten is gone, and new when it comes again', async () => {
      const org = freshName('org');
      await store().receive(org, 'b1', [receipt('a'), receipt('b')], AT);
      await store().forget(org, ['a', 'unknown']);
      expect(await store().find(org, ['a'])).toEqual([]);
      expect(await store().receive(org, 'b2', [receipt('a')], AT)).toMatchObject([
        { status: 'accepted', version: 1 },
      ]);
    });

    test('nothing of another organisation is read or changed', async () => {
      const [own, other] = [freshName('org'), freshName('org')];
      await store().receive(own, 'b1', [receipt('a', 'h', { customer: 'u' })], AT);
      await store().receive(other, 'b1', [receipt('a', 'h', { customer: 'u' })], AT);
      await store().settle(other, [{ id: 'a', version: 1, batch: 'b1', state: 'failed' }]);
      await store().forget(other, ['a']);
      expect(await store().find(own, ['a'])).toMatchObject([{ state: 'pending' }]);
      for (const found of [
        store().find(other, ['a']),
        store().inBatch(other, 'b1'),
        store().failed(other, 9),
      ]) {
        expect(await found).toEqual([]);
      }
      expect(await store().idsOfCustomer(other, 'u')).toEqual([]);
      expect(await store().page(other, null, 9)).toEqual([]);
    });

    test('empty lists are no work', async () => {
      const org = freshName('org');
      expect(await store().receive(org, 'b1', [], AT)).toEqual([]);
      await store().settle(org, []);
      await store().forget(org, []);
      expect(await store().reopen(org, [])).toEqual([]);
      expect(await store().find(org, [])).toEqual([]);
    });
  });
}
