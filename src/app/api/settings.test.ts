import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { continueRun } from '#app/usecases/service/continue-run.ts';
import { type ApiStack, type Asked, answerOf, openApiStack } from '../../../test/suites/api-stack.ts';

const ODD_TABLE = 'Vorgang;Wer;Satz\n7;K;wo bleibt mein Paket\n7;M;ich sehe nach\n8;K;danke\n';
const ODD_MAP = ['id=Vorgang', 'turn.role=Wer', 'turn.text=Satz', 'role.customer=K', 'role.agent=M'];

describe('settings over HTTP', () => {
  let stack: ApiStack;
  beforeAll(async () => {
    stack = await openApiStack();
  });
  afterAll(() => stack.close());

  async function ask(method: string, path: string, asked: Asked = {}) {
    // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each checked where it is used
    return answerOf<any>(await stack.ask(method, path, asked));
  }
  async function admin() {
    const organisation = await stack.organisation();
    return { organisation, key: await stack.key(organisation, 'admin') };
  }
  const actions = async (organisation: string) =>
    (await stack.ports.workflow.audit.list(organisation, { limit: 50 })).map(({ action }) => action);

  test('a file is looked at before it is taken in, and nothing of it is kept', async () => {
    const { organisation, key } = await admin();
    const preview = (query: string, body: string) =>
      ask('POST', `/api/v1/conversations:preview?name=odd.csv${query}`, { key, body });
    const odd = await preview('', ODD_TABLE);
    expect(odd.body).toMatchObject({
      table: { headers: ['Vorgang', 'Wer', 'Satz'], layout: 'unknown' },
      conversations: [],
      rejected: [{ line: 1, problems: [{ code: 'unknown-columns' }] }],
    });
    const map = ODD_MAP.map((pair) => `&map=${encodeURIComponent(pair)}`).join('');
    const mapped = await preview(map, ODD_TABLE);
    expect(mapped.body).toMatchObject({
      table: { layout: 'row-per-turn' },
      read: 2,
      refused: 0,
      whole: true,
      conversations: [
        {
          id: '7',
          turnCount: 2,
          turns: [{ role: 'customer', text: 'wo bleibt mein Paket' }, { role: 'agent' }],
        },
        { id: '8', turnCount: 1 },
      ],
    });
    const many = Array.from({ length: 300 }, (_, n) => `${n};K;hallo`).join('\n');
    expect((await preview(map, `Vorgang;Wer;Satz\n${many}\n`)).body).toMatchObject({
      read: 200,
      whole: false,
    });
    const image = await preview('', '\u0089PNG');
    expect(image.body.rejected).toHaveLength(1);
    expect(await stack.ports.workflow.receipts.coverage(organisation)).toMatchObject({ received: 0 });
    expect(await actions(organisation)).not.toContain('conversations.receive');
  });

  test('a mapping of columns is kept under its name and offered again', async () => {
    const { organisation, key } = await admin();
    const path = `/api/v1/import-mappings/${encodeURIComponent('旧客服/系统')}`;
    const body = { columns: ['Vorgang', 'Wer'], channel: 'chat', map: { id: 'Vorgang' } };
    expect((await ask('PUT', path, { key, body })).status).toBe(204);
    const { mappings } = (await ask('GET', '/api/v1/import-mappings', { key })).body;
    expect(mappings).toMatchObject([{ ...body, name: '旧客服/系统' }]);
    expect((await ask('DELETE', path, { key })).status).toBe(204);
    expect((await ask('DELETE', path, { key })).status).toBe(404);
    expect(await actions(organisation)).toEqual(
      expect.arrayContaining(['import-mapping.save', 'import-mapping.remove']),
    );
  });

  test('an invitation that was withdrawn lets nobody in', async () => {
    const { organisation, key } = await admin();
    const invite = async (email: string) => {
      const invited = await ask('POST', '/api/v1/members:invite', { key, body: { email, role: 'viewer' } });
      return invited.body.token as string;
    };
    const token = await invite('han@example.com');
    const { invitations } = (await ask('GET', '/api/v1/invitations', { key })).body;
    expect(invitations).toMatchObject([{ email: 'han@example.com', role: 'viewer' }]);
    expect(JSON.stringify(invitations)).not.toContain(token);
    expect((await ask('DELETE', `/api/v1/invitations/${invitations[0].id}`, { key })).status).toBe(204);
    const person = { name: '韩梅梅', password: 'correct horse battery' };
    const accept = (of: string) =>
      ask('POST', '/api/v1/invitations:accept', { body: { token: of, ...person } });
    expect((await accept(token)).status).toBe(404);
    expect((await accept(await invite('mei@example.com'))).status).toBe(201);
    expect((await ask('GET', '/api/v1/invitations', { key })).body).toEqual({ invitations: [] });
    expect(await actions(organisation)).toContain('invitation.withdraw');
  });

  test('a member who is kept out sees nothing until they are let in again', async () => {
    const { organisation, key } = await admin();
    const only = await stack.person(organisation, { role: 'admin' });
    const person = await stack.person(organisation, { role: 'reviewer' });
    const change = (id: string, active: boolean) =>
      ask('PATCH', `/api/v1/members/${id}`, { key, body: { active } });
    const sees = async () => (await ask('GET', '/api/v1/rulebooks', { cookie: person.cookie })).status;
    expect((await change(person.id, false)).body).toMatchObject({ active: false, role: 'reviewer' });
    expect(await sees()).toBe(403);
    expect((await change(person.id, true)).body).toMatchObject({ active: true });
    expect(await sees()).toBe(200);
    expect((await change(only.id, false)).status).toBe(409);
  });

  test('language and theme go with the person', async () => {
    const { organisation, key } = await admin();
    const { cookie } = await stack.person(organisation, { role: 'viewer' });
    const save = (body: object, asked: Asked) => ask('PUT', '/api/v1/me/preferences', { ...asked, body });
    expect((await save({ theme: 'dark' }, { cookie })).body).toEqual({ theme: 'dark' });
    await save({ language: 'en' }, { cookie });
    expect((await ask('GET', '/api/v1/me', { cookie })).body.preferences).toEqual({
      language: 'en',
      theme: 'dark',
    });
    expect((await save({ theme: 'pink' }, { cookie })).status).toBe(400);
    expect((await save({ theme: 'dark' }, { key })).status).toBe(403);
  });

  test('what retention would remove is told before it is set', async () => {
    const { key } = await admin();
    const conversation = { id: 'c-1', turns: [{ role: 'customer', text: '你好' }] };
    await ask('POST', '/api/v1/conversations', { key, body: conversation });
    const { body } = await ask('GET', '/api/v1/organisation/retention?days=1', { key });
    expect(body).toMatchObject({ conversations: 0, lastRemoval: null, everyHours: 6 });
    expect((await ask('GET', '/api/v1/organisation/retention?days=0', { key })).status).toBe(400);
  });

  test('an admin founds another organisation, with the demo in it when they want', async () => {
    const { organisation } = await admin();
    const person = await stack.person(organisation, { role: 'admin' });
    const { cookie } = person;
    const founded = await ask('POST', '/api/v1/organisations', {
      cookie,
      body: { name: '演示', demo: true },
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(founded.status).toBe(201);
    const id = founded.body.organisation as string;
    const me = (await ask('GET', '/api/v1/me', { cookie })).body;
    expect(me.memberships.map((one: { organisation: string }) => one.organisation).sort()).toEqual(
      [organisation, id].sort(),
    );
    const inside = { cookie, headers: { 'x-organisation': id } };
    const names = (await ask('GET', '/api/v1/directory', inside)).body.entries;
    expect(names).toContainEqual({ kind: 'team', id: 'team-care', name: '会员关怀组' });
    expect(await stack.ports.workflow.runs.find(id, founded.body.run)).toMatchObject({ state: 'running' });
    const stranger = await stack.person(organisation, { role: 'qa_manager' });
    const refused = await ask('POST', '/api/v1/organisations', {
      cookie: stranger.cookie,
      body: { name: 'x' },
    });
    expect(refused.status).toBe(403);
    // Cancelled, so that its thousands of conversations are not sent in here.
    await stack.ports.workflow.runs.update(id, founded.body.run, { state: 'cancelled' });
    await continueRun(stack.ports, { organisation: id, run: founded.body.run }, { aborted: false });
    expect(await stack.ports.workflow.receipts.coverage(id)).toMatchObject({ received: 0 });
  });

  test('a webhook shows its secret once, and what became of what was sent', async () => {
    const { organisation, key } = await admin();
    const body = { url: 'https://crm.example/in', events: ['conversations.alert'] };
    const created = await ask('POST', '/api/v1/webhooks', { key, body });
    const { id, secret } = created.body;
    expect([created.status, secret]).toEqual([201, `secret of ${id}`]);
    const listed = (await ask('GET', '/api/v1/webhooks', { key })).body;
    expect(listed.webhooks).toMatchObject([{ id, ...body, active: true }]);
    expect(JSON.stringify(listed)).not.toContain(secret);
    const path = `/api/v1/webhooks/${id}`;
    const sent = await ask('POST', `${path}/test`, { key });
    expect([sent.status, sent.body.state]).toEqual([202, 'waiting']);
    const gaveUp = { state: 'failed', attempts: 6, error: 'HTTP 500' } as const;
    await stack.ports.workflow.webhooks.changeDelivery(organisation, sent.body.id, gaveUp);
    const again = await ask('POST', `${path}/deliveries/${sent.body.id}/replay`, { key });
    expect(again.body).toMatchObject({ state: 'waiting', attempts: 0 });
    const { deliveries } = (await ask('GET', `${path}/deliveries`, { key })).body;
    expect(deliveries).toMatchObject([{ id: sent.body.id, event: 'test', state: 'waiting' }]);
    const changed = await ask('PATCH', path, { key, body: { active: false } });
    expect(changed.body).toMatchObject({ active: false });
    for (const url of ['ftp://crm.example', 'nonsense', 'https://li:lei@crm.example/']) {
      expect((await ask('POST', '/api/v1/webhooks', { key, body: { ...body, url } })).status).toBe(400);
    }
    expect((await ask('DELETE', path, { key })).status).toBe(204);
    expect((await ask('POST', `${path}/test`, { key })).status).toBe(404);
    expect(await actions(organisation)).toEqual(
      expect.arrayContaining([
        ...['webhook.create', 'webhook.test', 'webhook.replay', 'webhook.change', 'webhook.remove'],
      ]),
    );
  });

  test('how the service is set up is told to those who look after it, the ways in to everybody', async () => {
    const { key } = await admin();
    expect((await ask('GET', '/api/v1/service', { key })).body).toMatchObject({
      version: '0.0.0',
      watchDir: null,
      languageModel: { state: 'off' },
    });
    expect((await ask('GET', '/api/v1/sign-in-ways')).body).toEqual({ password: true, oidc: false });
  });

  test('pages of the audit log follow each other without a gap', async () => {
    const { organisation, key } = await admin();
    const at = '2026-01-05T09:00:00.000Z';
    const entry = { at, organisation, actor: 'system', action: 'made.up' };
    await stack.ports.workflow.audit.record(
      Array.from({ length: 5 }, (_, n) => ({ ...entry, subject: String(n) })),
    );
    const page = async (skip: number) => {
      const path = `/api/v1/audit?action=made.up&limit=2&skip=${skip}&from=${encodeURIComponent(at)}`;
      const { entries } = (await ask('GET', path, { key })).body;
      return entries.map(({ subject }: { subject: string }) => subject);
    };
    expect([...(await page(0)), ...(await page(2)), ...(await page(4))]).toEqual(['4', '3', '2', '1', '0']);
  });
});
