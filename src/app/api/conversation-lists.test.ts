import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withVisibleDigits } from '#app/usecases/service/visible-digits.ts';
import { type ApiStack, type Asked, openApiStack } from '../../../test/suites/api-stack.ts';

const turns = (customer: string, agent: string) => [
  { role: 'customer', text: customer },
  { role: 'agent', text: agent },
  { role: 'customer', text: '好吧，我再看看，手机号13800138000，算了。' },
];
const UNHAPPY = '你们这是什么态度，推来推去三次了，我要投诉到工信部！';
const WALL = '这是规定，我也没办法，您找别的部门吧。';
const LISTED = `${WALL}规定第0013条。`;

interface Worth {
  readonly conversations: readonly {
    readonly id: string;
    readonly because: { readonly zh: string; readonly en: string };
    readonly highlights: readonly { readonly text: string }[];
  }[];
  readonly from?: string;
  readonly looked: number;
}

describe('lists of conversations', () => {
  let stack: ApiStack;
  let organisation: string;
  beforeAll(async () => {
    stack = await openApiStack();
    organisation = await stack.organisation();
    const key = await stack.key(organisation, 'admin');
    const sent = [
      { id: 'old', day: '01', agent: 'A1', team: 'north', customer: 'u-1', said: turns(UNHAPPY, WALL) },
      { id: 'again', day: '05', agent: 'A1', team: 'north', customer: 'u-1', said: turns(UNHAPPY, WALL) },
      { id: 'other', day: '05', agent: 'A2', team: 'south', customer: 'u-2', said: turns(UNHAPPY, LISTED) },
      {
        id: 'fine',
        day: '05',
        agent: 'A2',
        team: 'south',
        customer: '=u-3',
        said: [
          { role: 'customer', text: '您好，请问营业时间？' },
          { role: 'agent', text: '您好，每天九点到十八点，请问还有什么可以帮您？' },
          { role: 'customer', text: '没有了，谢谢您，太好了！' },
        ],
      },
    ];
    const body = sent
      .map(({ id, day, agent, team, customer, said }) =>
        JSON.stringify({
          id,
          channel: 'chat',
          startedAt: `2026-01-${day}T09:00:00+08:00`,
          agent: { id: agent, team },
          customer: { id: customer },
          attributes: { queue: 'billing' },
          turns: said,
        }),
      )
      .join('\n');
    await (await stack.ask('POST', '/api/v1/conversations:bulk', { key, body })).text();
    await stack.analyseAll(organisation);
  });
  afterAll(() => stack.close());

  async function worthReading(cookie: string, query = ''): Promise<Worth> {
    const response = await stack.ask('GET', `/api/v1/conversations:worth-reading${query}`, { cookie });
    expect(response.status).toBe(200);
    return (await response.json()) as Worth;
  }

  test('what is worth reading comes with a sentence, and those who came again say so', async () => {
    const { cookie } = await stack.person(organisation, { role: 'qa_manager' });
    const { conversations, looked, from } = await worthReading(cookie);
    expect(looked).toBe(4);
    expect(from).toBe('2025-12-31T16:00:00.000Z');
    expect(conversations[0]!.id).toBe('again');
    expect(conversations[0]!.because.zh).toMatch(/7 天内第 2 次来找.*。$/);
    expect(conversations[0]!.because.en).toMatch(/^[A-Z].*contact no\. 2 within 7 days.*\.$/);
    expect(conversations.map(({ id }) => id)).not.toContain('fine');
    // Personal data stays hidden in what is quoted.
    expect(JSON.stringify(conversations)).not.toContain('13800138000');
  });

  test('supervisors and agents are told of their own conversations alone', async () => {
    const supervisor = await stack.person(organisation, { role: 'supervisor', teams: ['south'] });
    expect((await worthReading(supervisor.cookie)).conversations.map(({ id }) => id)).toEqual(['other']);
    const agent = await stack.person(organisation, { role: 'agent', agentIds: ['A9'] });
    expect(await worthReading(agent.cookie)).toEqual({ conversations: [], looked: 0 });
  });

  const take = (cookie: string, body: object, query = '') =>
    stack.ask('POST', `/api/v1/conversations:export${query}`, { cookie, body });

  test('a table has one row a conversation that was asked for, ready for a spreadsheet', async () => {
    const { cookie } = await stack.person(organisation, { role: 'reviewer' });
    const response = await take(cookie, { format: 'csv' }, '?from=2026-01-02T00:00:00Z');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('x-conversations')).toBe('3');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head = '', ...rows] = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
    expect(head.startsWith('id,channel,language,started_at,')).toBe(true);
    expect(rows.map((row) => row.split(',')[0])).toEqual(['again', 'fine', 'other']);
    expect(rows.map((row) => row.split(',').length)).toEqual(Array(3).fill(head.split(',').length));
    // A customer's id that begins like a formula is text.
    expect(rows[1]).toContain("'=u-3");
  });

  test('lines hide personal data until somebody says why they need it, which is on record', async () => {
    const { cookie, id } = await stack.person(organisation, { role: 'qa_manager' });
    const lines = async (body: object) =>
      (await (await take(cookie, { format: 'ndjson', ids: ['other'], ...body })).text())
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; masked: boolean; conversation: object });
    const masked = await lines({});
    expect(masked).toMatchObject([{ id: 'other', masked: true }]);
    expect(JSON.stringify(masked)).not.toContain('13800138000');
    expect((await take(cookie, { format: 'ndjson', reveal: true })).status).toBe(400);
    const revealed = await lines({ reveal: true, reason: '客户要求提供记录' });
    expect(JSON.stringify(revealed)).toContain('13800138000');
    const [last, first] = await stack.ports.workflow.audit.list(organisation, {
      actor: `user:${id}`,
      limit: 10,
    });
    expect(last).toMatchObject({
      action: 'conversations.export-revealed',
      details: { conversations: 1, reason: '客户要求提供记录' },
    });
    expect(first).toMatchObject({ action: 'conversations.export', details: { conversations: 1 } });
  });

  test('only those are taken out that both the address and the body name', async () => {
    const { cookie } = await stack.person(organisation, { role: 'reviewer' });
    const taken = async (query: string, ids: readonly string[]) =>
      (await take(cookie, { format: 'csv', ids }, query)).headers.get('x-conversations');
    expect(await taken('?id=old', ['other'])).toBe('0');
    expect(await taken('?id=old&id=other', ['other', 'again'])).toBe('1');
  });

  test('what is asked twice of one attribute must hold twice', async () => {
    const { cookie } = await stack.person(organisation, { role: 'reviewer' });
    const taken = async (query: string) =>
      (await take(cookie, { format: 'csv' }, query)).headers.get('x-conversations');
    expect(await taken('?attribute=queue:billing')).toBe('4');
    expect(await taken('?attribute=queue:sales&attribute=queue:billing')).toBe('0');
  });

  test('an hour that is left empty is refused and not read as midnight', async () => {
    const { cookie } = await stack.person(organisation, { role: 'reviewer' });
    const response = await stack.ask('GET', '/api/v1/conversations?hour=', { cookie });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ path: 'query.hour.0' }] });
  });

  test('nobody takes out what they may not see', async () => {
    const supervisor = await stack.person(organisation, { role: 'supervisor', teams: ['south'] });
    const response = await take(supervisor.cookie, { format: 'csv', ids: ['again', 'other'] });
    expect(response.headers.get('x-conversations')).toBe('1');
    expect(await response.text()).not.toContain('again');
    const viewer = await stack.person(organisation, { role: 'viewer' });
    expect((await take(viewer.cookie, { format: 'csv' })).status).toBe(403);
  });

  test('who may not see personal data cannot confirm it by looking for it, whole or in pieces', async () => {
    const viewer = { cookie: (await stack.person(organisation, { role: 'viewer' })).cookie };
    const program = { key: await stack.key(organisation, 'viewer') };
    const reviewer = { cookie: (await stack.person(organisation, { role: 'reviewer' })).cookie };
    const looked = async (asked: Asked, path: string) => {
      const response = await stack.ask('GET', `/api/v1/${path}`, {
        ...asked,
        headers: { 'accept-language': 'zh' },
      });
      return { status: response.status, text: await response.text() };
    };
    const telling = [
      'words=13800138000',
      'words=customer:138%200013%208000',
      'words=１３８００',
      'words=一三八零零',
      'words=one%20three%20eight%20zero%20zero',
      'words=1380&words=0138',
      'words=li.lei@example.com',
      'customer=13800138000',
      'attribute=contact:13800138000',
    ];
    const paths = telling.flatMap((query) => [
      `conversations?${query}`,
      `figures?measure=conversations&${query}`,
      `conversations:worth-reading?${query}`,
    ]);
    for (const path of paths) {
      for (const asked of [viewer, program]) {
        const { status, text } = await looked(asked, path);
        expect([path, status]).toEqual([path, 403]);
        expect(text).toContain('不能按个人信息查找');
      }
      expect([path, (await looked(reviewer, path)).status]).toEqual([path, 200]);
    }
    // Words, years, sums, and the ids of customers by which a company knows them are looked for as before.
    for (const query of ['words=手机号', 'words=2026', 'words=退1299元', 'customer=u-1', 'words=三心二意']) {
      expect([query, (await looked(viewer, `conversations?${query}`)).status]).toEqual([query, 200]);
    }
  });

  test('who may not see personal data finds digits where they are shown, and not behind the stars', async () => {
    const viewer = (await stack.person(organisation, { role: 'viewer' })).cookie;
    const reviewer = (await stack.person(organisation, { role: 'reviewer' })).cookie;
    const json = async <Body>(cookie: string, path: string) =>
      (await (await stack.ask('GET', `/api/v1/${path}`, { cookie })).json()) as Body;
    const found = async (cookie: string, query: string) => {
      const { conversations } = await json<Worth>(cookie, `conversations?${query}`);
      return conversations.map(({ id }) => id).toSorted();
    };
    const counted = async (cookie: string, query: string) => {
      type Rows = { readonly rows: readonly { readonly values: readonly number[] }[] };
      const path = `figures?measure=conversations&from=2026-01-04T00:00:00Z&to=2026-01-08T00:00:00Z&compare=before&${query}`;
      const { rows, before } = await json<Rows & { readonly before: Rows }>(cookie, path);
      return [rows, before.rows].map((one) => one[0]?.values[0] ?? 0);
    };
    // All read 138****8000.
    expect(await found(reviewer, 'words=0013')).toEqual(['again', 'old', 'other']);
    expect(await found(viewer, 'words=0013')).toEqual(['other']);
    expect(await found(viewer, 'words=customer:0013')).toEqual([]);
    expect(await found(viewer, 'words=8000')).toEqual(['again', 'old', 'other']);
    expect(await counted(reviewer, 'words=0013')).toEqual([2, 1]);
    expect(await counted(viewer, 'words=0013')).toEqual([1, 0]);
    expect(await counted(viewer, 'words=8000')).toEqual([2, 1]);
    const pointedAt = async (cookie: string) =>
      (await json<Worth>(cookie, 'conversations?words=0013')).conversations
        .filter(({ id }) => id === 'other')
        .flatMap(({ highlights }) => highlights.map(({ text }) => text));
    expect(await pointedAt(reviewer)).toHaveLength(2);
    expect(await pointedAt(viewer)).toEqual([LISTED]);
  });

  test('digits that stand in more conversations than are read for a question are not looked for', async () => {
    const filter = { words: [{ text: '8000' }] };
    const read = async (most: number) =>
      (await withVisibleDigits(stack.ports, organisation, filter, most))?.ids?.toSorted();
    expect(await read(3)).toEqual(['again', 'old', 'other']);
    expect(await read(2)).toBeUndefined();
    // One digit in Chinese is a word like others: nothing is read for it.
    const words = { words: [{ text: '三次' }] };
    expect(await withVisibleDigits(stack.ports, organisation, words, 0)).toEqual(words);
  });
});
