import { describe, expect, test } from 'vitest';
import { freshName, type Opened } from './samples.ts';

export function auditTests(opened: Opened): void {
  const store = () => opened().store.audit;
  const at = (second: number) => new Date(Date.UTC(2026, 0, 5, 9, 0, second)).toISOString();

  describe('audit log', () => {
    test('entries come back newest first, with ISO times and their details', async () => {
      const organisation = freshName('org');
      const entry = { organisation, actor: 'user:1', action: 'conversation.view', subject: 'c-1' };
      const first = { ...entry, at: at(1), details: { ip: '::1', text: '\0' } };
      const second = { ...entry, at: at(2) };
      await store().record([first, second]);
      expect(await store().list(organisation, { limit: 10 })).toEqual([second, first]);
    });

    test('is filtered by actor, action, subject and time', async () => {
      const organisation = freshName('org');
      const entry = { organisation, actor: 'user:1', action: 'conversation.view', subject: 'c-1' };
      await store().record([
        { ...entry, at: at(1) },
        { ...entry, at: at(2), actor: 'key:7' },
        { ...entry, at: at(3), action: 'rulebook.activate' },
        { ...entry, at: at(4), subject: 'c-2' },
      ]);
      const seconds = async (query: Omit<Parameters<ReturnType<typeof store>['list']>[1], 'limit'>) =>
        (await store().list(organisation, { ...query, limit: 10 })).map((each) =>
          new Date(each.at).getSeconds(),
        );
      expect(await seconds({ actor: 'key:7' })).toEqual([2]);
      expect(await seconds({ action: 'rulebook.activate' })).toEqual([3]);
      expect(await seconds({ subject: 'c-1' })).toEqual([3, 2, 1]);
      expect(await seconds({ before: at(3) })).toEqual([2, 1]);
      expect(await store().list(freshName('org'), { limit: 10 })).toEqual([]);
      expect(await store().list(organisation, { limit: 1 })).toHaveLength(1);
    });

    test('nothing in it can be changed or removed', async () => {
      const organisation = freshName('org');
      const entry = { at: at(1), organisation, actor: 'system', action: 'boot', subject: 'service' };
      await store().record([entry]);
      for (const statement of [
        `UPDATE audit_entries SET actor = 'user:2'`,
        'DELETE FROM audit_entries',
        'TRUNCATE audit_entries',
      ]) {
        await expect(opened().sql.execute(statement)).rejects.toThrow(/only ever added to/);
      }
      expect(await store().list(organisation, { limit: 10 })).toEqual([entry]);
    });
  });
}
