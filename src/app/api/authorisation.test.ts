import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { USER_ROLES, type UserRole } from '#core/ports/workflow.ts';
import { ACCESS, DRAFT_READERS } from '../../../test/suites/api-access.ts';
import { type ApiStack, type Asked, openApiStack } from '../../../test/suites/api-stack.ts';
import { COACHING_REQUESTS, coachingThings } from '../../../test/suites/coaching-things.ts';
import { insightThings } from '../../../test/suites/insight-things.ts';
import { REVIEW_REQUESTS, reviewThings } from '../../../test/suites/review-things.ts';
import { settingsThings } from '../../../test/suites/settings-things.ts';
import { takeInCall } from '../../../test/suites/spoken-call.ts';
import { createApi } from './create-api.ts';

const CONVERSATION = {
  id: 'c-1',
  agent: { id: 'A01', team: 'north' },
  turns: [{ role: 'customer', text: '你好' }],
};
const SPOKEN = 'spoken';
const DRAFT = { files: [{ path: 'rules.yaml', text: 'rules: []\n' }] };

/** A request that is right in itself, for each route that needs more than its address. */
const REQUESTS: Readonly<Record<string, { readonly query?: string; readonly body?: unknown }>> = {
  'POST /api/v1/conversations': { body: CONVERSATION },
  'POST /api/v1/conversations:bulk': { body: JSON.stringify(CONVERSATION) },
  'POST /api/v1/conversations:upload': { query: '?name=x.ndjson', body: JSON.stringify(CONVERSATION) },
  'POST /api/v1/conversations:export': { body: { format: 'ndjson' } },
  'POST /api/v1/conversations:erase': { body: { ids: ['nobody-knows'] } },
  'POST /api/v1/notices:seen': { body: { upTo: '2026-01-05T09:00:00Z' } },
  'PUT /api/v1/views': { body: { name: '退款', path: '/conversations', search: 'words=退款' } },
  'DELETE /api/v1/views': { query: '?name=退款' },
  'POST /api/v1/conversations/:id/comments': { body: { turn: 0, text: '可以先问候' } },
  'PATCH /api/v1/conversations/:id/comments/:comment': { body: { settled: true } },
  'POST /api/v1/conversations/:id/corrections': { body: { turn: 0, meant: { type: 'customer.urgency' } } },
  'GET /api/v1/corrections/sentences': { query: '?signal=customer.urgency' },
  'GET /api/v1/figures': { query: '?measure=conversations' },
  'POST /api/v1/rulebooks/:rulebook/versions': { body: DRAFT },
  'PUT /api/v1/rulebooks/:rulebook/versions/:version': { body: DRAFT },
  'POST /api/v1/rulebooks/:rulebook/try': {
    body: { ...DRAFT, conversation: { ...CONVERSATION, channel: 'chat' } },
  },
  'PATCH /api/v1/organisation': { body: { retentionDays: null } },
  'GET /api/v1/organisation/retention': { query: '?days=30' },
  'POST /api/v1/conversations:preview': { query: '?name=x.ndjson', body: JSON.stringify(CONVERSATION) },
  'PUT /api/v1/import-mappings/:name': { body: { columns: ['a'], map: { id: 'a' } } },
  'POST /api/v1/webhooks': { body: { url: 'https://crm.example/', events: ['conversations.failed'] } },
  'PATCH /api/v1/webhooks/:id': { body: { active: false } },
  'PUT /api/v1/directory': { body: { entries: [{ kind: 'agent', id: 'A01', name: '韩梅梅' }] } },
  'POST /api/v1/members:invite': { body: { email: 'han@example.com', role: 'viewer' } },
  'PATCH /api/v1/members/:userId': { body: { teams: ['north'] } },
  'POST /api/v1/keys': { body: { name: 'x', role: 'viewer' } },
  'POST /api/v1/jobs:replay': { body: {} },
  ...COACHING_REQUESTS,
  'POST /api/v1/insights/:id/move': { body: { to: 'accepted' } },
  'POST /api/v1/insights/:id/assign': { body: { department: 'training' } },
  'PATCH /api/v1/topics/:id': { body: { name: '套餐' } },
  'POST /api/v1/topics:merge': { body: { ids: ['t-1', 't-2'] } },
  'POST /api/v1/topics/:id/split': {
    body: {
      parts: [
        { name: '月租', conversations: ['need-1'] },
        { name: '流量', conversations: ['need-1'] },
      ],
    },
  },
  'PUT /api/v1/insight-settings': {
    body: { alerts: { falseAlarms: 1, quietHours: 24 }, routing: [], targets: [] },
  },
  'POST /api/v1/insight-settings:test': { body: { target: 'wecom' } },
  ...REVIEW_REQUESTS,
};

