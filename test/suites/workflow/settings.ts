import { describe, expect, test } from 'vitest';
import type { Invitation } from '#core/ports/invitations.ts';
import type { Webhook, WebhookDelivery } from '#core/ports/webhooks.ts';
import { AT, addUser, freshName, type Opened, receipts } from './samples.ts';

const LATER = '2026-01-06T09:00:00.000Z';

/** What an organisation is set up with, and how people want to see it. */
export function settingsTests(opened: Opened): void {
  const store = () => opened().store;
  async function organisation(): Promise<string> {
    const id = freshName('org');
    await store().people.createOrganisation({ id, name: id, timeZone: 'UTC', retentionDays: null });
    return id;
  }

  describe('webhooks', () => {
    const webhook = (of: string, createdAt = AT): Webhook => ({
      id: freshName('hook'),
      organisation: of,
      url: 'https://crm.example/in',
      events: ['conversations.alert', 'conversations.failed'],
      active: true,
      createdBy: 'user:1',
      createdAt,
    });
    const delivery = ({ id, organisation }: Webhook, createdAt = AT): WebhookDelivery => ({
      id: freshName('delivery'),
      organisation,
      webhook: id,
      event: 'conversations.alert',
      body: '{"event":"conversations.alert"}',
      state: 'waiting',
      attempts: 0,
      status: null,
      error: null,
      createdAt,
      triedAt: null,
    });

    test('are kept, changed and removed with their deliveries, each organisation its own', async () => {
      const [own, other] = [await organisation(), await organisation()];
      const [first, second] = [webhook(own), webhook(own, LATER)];
      await store().webhooks.create(second);
      await store().webhooks.create(first);
      expect(await store().webhooks.list(own)).toEqual([first, second]);
      expect(await store().webhooks.find(other, first.id)).toBeNull();
      await store().webhooks.change(other, first.id, { active: false });
      await store().webhooks.change(own, first.id, {});
      expect(await store().webhooks.find(own, first.id)).toEqual(first);
      await store().webhooks.change(own, first.id, { active: false, events: ['conversations.analysed'] });
      const changed = { ...first, active: false, events: ['conversations.analysed'] };
      expect(await store().webhooks.find(own, first.id)).toEqual(changed);

      const sent = delivery(first);
      await store().webhooks.addDeliveries([sent]);
      await store().webhooks.remove(other, first.id);
      expect(await store().webhooks.delivery(own, sent.id)).toEqual(sent);
      await store().webhooks.remove(own, first.id);
      expect(await store().webhooks.delivery(own, sent.id)).toBeNull();
    });

    test('remember what became of each delivery until it is old', async () => {
      const hook = webhook(await organisation());
      await store().webhooks.create(hook);
      const [old, recent] = [delivery(hook, '2020-01-01T00:00:00.000Z'), delivery(hook)];
      await store().webhooks.addDeliveries([]);
      await store().webhooks.addDeliveries([old, recent]);
      const tried = { state: 'failed', attempts: 2, status: 500, error: 'no\0', triedAt: LATER } as const;
      await store().webhooks.changeDelivery(hook.organisation, recent.id, tried);
      const failed = { ...recent, ...tried, error: 'no\uFFFD' };
      expect(await store().webhooks.deliveries(hook.organisation, hook.id, 9)).toEqual([failed, old]);
      expect(await store().webhooks.deliveries(hook.organisation, hook.id, 1)).toEqual([failed]);
      await store().webhooks.addDeliveries([recent]);
      expect(await store().webhooks.delivery(hook.organisation, recent.id)).toEqual(failed);
      await store().webhooks.forgetDeliveries('2020-01-02T00:00:00.000Z');
      expect(await store().webhooks.deliveries(hook.organisation, hook.id, 9)).toEqual([failed]);
    });
  });

  test('mappings of columns are kept by their names', async () => {
    const [own, other] = [await organisation(), await organisation()];
    const mapping = {
      name: '旧客服系统',
      columns: ['Vorgang', 'Wer', 'Satz'],
      channel: 'chat',
      map: { id: 'Vorgang', 'turn.role': 'Wer', 'turn.text': 'Satz' },
      savedAt: AT,
    } as const;
    await store().importMappings.save(own, mapping);
    await store().importMappings.save(own, { ...mapping, channel: null, savedAt: LATER });
    expect(await store().importMappings.list(own)).toEqual([{ ...mapping, channel: null, savedAt: LATER }]);
    expect(await store().importMappings.list(other)).toEqual([]);
    expect(await store().importMappings.remove(other, mapping.name)).toBe(false);
    expect(await store().importMappings.remove(own, mapping.name)).toBe(true);
    expect(await store().importMappings.list(own)).toEqual([]);
  });

  test('invitations wait until they are taken off the list', async () => {
    const [own, other] = [await organisation(), await organisation()];
    const invited = (invitedAt: string): Invitation => ({
      id: freshName('invitation'),
      organisation: own,
      email: 'han@example.com',
      role: 'agent',
      agentIds: ['A01'],
      teams: [],
      invitedBy: 'user:1',
      invitedAt,
      expiresAt: LATER,
    });
    const [first, second] = [invited(AT), invited(LATER)];
    await store().invitations.add(first);
    await store().invitations.add(second);
    await store().invitations.remove(other, second.id);
    expect(await store().invitations.list(own)).toEqual([second, first]);
    await store().invitations.remove(own, second.id);
    expect(await store().invitations.list(own)).toEqual([first]);
    expect(await store().invitations.list(other)).toEqual([]);
  });

  test('a person’s language and theme go with them', async () => {
    const userId = await addUser(opened(), '李雷');
    expect(await store().preferences.of(userId)).toEqual({});
    await store().preferences.save(userId, {});
    await store().preferences.save(userId, { language: 'zh' });
    await store().preferences.save(userId, { theme: 'dark' });
    await store().preferences.save(userId, { theme: 'light' });
    expect(await store().preferences.of(userId)).toEqual({ language: 'zh', theme: 'light' });
  });

  test('what agents allow their answers to be used for is kept by organisation', async () => {
    const [own, other] = [await organisation(), await organisation()];
    expect((await store().sharing.all(own)).size).toBe(0);
    await store().sharing.choose(own, 'A01', 'named', AT);
    await store().sharing.choose(own, 'A01', 'withheld', LATER);
    await store().sharing.choose(own, 'A02', 'unnamed', AT);
    expect(Object.fromEntries(await store().sharing.all(own))).toEqual({ A01: 'withheld', A02: 'unnamed' });
    expect((await store().sharing.all(other)).size).toBe(0);
  });

  test('a member who is kept out keeps their place but belongs nowhere meanwhile', async () => {
    const own = await organisation();
    const userId = await addUser(opened(), '韩梅梅');
    const place = { userId, organisation: own, role: 'agent', agentIds: ['A01'], teams: [] } as const;
    await store().people.setMember(place);
    await store().people.setMemberActive(own, userId, false);
    await store().people.setMember({ ...place, agentIds: ['A02'] });
    expect(await store().people.membershipsOf(userId)).toEqual([]);
    expect(await store().people.members(own)).toMatchObject([{ userId, active: false, agentIds: ['A02'] }]);
    await store().people.setMemberActive(own, userId, true);
    expect(await store().people.membershipsOf(userId)).toMatchObject([{ userId, active: true }]);
  });

  test('what was received before an instant is counted', async () => {
    const own = await organisation();
    await store().receipts.receive(own, 'b-1', receipts(3), AT);
    await store().receipts.receive(own, 'b-2', receipts(2, 'later'), LATER);
    expect(await store().receipts.countReceivedBefore(own, AT)).toBe(0);
    expect(await store().receipts.countReceivedBefore(own, LATER)).toBe(3);
  });

  test('the audit log is read from an instant on, and past what has been read', async () => {
    const own = await organisation();
    const at = (second: number) => new Date(Date.UTC(2026, 0, 5, 9, 0, second)).toISOString();
    const entry = { organisation: own, actor: 'user:1', action: 'a', subject: 's' };
    await store().audit.record([1, 2, 3].map((second) => ({ ...entry, at: at(second) })));
    const from = await store().audit.list(own, { from: at(2), limit: 9 });
    expect(from.map((one) => one.at)).toEqual([at(3), at(2)]);
    const rest = await store().audit.list(own, { skip: 2, limit: 9 });
    expect(rest.map((one) => one.at)).toEqual([at(1)]);
  });
}
