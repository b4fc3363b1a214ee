import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ApiKey } from '#core/ports/workflow.ts';
import { AT, addUser, freshName, type Opened } from './samples.ts';

export function peopleTests(opened: Opened): void {
  const store = () => opened().store.people;
  const organisation = async (more: { retentionDays?: number } = {}) => {
    const made = {
      id: freshName('org'),
      name: '演示',
      timeZone: 'Asia/Shanghai',
      retentionDays: null,
      ...more,
    };
    await store().createOrganisation(made);
    return made;
  };

  describe('people', () => {
    test('an organisation is kept and changed', async () => {
      const made = await organisation();
      expect(await store().organisation(made.id)).toEqual(made);
      await store().changeOrganisation(made.id, { retentionDays: 90 });
      await store().changeOrganisation(made.id, {});
      expect(await store().organisation(made.id)).toEqual({ ...made, retentionDays: 90 });
      expect(await store().organisations()).toContainEqual({ ...made, retentionDays: 90 });
      expect(await store().organisation('unknown')).toBeNull();
      await expect(store().createOrganisation(made)).rejects.toThrow();
    });

    test('the secret that other systems sign with is replaced for one organisation, as often as asked', async () => {
      const [{ id }, { id: other }] = [await organisation(), await organisation()];
      expect(await store().incomingSecret(id)).toBe(0);
      await Promise.all([store().replaceIncomingSecret(id), store().replaceIncomingSecret(id)]);
      expect(await store().incomingSecret(id)).toBe(2);
      expect(await store().incomingSecret(other)).toBe(0);
      expect(await store().incomingSecret('unknown')).toBeNull();
    });

    test('a member carries who they are, their role and their scope', async () => {
      const [{ id: first }, { id: second }] = [await organisation(), await organisation()];
      const userId = await addUser(opened(), '李雷');
      const member = {
        userId,
        organisation: first,
        role: 'supervisor' as const,
        agentIds: [],
        teams: ['夜班', 'a"b,{c}'],
      };
      await store().setMember(member);
      await store().setMember({
        ...member,
        organisation: second,
        role: 'agent',
        agentIds: ['A01'],
        teams: [],
      });
      const seen = { ...member, active: true, name: '李雷', email: `${userId}@example.com` };
      expect(await store().members(first)).toEqual([seen]);
      expect(await store().membershipsOf(userId)).toHaveLength(2);
      await store().setMember({ ...member, role: 'viewer', teams: [] });
      expect(await store().members(first)).toEqual([{ ...seen, role: 'viewer', teams: [] }]);
      await store().removeMember(first, userId);
      expect(await store().members(first)).toEqual([]);
      expect(await store().membershipsOf(userId)).toMatchObject([
        { organisation: second, agentIds: ['A01'] },
      ]);
    });

    test('whoever is no user cannot become a member', async () => {
      const { id } = await organisation();
      const place = { organisation: id, role: 'agent' as const, agentIds: [], teams: [] };
      await expect(store().setMember({ ...place, userId: freshName('nobody') })).rejects.toThrow();
    });

    test('a key is found by its hash alone, an expired one too, and its use is noted', async () => {
      const { id } = await organisation();
      const hash = createHash('sha256').update(freshName('key')).digest('hex');
      const key: ApiKey = {
        id: freshName('key'),
        organisation: id,
        name: 'import',
        role: 'supervisor',
        agentIds: [],
        teams: ['north', '华东'],
        prefix: 'tz_1234',
        createdAt: AT,
        expiresAt: '2026-01-06T00:00:00.000Z',
        lastUsedAt: null,
      };
      await store().createKey(key, hash);
      expect(await store().keys(id)).toEqual([key]);
      const before = new Date().toISOString();
      const found = await store().keyByHash(hash);
      expect(found).toEqual({ ...key, lastUsedAt: expect.any(String) });
      expect(found?.lastUsedAt?.localeCompare(before)).toBeGreaterThanOrEqual(0);
      expect(await store().keys(id)).toEqual([found]);
      expect(await store().keyByHash(hash.replace(/./, 'x'))).toBeNull();
      await store().removeKey(freshName('org'), key.id);
      expect(await store().keyByHash(hash)).not.toBeNull();
      await store().removeKey(id, key.id);
      expect(await store().keyByHash(hash)).toBeNull();
    });
  });
}
