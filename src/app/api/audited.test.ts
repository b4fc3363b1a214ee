import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';
import { forgetful } from '../../../test/suites/service-stack.ts';
import { createApi } from './create-api.ts';

describe('what cannot be put on record', () => {
  let stack: ApiStack;
  let organisation: string;
  let key: string;
  let other: Awaited<ReturnType<ApiStack['person']>>;
  /** The status of the same service, whose audit log takes nothing. */
  let unrecorded: (method: string, path: string, body?: object) => Promise<number>;
  beforeAll(async () => {
    stack = await openApiStack();
    organisation = await stack.organisation();
    key = await stack.key(organisation, 'admin');
    other = await stack.person(organisation, { role: 'viewer' });
    const { dependencies } = stack;
    const api = createApi({ ...dependencies, ports: forgetful(stack.ports), registry: new Registry() });
    unrecorded = async (method, path, body) => {
      const answer = await api.request(path, {
        method,
        headers: { host: 'localhost', authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return answer.status;
    };
  });
  afterAll(() => stack.close());

  const get = async (path: string) => (await stack.ask('GET', path, { key })).json();

  test('changes nothing of members, invitations, keys, views and the organisation', async () => {
    const seen = () =>
      Promise.all(
        ['members', 'invitations', 'keys', 'organisation', 'views', 'insight-settings'].map((what) =>
          get(`/api/v1/${what}`),
        ),
      );
    const { keys } = (await get('/api/v1/keys')) as { keys: { id: string }[] };
    const before = withoutUse(await seen());
    const member = `/api/v1/members/${other.id}`;
    const view = { name: 'x', path: '/conversations', search: '' };
    for (const [method, path, body] of [
      ['PATCH', member, { role: 'admin' }],
      ['DELETE', member],
      ['POST', '/api/v1/members:invite', { email: 'new@example.com', role: 'viewer' }],
      ['PATCH', '/api/v1/organisation', { retentionDays: 1 }],
      ['DELETE', `/api/v1/keys/${keys[0]!.id}`],
      ['POST', '/api/v1/keys', { name: 'x', role: 'viewer' }],
      ['PUT', '/api/v1/views', view],
      ['PUT', '/api/v1/insight-settings', { ...INSIGHT_SETTINGS, targets: [TARGET] }],
    ] as const) {
      expect([path, await unrecorded(method, path, body)]).toEqual([path, 500]);
    }
    expect(withoutUse(await seen())).toEqual(before);
  });

  test('lets nobody in', async () => {
    const body = { email: 'comes@example.com', role: 'admin' };
    const invited = await stack.ask('POST', '/api/v1/members:invite', { key, body });
    const { token } = (await invited.json()) as { token: string };
    const members = await get('/api/v1/members');
    const person = { token, name: '韩梅梅', password: 'a long enough password' };
    expect(await unrecorded('POST', '/api/v1/invitations:accept', person)).toBe(500);
    expect(await get('/api/v1/members')).toEqual(members);
  });

  test('leaves the rules as they are', async () => {
    const path = '/api/v1/rulebooks/own/versions';
    const body = { files: [{ path: 'rules.yaml', text: RULES }], note: '' };
    expect((await stack.ask('POST', path, { key, body })).status).toBe(201);
    expect(await unrecorded('POST', `${path}/1/activate`)).toBe(500);
    expect(await unrecorded('DELETE', `${path}/1`)).toBe(500);
    expect(await get(`${path}/1`)).toMatchObject({ state: 'draft' });
    const general = '/api/v1/rulebooks/general/versions/1';
    expect(await unrecorded('POST', `${general}/retire`)).toBe(500);
    expect(await get(general)).toMatchObject({ state: 'active' });
  });

  test('erases nothing', async () => {
    const conversation = {
      id: 'c-1',
      channel: 'chat',
      customer: { id: 'u-1' },
      turns: [{ role: 'customer', text: '我的订单还没发货' }],
    };
    await stack.ask('POST', '/api/v1/conversations', { key, body: conversation });
    await stack.analyseAll(organisation);
    expect(await unrecorded('DELETE', '/api/v1/customers/u-1')).toBe(500);
    expect((await stack.ask('GET', '/api/v1/conversations/c-1', { key })).status).toBe(200);
    expect(await get('/api/v1/runs')).toEqual({ runs: [] });
  });

  test('what is refused is not recorded as done', async () => {
    const path = '/api/v1/rulebooks/own/versions/1';
    const changes = [
      ['POST', `${path}/activate`, 200],
      ['POST', `${path}/activate`, 409],
      ['DELETE', path, 409],
      ['POST', `${path}/retire`, 200],
      ['POST', `${path}/retire`, 409],
    ] as const;
    for (const [method, place, status] of changes) {
      expect([place, (await stack.ask(method, place, { key })).status]).toEqual([place, status]);
    }
    const { entries } = (await get('/api/v1/audit?subject=own@1')) as { entries: { action: string }[] };
    const actions = entries.map(({ action }) => action).filter((one) => one !== 'rulebook.draft');
    expect(actions.toSorted()).toEqual(['rulebook.activate', 'rulebook.retire']);
  });
});

const RULES = `rules:
  - id: greeted
    title: { zh: 有问候, en: Greets }
    find: { signal: agent.greeting }
`;

const INSIGHT_SETTINGS = { alerts: { falseAlarms: 1, quietHours: 24 }, routing: [] };
const TARGET = {
  id: 'm',
  kind: 'slack',
  name: 'm',
  address: 'https://example.com/',
  tells: ['digest'],
  language: 'en',
};

/** When a key was used last changes with each look. */
function withoutUse(seen: readonly unknown[]): unknown {
  return JSON.parse(JSON.stringify(seen, (name, value) => (name === 'lastUsedAt' ? undefined : value)));
}