/** A live call ends by itself where nobody sends it. */
const READS = /^GET (?!.*\/live-calls)/;

/** What routes name, made afresh for each request in the organisation that it belongs to. */
type Things = Readonly<
  Record<
    | 'id'
    | 'rulebook'
    | 'pack'
    | 'version'
    | 'userId'
    | 'organisation'
    | 'kind'
    | 'name'
    | 'delivery'
    | 'comment'
    | 'correction',
    string
  >
> & { readonly body?: unknown };

describe('authorisation', () => {
  let stack: ApiStack;
  let own: string;
  let other: string;
  /** Of the other organisation, where nothing was added since. */
  let contents: unknown;
  const keys = new Map<UserRole, string>();
  const people = new Map<UserRole, string>();

  beforeAll(async () => {
    stack = await openApiStack();
    own = await stack.organisation();
    other = await stack.organisation();
    for (const organisation of [own, other]) {
      const key = await stack.key(organisation, 'admin');
      await stack.ask('POST', '/api/v1/conversations', { key, body: CONVERSATION });
    }
    await takeInCall(stack.ports, own, SPOKEN);
    await stack.analyseAll(own);
    await stack.analyseAll(other);
    for (const role of USER_ROLES) {
      const scope = { agentIds: ['A01'], teams: ['north'] };
      keys.set(role, await stack.key(own, role, scope));
      people.set(role, (await stack.person(own, { role, ...scope })).cookie);
    }
  });
  afterAll(() => stack.close());

  async function thingsIn(organisation: string, route: string): Promise<Things> {
    const { workflow, now } = stack.ports;
    const by = 'system';
    let id = CONVERSATION.id;
    let rulebook = 'general';
    let version = 1;
    let userId = '';
    const [comment, correction] = [randomUUID(), randomUUID()];
    if (/\/(?:sound|peaks)$/.test(route)) {
      id = SPOKEN;
    } else if (route.includes('/live-calls/')) {
      const { id: agent, team } = CONVERSATION.agent;
      id = 'call-1';
      await stack.dependencies.live.begin(
        {
          ...{ organisation, id, startedAt: '2026-01-05T09:00:00Z', agent: { id: agent, team } },
          ...{ channels: ['agent', 'customer'], format: { encoding: 'pcm_s16le', rate: 8000, channels: 1 } },
        },
        { news: () => {} },
      );
    } else if (route.includes('/coaching/agents/')) {
      id = CONVERSATION.agent.id;
    } else if (route.includes('/:comment')) {
      const written = {
        id: comment,
        thread: comment,
        conversation: id,
        turn: 0,
        author: by,
        text: '可以先问候',
      };
      const at = new Date(now()).toISOString();
      const open = { mentions: [], withdrawnAt: null, resolvedAt: null, resolvedBy: null };
      await workflow.annotations.addComment(organisation, { ...written, ...open, at });
    } else if (route.includes('/:correction')) {
      const said = { conversation: id, turn: 0, start: 0, end: 0, said: null, digest: '', author: by };
      const at = new Date(now()).toISOString();
      const meant = { type: 'customer.urgency' } as const;
      await workflow.annotations.correct(organisation, { ...said, id: correction, meant, at });
    } else if (route.includes('/keys/')) {
      id = randomUUID();
      const at = new Date(now()).toISOString();
      const fields = {
        role: 'viewer',
        agentIds: [],
        teams: [],
        prefix: 'tz_',
        createdAt: at,
        expiresAt: null,
        lastUsedAt: null,
      } as const;
      await workflow.people.createKey({ id, organisation, name: 'x', ...fields }, randomUUID());
    } else if (route.includes('/runs/')) {
      const asked = { organisation, kind: 'reanalysis', request: null, total: 0, createdBy: by } as const;
      id = (await workflow.runs.create(asked)).id;
    } else if (
      route.startsWith('PUT') ||
      route.endsWith('/activate') ||
      route.endsWith('/retire') ||
      route.startsWith('DELETE /api/v1/rulebooks')
    ) {
      const isRetired = route.endsWith('/retire');
      // The scorecards of the general one are needed by other routes.
      if (isRetired) rulebook = 'spare';
      const draft = { rulebook, ...DRAFT, note: '', createdBy: by };
      version = (await workflow.rulebooks.saveDraft(organisation, draft)).version;
      if (isRetired) await workflow.rulebooks.activate(organisation, rulebook, version);
    } else if (route.includes('/members/')) {
      userId = (await stack.person(organisation, {})).id;
    }
    return {
      comment,
      correction,
      id,
      rulebook,
      pack: 'general',
      version: String(version),
      userId,
      organisation,
      kind: '',
      name: '',
      delivery: '',
      ...(await settingsThings(stack.ports, organisation, route)),
      ...(await reviewThings(stack.ports, organisation, route)),
      ...(await insightThings(stack.ports, organisation, route)),
      ...(await coachingThings(stack.ports, organisation, route)),
    };
  }

  async function ask(route: string, things: Things, asked: Asked): Promise<number> {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern.replaceAll(/:(\w+)(?=\/|$)/g, (whole, name: string) =>
      pattern.includes(`/${whole}`)
        ? encodeURIComponent(things[name as Exclude<keyof Things, 'body'>])
        : whole,
    );
    const { query = '', body = things.body } = REQUESTS[route] ?? {};
    const response = await stack.ask(method, `${path}${query}`, {
      ...asked,
      ...(body === undefined ? {} : { body }),
    });
    // A stream of events ends only when nobody listens any more.
    if (response.headers.get('content-type') === 'text/event-stream') await response.body?.cancel();
    else await response.text();
    return response.status;
  }

  test('every route stands in the table, and nothing else does', () => {
    const routes = createApi({ ...stack.dependencies, registry: new Registry() });
    const served = routes.routes
      .filter(({ method, path }) => !(method === 'ALL' && (path === '/*' || path === '/api/*')))
      .map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(served)].sort()).toEqual(Object.keys(ACCESS).sort());
  });

  const guarded = Object.entries(ACCESS).flatMap(([route, access]) =>
    typeof access === 'string' ? [] : [{ route, access }],
  );

  test('nothing is answered to nobody', async () => {
    const statuses: Record<string, number[]> = {};
    const rest = { userId: 'u-1', kind: 'agent', name: 'n-1', delivery: 'd-1' };
    const things = { ...(await thingsIn(own, '')), ...rest };
    for (const { route } of guarded) {
      statuses[route] = [
        await ask(route, things, {}),
        await ask(route, things, { key: 'tz_unknown' }),
        await ask(route, things, { cookie: 'better-auth.session_token=forged.forged' }),
      ];
    }
    expect(statuses).toEqual(Object.fromEntries(guarded.map(({ route }) => [route, [401, 401, 401]])));
  });

  test.for(guarded)('$route: in one’s own organisation by role', async ({ route, access }) => {
    const answers: Record<string, string> = {};
    let things = await thingsIn(own, route);
    for (const role of USER_ROLES) {
      for (const [kind, asked] of [
        ['key', { key: keys.get(role)! }],
        ['person', { cookie: people.get(role)! }],
      ] as const) {
        const status = await ask(route, things, asked);
        // What somebody was let at may be gone or changed; who only reads leaves it as it was.
        if (status !== 403 && !READS.test(route)) things = await thingsIn(own, route);
        // Only its author takes a comment back, only the agent themselves offers what they said or answers a plan.
        const isHidden =
          (kind === 'key' && /^PUT .*\/sharing$|\/acknowledge$/.test(route)) ||
          route === 'DELETE /api/v1/conversations/:id/comments/:comment';
        answers[`${role} ${kind}`] = isHidden && status === 404 ? 'allowed' : verdict(status);
      }
    }
    const expected = USER_ROLES.flatMap((role) => {
      const answer = access.includes(role) ? 'allowed' : 'refused';
      return [`${role} key`, `${role} person`].map((who) => [who, answer]);
    });
    expect(answers).toEqual(Object.fromEntries(expected));
  });

  test('a draft is read by who may draft; that there is one, everybody may know', async () => {
    const draft = { rulebook: 'drafted', ...DRAFT, note: '', createdBy: 'system' };
    await stack.ports.workflow.rulebooks.saveDraft(own, draft);
    const path = '/api/v1/rulebooks/drafted/versions';
    const answers: Record<string, number[]> = {};
    for (const role of USER_ROLES) {
      for (const asked of [{ key: keys.get(role)! }, { cookie: people.get(role)! }]) {
        const read = await stack.ask('GET', `${path}/1`, asked);
        const listed = await stack.ask('GET', path, asked);
        answers[role] = [...(answers[role] ?? []), read.status, listed.status];
      }
    }
    const expected = USER_ROLES.map((role) => {
      const read = DRAFT_READERS.includes(role) ? 200 : 403;
      return [role, [read, 200, read, 200]];
    });
    expect(answers).toEqual(Object.fromEntries(expected));
  });

  test.for(guarded)('$route: another organisation is as good as none', async ({ route, access }) => {
    contents ??= await contentsOf(other);
    const before = contents;
    const things = await thingsIn(own, route);
    for (const role of USER_ROLES) {
      for (const asked of [{ key: keys.get(role)! }, { cookie: people.get(role)! }]) {
        const headers = { 'x-organisation': other };
        expect([role, await ask(route, things, { ...asked, headers })]).toEqual([role, 404]);
      }
    }
    contents = await contentsOf(other);
    expect(contents).toEqual(before);
    // Nor are its things to be had by their ids; numbers of versions and conversations exist here as well.
    if (
      !/\/(keys|runs|members|webhooks|invitations|reviews|appeals|calibrations|plans|playbooks)\//.test(route)
    )
      return;
    contents = undefined;
    const theirs = await thingsIn(other, route);
    for (const role of access) expect(await ask(route, theirs, { key: keys.get(role)! })).toBe(404);
  });

  async function contentsOf(organisation: string): Promise<unknown> {
    const { workflow } = stack.ports;
    return {
      organisation: await workflow.people.organisation(organisation),
      members: await workflow.people.members(organisation),
      keys: await workflow.people.keys(organisation),
      rulebooks: await workflow.rulebooks.list(organisation),
      coverage: await workflow.receipts.coverage(organisation),
      audit: await workflow.audit.list(organisation, { limit: 100 }),
    };
  }

  test('the routes open to everybody give nothing away', async () => {
    const statuses: Record<string, number> = {};
    for (const [route, access] of Object.entries(ACCESS)) {
      if (access === 'open') statuses[route] = await ask(route, await thingsIn(own, route), {});
    }
    expect(statuses).toEqual({
      'GET /healthz': 200,
      'GET /readyz': 200,
      'GET /metrics': 200,
      'GET /api/v1/openapi.json': 200,
      'GET /api/v1/reference': 200,
      'GET /api/v1/sign-in-ways': 200,
      'ALL /api/auth/sign-up/*': expect.any(Number),
      'GET /api/auth/*': 404,
      'POST /api/auth/*': 404,
      'POST /api/v1/setup': 400,
      'POST /api/v1/invitations:look': 400,
      'POST /api/v1/invitations:accept': 400,
      'POST /api/v1/hooks/:organisation': 401,
    });
    expect((await stack.ask('GET', '/api/v1/me')).status).toBe(401);
    const signUp = { email: 'mallory@example.com', password: 'a long password', name: 'Mallory' };
    expect((await stack.ask('POST', '/api/auth/sign-up/email', { body: signUp })).status).toBe(403);
  });
});

function verdict(status: number): string {
  if (status === 403) return 'refused';
  // A route of another protocol says so to whoever may use it.
  return (status >= 200 && status < 300) || status === 426 ? 'allowed' : `status ${status}`;
}
