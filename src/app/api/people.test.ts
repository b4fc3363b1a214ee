import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKey, hashOfKey } from '#app/usecases/service/create-api-key.ts';
import { issueSetupToken } from '#app/usecases/service/issue-setup-token.ts';
import { type ApiStack, type Asked, openApiStack } from '../../../test/suites/api-stack.ts';
import { oneTimeTokensOn } from './identity/auth-tokens.ts';

const PERSON = { email: 'li.lei@example.com', name: '李雷', password: 'correct horse battery' };

describe('people over HTTP', () => {
  let stack: ApiStack;
  beforeAll(async () => {
    stack = await openApiStack();
  });
  afterAll(() => stack.close());

  async function ask(method: string, path: string, asked: Asked = {}) {
    const response = await stack.ask(method, path, asked);
    const text = await response.text();
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    return { status: response.status, body, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  }

  test('the link of the first start makes one admin, once, and signs them in', async () => {
    const organisation = await stack.organisation();
    const tokens = oneTimeTokensOn(stack.dependencies.auth);
    const token = await issueSetupToken(tokens, organisation, Date.now());
    const body = { token, ...PERSON, organisationName: '新公司' };
    expect((await ask('POST', '/api/v1/setup', { body: { ...body, token: 'guessed' } })).status).toBe(404);
    expect((await ask('POST', '/api/v1/setup', { body: { ...body, password: 'short' } })).status).toBe(400);
    const both = await Promise.all([
      ask('POST', '/api/v1/setup', { body }),
      ask('POST', '/api/v1/setup', { body: { ...body, email: 'second@example.com' } }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 404]);
    const { cookie } = both.find(({ status }) => status === 201)!;
    expect((await ask('POST', '/api/v1/setup', { body })).status).toBe(404);
    const me = await ask('GET', '/api/v1/me', { cookie });
    expect(me.body).toMatchObject({
      name: '李雷',
      memberships: [{ organisation, organisationName: '新公司', role: 'admin' }],
    });
    expect(await stack.ports.workflow.audit.list(organisation, { limit: 2 })).toMatchObject([
      {
        action: 'organisation.change',
        actor: expect.stringMatching(/^user:\w+$/),
        details: { name: '新公司' },
      },
      { action: 'organisation.setup' },
    ]);
  });

  test('of the links that starts have printed only the last one works, and none once somebody is there', async () => {
    const tokens = oneTimeTokensOn(stack.dependencies.auth);
    const organisation = await stack.organisation();
    const first = await issueSetupToken(tokens, organisation, Date.now());
    const second = await issueSetupToken(tokens, organisation, Date.now());
    const setUp = async (token: string, email: string) =>
      (await ask('POST', '/api/v1/setup', { body: { token, ...PERSON, email } })).status;
    expect(await setUp(first, 'too.early@example.com')).toBe(404);
    expect(await setUp(second, 'in.time@example.com')).toBe(201);
    expect(await setUp(first, 'late@example.com')).toBe(404);

    const settled = await stack.organisation();
    const printed = await issueSetupToken(tokens, settled, Date.now());
    await stack.person(settled, { role: 'admin' });
    expect(await setUp(printed, 'uninvited@example.com')).toBe(404);
  });

  test('who has an account already uses it with the link of the first start, signed in', async () => {
    const organisation = await stack.organisation();
    const known = await stack.person(await stack.organisation(), { role: 'viewer' });
    const tokens = oneTimeTokensOn(stack.dependencies.auth);
    const token = await issueSetupToken(tokens, organisation, Date.now());
    const setUp = (asked: Asked) => ask('POST', '/api/v1/setup', asked);
    expect((await setUp({ body: { token } })).status).toBe(400);
    expect((await setUp({ body: { token, ...PERSON, email: known.email } })).status).toBe(409);
    const { cookie } = known;
    expect((await setUp({ body: { token, organisationName: '总部' }, cookie })).status).toBe(201);
    const { body } = await ask('GET', '/api/v1/me', { cookie });
    expect(body['memberships']).toContainEqual(
      expect.objectContaining({ organisation, organisationName: '总部', role: 'admin' }),
    );
  });

  test('an invitation tells whoever holds its link how they come in, and is not used up by that', async () => {
    const organisation = await stack.organisation();
    const key = await stack.key(organisation, 'admin');
    const known = await stack.person(await stack.organisation(), { role: 'viewer' });
    const held = async (email: string, asked: Asked = {}) => {
      const invited = await ask('POST', '/api/v1/members:invite', { key, body: { email, role: 'reviewer' } });
      const body = { token: invited.body['token'] };
      const look = async () => (await ask('POST', '/api/v1/invitations:look', { ...asked, body })).body;
      const first = await look();
      expect(await look()).toEqual(first);
      return first;
    };
    const told = { organisationName: organisation, role: 'reviewer' };
    expect(await held('new.one@example.com')).toEqual({
      ...told,
      email: 'new.one@example.com',
      hasAccount: false,
      signedInAs: null,
    });
    const mine = { ...told, email: known.email, hasAccount: true };
    expect(await held(known.email)).toEqual({ ...mine, signedInAs: null });
    expect(await held(known.email, known)).toEqual({ ...mine, signedInAs: known.email });
    const guessed = { body: { token: 'guessed' } };
    expect((await ask('POST', '/api/v1/invitations:look', guessed)).status).toBe(404);
    const setup = await issueSetupToken(oneTimeTokensOn(stack.dependencies.auth), organisation, Date.now());
    expect((await ask('POST', '/api/v1/invitations:look', { body: { token: setup } })).status).toBe(404);
  });

  test('a person signs in and out', async () => {
    const organisation = await stack.organisation();
    const { email } = await stack.person(organisation, { role: 'admin' });
    const signIn = (password: string) =>
      ask('POST', '/api/auth/sign-in/email', { body: { email, password } });
    expect((await signIn('another password')).status).toBe(401);
    const { status, cookie } = await signIn(PERSON.password);
    expect(status).toBe(200);
    expect((await ask('GET', '/api/v1/members', { cookie })).status).toBe(200);
    expect(
      (await ask('POST', '/api/auth/sign-out', { cookie, body: {}, headers: { origin: 'http://localhost' } }))
        .status,
    ).toBe(200);
    expect((await ask('GET', '/api/v1/members', { cookie })).status).toBe(401);
  });

  test('everybody is told on which clock the days of their organisation begin', async () => {
    const organisation = await stack.organisation();
    await stack.ports.workflow.people.changeOrganisation(organisation, { timeZone: 'Asia/Urumqi' });
    for (const role of ['admin', 'agent', 'viewer'] as const) {
      const { cookie } = await stack.person(organisation, { role });
      const { body } = await ask('GET', '/api/v1/me', { cookie });
      expect(body).toMatchObject({ memberships: [{ organisation, role, timeZone: 'Asia/Urumqi' }] });
    }
  });

  test('an invitation lets in whom it is meant for, once', async () => {
    const organisation = await stack.organisation();
    const key = await stack.key(organisation, 'admin');
    const invite = async (email: string) => {
      const body = { email, role: 'supervisor', teams: ['north'] };
      const invited = await ask('POST', '/api/v1/members:invite', { key, body });
      expect(invited.status).toBe(201);
      expect(invited.body['link']).toBe(`/invitation#${invited.body['token']}`);
      return invited.body['token'] as string;
    };
    const accept = (asked: Asked) => ask('POST', '/api/v1/invitations:accept', asked);
    const token = await invite('han@example.com');
    expect((await accept({ body: { token } })).status).toBe(400);
    const { name, password } = PERSON;
    const accepted = await accept({ body: { token, name, password } });
    expect([accepted.status, accepted.body['role']]).toEqual([201, 'supervisor']);
    expect((await accept({ body: { token, name, password } })).status).toBe(404);
    const { body } = await ask('GET', '/api/v1/members', { key });
    expect(body['members']).toMatchObject([
      { email: 'han@example.com', role: 'supervisor', teams: ['north'] },
    ]);

    const elsewhere = await stack.organisation();
    const known = await stack.person(elsewhere, { role: 'viewer' });
    const second = await invite(known.email);
    expect((await accept({ body: { token: second, name, password } })).status).toBe(409);
    expect((await accept({ body: { token: second }, cookie: accepted.cookie })).status).toBe(409);
    expect((await accept({ body: { token: second }, cookie: known.cookie })).status).toBe(201);

    // Who is in two organisations says which.
    const unsaid = await ask('GET', '/api/v1/rulebooks', { cookie: known.cookie });
    expect(unsaid.status).toBe(400);
    const said = { cookie: known.cookie, headers: { 'x-organisation': organisation } };
    expect((await ask('GET', '/api/v1/rulebooks', said)).status).toBe(200);
  });

  test('members are changed and removed, but not the last admin', async () => {
    const organisation = await stack.organisation();
    const admin = await stack.person(organisation, { role: 'admin' });
    const agent = await stack.person(organisation, { role: 'viewer' });
    const { cookie } = admin;
    const change = { role: 'agent', agentIds: ['A01'] };
    expect((await ask('PATCH', `/api/v1/members/${agent.id}`, { cookie, body: change })).body).toMatchObject({
      userId: agent.id,
      role: 'agent',
      agentIds: ['A01'],
      teams: [],
    });
    const own = `/api/v1/members/${admin.id}`;
    expect((await ask('PATCH', own, { cookie, body: { role: 'viewer' } })).status).toBe(409);
    expect((await ask('DELETE', own, { cookie })).status).toBe(409);
    expect((await ask('DELETE', `/api/v1/members/${agent.id}`, { cookie })).status).toBe(204);
    expect((await ask('GET', '/api/v1/rulebooks', { cookie: agent.cookie })).status).toBe(403);
    const { body } = await ask('GET', '/api/v1/audit', { cookie });
    expect(body['entries']).toMatchObject([
      { action: 'member.remove', actor: `user:${admin.id}`, subject: agent.id },
      { action: 'member.change', subject: agent.id, details: change },
    ]);
  });

  test('the last admin cannot accept a place as anything else, and the link stays good for when there is another', async () => {
    const organisation = await stack.organisation();
    const { id, email, cookie } = await stack.person(organisation, { role: 'admin' });
    const body = { email, role: 'agent', agentIds: ['A01'] };
    const { token } = (await ask('POST', '/api/v1/members:invite', { cookie, body })).body;
    const accept = (language: string) =>
      ask('POST', '/api/v1/invitations:accept', {
        ...{ cookie, body: { token } },
        headers: { 'accept-language': language },
      });
    const refused = [await accept('en'), await accept('zh')];
    expect(refused.map(({ status }) => status)).toEqual([409, 409]);
    expect(refused.map((one) => one.body['detail'])).toEqual([
      expect.stringContaining('the last admin'),
      expect.stringContaining('最后一位管理员'),
    ]);
    expect((await ask('GET', '/api/v1/members', { cookie })).body['members']).toMatchObject([
      { userId: id, role: 'admin', active: true },
    ]);
    await stack.person(organisation, { role: 'admin' });
    expect((await accept('en')).body).toMatchObject({ userId: id, role: 'agent' });
  });

  test('a page of another site cannot change anything with a person’s session', async () => {
    const organisation = await stack.organisation();
    const { cookie } = await stack.person(organisation, { role: 'admin' });
    const patch = (headers: Record<string, string>) =>
      ask('PATCH', '/api/v1/organisation', { cookie, headers, body: { name: '改名' } });
    expect((await patch({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await patch({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await patch({ origin: 'http://localhost' })).status).toBe(200);
    expect((await patch({ 'sec-fetch-site': 'same-origin', origin: 'https://behind.proxy' })).status).toBe(
      200,
    );
  });

  test('a key is shown once, works for its role, and no longer once it is removed or expired', async () => {
    const organisation = await stack.organisation();
    const key = await stack.key(organisation, 'admin');
    const created = await ask('POST', '/api/v1/keys', { key, body: { name: '导入', role: 'qa_manager' } });
    expect(created.status).toBe(201);
    const secret = created.body['key'] as string;
    expect(secret).toMatch(/^tz_[\w-]{43}$/);
    const listed = await ask('GET', '/api/v1/keys', { key });
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    expect(listed.body['keys']).toContainEqual(
      expect.objectContaining({ name: '导入', role: 'qa_manager', prefix: secret.slice(0, 8) }),
    );
    expect((await ask('GET', '/api/v1/coverage', { key: secret })).status).toBe(200);
    expect((await ask('GET', '/api/v1/keys', { key: secret })).status).toBe(403);
    expect((await ask('DELETE', `/api/v1/keys/${created.body['id']}`, { key })).status).toBe(204);
    expect((await ask('GET', '/api/v1/coverage', { key: secret })).status).toBe(401);
    const past = { name: 'x', role: 'admin', expiresAt: '2020-01-01T00:00:00Z' } as const;
    expect((await ask('POST', '/api/v1/keys', { key, body: past })).status).toBe(400);
    const old = await createApiKey(stack.ports, organisation, past);
    expect(await stack.ports.workflow.people.keyByHash(hashOfKey(old.key))).not.toBeNull();
    const refused = await ask('GET', '/api/v1/coverage', { key: old.key });
    expect([refused.status, refused.body['detail']]).toEqual([401, expect.stringContaining('expired')]);
  });

  test('a key for an agent or a supervisor sees what it was made for, and is not made to see nothing', async () => {
    const organisation = await stack.organisation();
    const key = await stack.key(organisation, 'admin');
    for (const [id, agent, team] of [
      ['c-1', 'A01', 'north'],
      ['c-2', 'A02', 'south'],
    ]) {
      const turns = [{ role: 'customer', text: '你好' }];
      await ask('POST', '/api/v1/conversations', { key, body: { id, agent: { id: agent, team }, turns } });
    }
    await stack.analyseAll(organisation);
    const make = (body: object) => ask('POST', '/api/v1/keys', { key, body: { name: '看板', ...body } });
    for (const role of ['agent', 'supervisor']) {
      const blind = await make({ role });
      expect([blind.status, blind.body['errors']]).toEqual([400, [expect.objectContaining({})]]);
    }
    const seen = async (body: object) => {
      const made = await make(body);
      expect(made.body).toMatchObject(body);
      const secret = made.body['key'] as string;
      const me = await ask('GET', '/api/v1/me', { key: secret });
      expect(me.body).toMatchObject({ memberships: [body] });
      const found = await ask('GET', '/api/v1/conversations', { key: secret });
      return (found.body['conversations'] as { id: string }[]).map(({ id }) => id);
    };
    expect(await seen({ role: 'agent', agentIds: ['A01'] })).toEqual(['c-1']);
    expect(await seen({ role: 'supervisor', teams: ['south'] })).toEqual(['c-2']);
    const { body } = await ask('GET', '/api/v1/keys', { key });
    expect(body['keys']).toContainEqual(expect.objectContaining({ role: 'supervisor', teams: ['south'] }));
  });

  test('the organisation is changed only to what can be', async () => {
    const organisation = await stack.organisation();
    const key = await stack.key(organisation, 'admin');
    const patch = (body: unknown) => ask('PATCH', '/api/v1/organisation', { key, body });
    // An offset is none: no store could tell days on it.
    for (const timeZone of ['Mars/Olympus', '+08:00']) {
      expect((await patch({ timeZone })).status).toBe(400);
    }
    expect((await patch({ retentionDays: 0 })).status).toBe(400);
    expect((await patch({ id: 'other' })).status).toBe(400);
    const changed = await patch({ timeZone: 'Europe/Paris', retentionDays: 365 });
    expect(changed.body).toMatchObject({ id: organisation, timeZone: 'Europe/Paris', retentionDays: 365 });
    const hook = await ask('GET', '/api/v1/organisation/webhook', { key });
    expect(hook.body).toMatchObject({
      path: `/api/v1/hooks/${organisation}`,
      secret: `secret of ${organisation}`,
    });
  });
});
