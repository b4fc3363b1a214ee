import { describe, expect, test } from 'vitest';
import type { DirectoryEntry } from '#core/ports/directory.ts';
import { freshName, type Opened } from './samples.ts';

export function directoryTests(opened: Opened): void {
  const store = () => opened().store.directory;
  async function organisation(): Promise<string> {
    const id = freshName('org');
    const people = opened().store.people;
    await people.createOrganisation({ id, name: id, timeZone: 'UTC', retentionDays: null });
    return id;
  }

  describe('directory', () => {
    test('names are kept, renamed and removed, each organisation its own', async () => {
      const [own, other] = [await organisation(), await organisation()];
      await store().save(own, [
        { kind: 'queue', id: 'billing', name: '账单' },
        { kind: 'agent', id: 'A01', name: '韩梅梅', team: 'north' },
        { kind: 'team', id: 'north', name: '华北组' },
      ]);
      await store().save(own, [
        { kind: 'agent', id: 'A01', name: '旧名' },
        { kind: 'agent', id: 'A01', name: '李雷' },
      ]);
      await store().save(own, []);
      const renamed: DirectoryEntry[] = [
        { kind: 'agent', id: 'A01', name: '李雷' },
        { kind: 'queue', id: 'billing', name: '账单' },
        { kind: 'team', id: 'north', name: '华北组' },
      ];
      expect(await store().list(own)).toEqual(renamed);
      expect(await store().list(other)).toEqual([]);
      expect(await store().remove(other, 'agent', 'A01')).toBe(false);
      expect(await store().remove(own, 'team', 'A01')).toBe(false);
      expect(await store().remove(own, 'agent', 'A01')).toBe(true);
      expect(await store().list(own)).toEqual(renamed.slice(1));
    });

    test('five thousand names are kept at once', async () => {
      const own = await organisation();
      const many = Array.from({ length: 5_000 }, (_, n) => ({
        kind: 'agent' as const,
        id: String(n).padStart(4, '0'),
        name: `坐席 ${n}`,
        team: 'north',
      }));
      await store().save(own, many);
      expect(await store().list(own)).toEqual(many);
    });
  });
}
