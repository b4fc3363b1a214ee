import { describe, expect, test } from 'vitest';
import { addUser, freshName, type Opened } from './samples.ts';

export function viewTests(opened: Opened): void {
  const store = () => opened().store.views;
  const save = (organisation: string, owner: string, name: string, isShared = false) =>
    store().save({
      organisation,
      owner,
      name,
      path: '/conversations',
      search: 'signal=agent.deflection',
      isShared,
    });

  describe('saved views', () => {
    test('somebody sees their own and those that are shared, with who shares them', async () => {
      const org = freshName('org');
      const [li, han] = [await addUser(opened(), '李雷'), await addUser(opened(), '韩梅梅')];
      await save(org, `user:${li}`, 'b: deflection');
      await save(org, `user:${han}`, 'a: for all', true);
      await save(org, `user:${han}`, 'own');
      await save(freshName('org'), `user:${li}`, 'elsewhere', true);
      expect(await store().list(org, `user:${li}`)).toEqual([
        expect.objectContaining({ name: 'a: for all', isShared: true, ownerName: '韩梅梅' }),
        expect.objectContaining({ name: 'b: deflection', isShared: false, ownerName: '李雷' }),
      ]);
    });

    test('all of an organisation are given by owner and name, shared or not', async () => {
      const [org, other] = [freshName('org'), freshName('org')];
      const second = await save(org, 'key:2', '一', true);
      const [b, a] = [await save(org, 'key:1', 'b'), await save(org, 'key:1', 'a')];
      await save(other, 'key:1', '一', true);
      expect(await store().all(org)).toEqual([a, b, second]);
    });

    test('the same name again replaces what it stood for, of the same owner only', async () => {
      const org = freshName('org');
      const first = await save(org, 'key:1', '退款');
      await save(org, 'key:2', '退款');
      const second = await store().save({ ...first, search: 'queue=refunds\0', isShared: true });
      expect(second).toMatchObject({ search: 'queue=refunds\ufffd', isShared: true });
      expect(await store().list(org, 'key:1')).toEqual([{ ...second, ownerName: null }]);
    });

    test('those that narrow a page to a customer who is erased go, and no others', async () => {
      const [org, other] = [freshName('org'), freshName('org')];
      const about = (organisation: string, name: string, search: string) =>
        store().save({ organisation, owner: 'key:1', name, path: '/conversations', search, isShared: true });
      await about(org, 'of one', 'sort=newest&customer=u+9%26');
      await about(org, 'of two', 'customer=u-1&customer=u+9%26');
      const kept = await about(org, 'of another', 'customer=u-1&agent=u+9%26');
      const elsewhere = await about(other, 'of one', 'customer=u+9%26');
      await store().forget(org, 'u 9&');
      expect(await store().all(org)).toEqual([kept]);
      expect(await store().all(other)).toEqual([elsewhere]);
    });

    test('one of another organisation or owner is never removed', async () => {
      const [own, other] = [freshName('org'), freshName('org')];
      const view = await save(own, 'key:1', '一', true);
      await store().remove(other, 'key:1', '一');
      await store().remove(own, 'key:2', '一');
      expect(await store().all(own)).toEqual([view]);
      await store().remove(own, 'key:1', '一');
      expect(await store().list(own, 'key:1')).toEqual([]);
    });
  });
}
