import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webhookSignature } from '#app/usecases/service/webhook-signature.ts';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';

const PHONE = '13812345678';

function chat(id: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    id,
    channel: 'chat',
    startedAt: '2026-01-05T09:00:00+08:00',
    agent: { id: 'A01', team: 'north' },
    customer: { id: 'u-1' },
    turns: [
      { role: 'customer', text: `你好，我要退款，电话 ${PHONE}，订单一直没有人处理。` },
      { role: 'agent', text: '非常抱歉给您带来不便，我马上为您登记退款。' },
      { role: 'customer', text: '好的，谢谢，问题解决了。' },
    ],
    attributes: { queue: 'billing' },
    ...more,
  };
}

describe('conversations over HTTP', () => {
  let stack: ApiStack;
  beforeAll(async () => {
    stack = await openApiStack({ limits: { bodyBytes: 20_000, lineBytes: 20_000, uploadBytes: 40_000 } });
  });
  afterAll(() => stack.close());

  const fresh = async () => {
    const organisation = await stack.organisation();
    return { organisation, key: await stack.key(organisation, 'admin') };
  };
  const lines = async (response: Response) =>
    (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test('one is received, analysed, and read with what was found', async () => {
    const { organisation, key } = await fresh();
    const sent = await stack.ask('POST', '/api/v1/conversations', { key, body: chat('c/1 邮') });
    expect(sent.status).toBe(202);
    expect(await sent.json()).toEqual({ id: 'c/1 邮', status: 'accepted' });
    const again = await stack.ask('POST', '/api/v1/conversations', { key, body: chat('c/1 邮') });
    expect(await again.json()).toEqual({ id: 'c/1 邮', status: 'duplicate' });
    await stack.analyseAll(organisation);
    const read = await stack.ask('GET', `/api/v1/conversations/${encodeURIComponent('c/1 邮')}`, { key });
    expect(read.status).toBe(200);
    const detail = (await read.json()) as Record<string, unknown[]>;
    expect(detail).toMatchObject({
      id: 'c/1 邮',
      state: 'analysed',
      version: 1,
      masked: false,
      language: 'zh',
      conversation: chat('c/1 邮'),
      metrics: { turns: 3 },
    });
    expect(detail['rulebooks']).toEqual([expect.stringMatching(/^general@1/)]);
    expect(detail['signals']).toContainEqual(expect.objectContaining({ type: 'agent.apology', turn: 1 }));
    expect(detail['evaluations']).toHaveLength(1);
    expect(detail['rules']!.length).toBeGreaterThan(0);
    const coverage = await stack.ask('GET', '/api/v1/coverage', { key });
    const one = { received: 1, analysed: 1, failed: 0, pending: 0 };
    expect(await coverage.json()).toEqual({ ...one, byChannel: { chat: one }, byQueue: { billing: one } });
  });

  test('bulk answers a line for each line, in their order, and goes on after a bad one', async () => {
    const { organisation, key } = await fresh();
    const body = [
      JSON.stringify(chat('a')),
      '{"id": broken',
      '',
      JSON.stringify(chat('a')),
      JSON.stringify({ turns: chat('x').turns }),
      JSON.stringify(chat('long', { note: 'x'.repeat(30_000) })),
      JSON.stringify(chat('b')),
    ].join('\n');
    const response = await stack.ask('POST', '/api/v1/conversations:bulk', { key, body });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    expect(await lines(response)).toMatchObject([
      { line: 1, id: 'a', status: 'accepted' },
      { line: 2, status: 'rejected', error: expect.stringContaining('JSON') },
      { line: 4, id: 'a', status: 'duplicate' },
      { line: 5, status: 'rejected', error: expect.stringContaining('no id') },
      { line: 6, status: 'rejected', error: expect.stringContaining('limit') },
      { line: 7, id: 'b', status: 'accepted' },
    ]);
    expect((await stack.ports.workflow.receipts.coverage(organisation)).received).toBe(2);
  });

  test('an id that no store could hold spoils nothing but itself', async () => {
    const { organisation, key } = await fresh();
    const odd = [
      chat('a\0b'),
      chat('x'.repeat(5_000)),
      chat('c', { customer: { id: 'u\0' } }),
      chat('good\ud800'),
    ];
    const body = odd.map((one) => JSON.stringify(one)).join('\n');
    const response = await stack.ask('POST', '/api/v1/conversations:bulk', { key, body });
    expect((await lines(response)).map(({ status }) => status)).toEqual([
      ...['rejected', 'rejected', 'rejected', 'accepted'],
    ]);
    for (const one of odd.slice(0, 3)) {
      expect((await stack.ask('POST', '/api/v1/conversations', { key, body: one })).status).toBe(400);
    }
    expect((await stack.ports.workflow.receipts.coverage(organisation)).received).toBe(1);
  });

  test('bulk reads no further ahead than results are taken', async () => {
    const { key } = await fresh();
    let given = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          given++;
          controller.enqueue(Buffer.from(`${JSON.stringify(chat(`s-${given}`))}\n`));
          if (given === 2_000) controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const response = await stack.ask('POST', '/api/v1/conversations:bulk', { key, body });
    const reader = response.body!.getReader();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(given).toBeLessThan(1_000);
    await reader.cancel();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(given).toBeLessThan(1_000);
  });

  test('search combines what is asked, page after page', async () => {
    const { organisation, key } = await fresh();
    const body = Array.from({ length: 5 }, (_, at) =>
      JSON.stringify(
        chat(`p-${at}`, { startedAt: `2026-01-0${at + 1}T09:00:00+08:00`, agent: { id: `A${at % 2}` } }),
      ),
    ).join('\n');
    await (await stack.ask('POST', '/api/v1/conversations:bulk', { key, body })).text();
    await stack.analyseAll(organisation);
    const search = async (query: string) => {
      const response = await stack.ask('GET', `/api/v1/conversations?${query}`, { key });
      expect(response.status).toBe(200);
      return (await response.json()) as { conversations: { id: string }[]; cursor?: string };
    };
    const first = await search('limit=2&words=退款');
    expect(first.conversations.map(({ id }) => id)).toEqual(['p-4', 'p-3']);
    const second = await search(`limit=2&words=退款&cursor=${first.cursor}`);
    expect(second.conversations.map(({ id }) => id)).toEqual(['p-2', 'p-1']);
    const odd = await search('agent=A1&words=customer:退款&signal=agent.apology>=0.5');
    expect(odd.conversations.map(({ id }) => id)).toEqual(['p-3', 'p-1']);
    const oldest = await search('agent=A1&sort=oldest');
    expect(oldest.conversations.map(({ id }) => id)).toEqual(['p-1', 'p-3']);
    const late = await search('from=2026-01-04T00:00:00+08:00&to=2026-01-05T00:00:00%2B08:00');
    expect(late.conversations.map(({ id }) => id)).toEqual(['p-3']);
    expect((await search("words=' OR 1=1 --")).conversations).toEqual([]);
    expect((await search("agent=A1');DROP TABLE conversations;--")).conversations).toEqual([]);
    expect((await search('agent=A0')).conversations).toHaveLength(3);
    const figures = await stack.ask(
      'GET',
      '/api/v1/figures?measure=conversations&by=agent&from=2026-01-03T00:00:00Z&to=2026-01-06T00:00:00Z&compare=before',
      { key },
    );
    expect(await figures.json()).toMatchObject({
      measures: ['conversations'],
      rows: [
        { group: ['A0'], values: [2] },
        { group: ['A1'], values: [1] },
      ],
      before: {
        from: '2025-12-31T00:00:00.000Z',
        to: '2026-01-03T00:00:00Z',
        rows: [
          { group: ['A0'], values: [1] },
          { group: ['A1'], values: [1] },
        ],
      },
    });
    const summer = await stack.ask(
      'GET',
      '/api/v1/figures?measure=conversations&from=2026-03-22T23:00:00Z&to=2026-03-29T22:00:00Z&timeZone=Europe/Berlin&compare=before',
      { key },
    );
    expect(await summer.json()).toMatchObject({ before: { from: '2026-03-15T23:00:00.000Z' } });
  });

  test('what is wrong with a line is said in the language that is asked for', async () => {
    const { key } = await fresh();
    const told = async (language: string) => {
      const headers = { 'accept-language': language };
      const body = '{"turns":[]}\n';
      const response = await stack.ask('POST', '/api/v1/conversations:bulk', { key, body, headers });
      return [
        response.headers.get('content-language'),
        (await response.text()).match(/\p{Script=Han}/u) !== null,
      ];
    };
    expect(await told('zh-CN,zh;q=0.9')).toEqual(['zh-CN', true]);
    expect(await told('en')).toEqual(['en', false]);
  });

  test('an upload may be of any format, as the body or in a form', async () => {
    const { key } = await fresh();
    const csv = 'conversation_id,role,text\nt-1,customer,你好\nt-1,agent,您好\nt-2,customer,在吗\n';
    const raw = await stack.ask(
      'POST',
      `/api/v1/conversations:upload?name=${encodeURIComponent('会话.csv')}`,
      {
        key,
        body: csv,
      },
    );
    expect(await lines(raw)).toMatchObject([
      { id: 't-1', status: 'accepted' },
      { id: 't-2', status: 'accepted' },
    ]);
    const form = new FormData();
    form.append('file', new File(['客服：您好\n客户：我要退款\n'], 'talk.txt'));
    const inForm = await stack.ask('POST', '/api/v1/conversations:upload', { key, body: form });
    expect(await lines(inForm)).toMatchObject([{ id: expect.stringMatching(/^talk-/), status: 'accepted' }]);
  });

  test('a file name that leads elsewhere is refused and nothing is kept', async () => {
    const { organisation, key } = await fresh();
    for (const name of [
      '../../etc/passwd',
      '..',
      '/etc/x.csv',
      'a\\b.csv',
      '.hidden',
      'a%00.csv',
      'C:x.csv',
      '',
    ]) {
      const response = await stack.ask('POST', `/api/v1/conversations:upload?name=${name}`, {
        key,
        body: JSON.stringify(chat('x')),
      });
      expect([name, response.status]).toEqual([name, 400]);
    }
    const form = new FormData();
    form.append('file', new File([JSON.stringify(chat('x'))], '../../x.json'));
    expect((await stack.ask('POST', '/api/v1/conversations:upload', { key, body: form })).status).toBe(400);
    expect((await stack.ports.workflow.receipts.coverage(organisation)).received).toBe(0);
  });

  test('what is too large is refused before it is read to its end', async () => {
    const { organisation, key } = await fresh();
    const large = await stack.ask('POST', '/api/v1/conversations', {
      key,
      body: chat('x', { note: 'x'.repeat(30_000) }),
    });
    expect(large.status).toBe(413);
    expect(large.headers.get('content-type')).toContain('application/problem+json');
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given++;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    expect((await stack.ask('POST', '/api/v1/conversations', { key, body: endless })).status).toBe(413);
    const upload = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(9_000)),
    });
    const refused = await stack.ask('POST', '/api/v1/conversations:upload?name=x.csv', { key, body: upload });
    expect(refused.status).toBe(413);
    expect(given).toBeLessThan(60);
    expect((await stack.ports.workflow.receipts.coverage(organisation)).received).toBe(0);
  });

  test('requests that are not right are told each wrong part, in the language asked for', async () => {
    const { organisation, key } = await fresh();
    const problem = async (method: string, path: string, body?: unknown, language = 'en') => {
      const response = await stack.ask(method, path, { key, body, headers: { 'accept-language': language } });
      return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
    };
    expect(await problem('POST', '/api/v1/conversations', { id: 'x', turns: 7 })).toMatchObject({
      status: 400,
      type: 'urn:tingzhen:problem:bad-request',
      instance: '/api/v1/conversations',
      errors: [{ path: 'turns', message: 'turns is a list, but this is 7' }],
    });
    expect(
      await problem('POST', '/api/v1/conversations', { id: 'x', turns: 7 }, 'zh-CN,en;q=0.5'),
    ).toMatchObject({ title: '请求有误', errors: [{ message: 'turns 应是列表，读到的是 7' }] });
    expect(await problem('POST', '/api/v1/conversations', '[1,')).toMatchObject({ status: 400 });
    expect(
      await problem('GET', '/api/v1/conversations?limit=ten&colour=red&signal=agent.kindness'),
    ).toMatchObject({
      status: 400,
      errors: expect.arrayContaining([
        { path: 'query.limit', message: expect.any(String) },
        { path: 'query.signal.0', message: 'there is no signal agent.kindness' },
        { path: 'query', message: expect.stringContaining('colour') },
      ]),
    });
    expect(await problem('GET', '/api/v1/conversations?cursor=abc')).toMatchObject({ status: 400 });
    expect(await problem('GET', '/api/v1/conversations?sort=newest&sort=oldest')).toMatchObject({
      status: 400,
    });
    expect(await problem('GET', '/api/v1/conversations/%00')).toMatchObject({ status: 400 });
    expect(await problem('GET', '/api/v1/figures?measure=score')).toMatchObject({ status: 400 });
    expect(await problem('GET', '/api/v1/nothing')).toMatchObject({ status: 404 });
    expect(await problem('GET', '/api/v1/conversations/none')).toMatchObject({
      status: 404,
      detail: 'There is no conversation none',
    });
    expect((await stack.ports.workflow.receipts.coverage(organisation)).received).toBe(0);
  });

  test('an agent sees their own conversations and a supervisor those of their teams', async () => {
    const { organisation, key } = await fresh();
    const body = [
      chat('own'),
      chat('colleague', { agent: { id: 'A02', team: 'north' } }),
      chat('far', { agent: { id: 'A03', team: 'south' } }),
    ].map((one) => JSON.stringify(one));
    await (await stack.ask('POST', '/api/v1/conversations:bulk', { key, body: body.join('\n') })).text();
    await stack.analyseAll(organisation);
    const agent = await stack.person(organisation, { role: 'agent', agentIds: ['A01'] });
    const supervisor = await stack.person(organisation, { role: 'supervisor', teams: ['north'] });
    const nobody = await stack.person(organisation, { role: 'agent' });
    const seen = async ({ cookie }: { cookie: string }, query = '') => {
      const response = await stack.ask('GET', `/api/v1/conversations${query}`, { cookie });
      const { conversations } = (await response.json()) as { conversations: { id: string }[] };
      return conversations.map(({ id }) => id).sort();
    };
    expect(await seen(agent)).toEqual(['own']);
    expect(await seen(agent, '?agent=A02')).toEqual([]);
    expect(await seen(agent, '?agent=A02&agent=A01')).toEqual(['own']);
    expect(await seen(supervisor)).toEqual(['colleague', 'own']);
    expect(await seen(supervisor, '?team=south')).toEqual([]);
    expect(await seen(nobody)).toEqual([]);
    const status = async ({ cookie }: { cookie: string }, id: string) =>
      (await stack.ask('GET', `/api/v1/conversations/${id}`, { cookie })).status;
    expect([await status(agent, 'own'), await status(agent, 'colleague')]).toEqual([200, 404]);
    expect([await status(supervisor, 'colleague'), await status(supervisor, 'far')]).toEqual([200, 404]);
    const figures = await stack.ask('GET', '/api/v1/figures?measure=conversations', { cookie: agent.cookie });
    expect(await figures.json()).toMatchObject({ rows: [{ values: [1] }] });
  });

  test('personal data is masked for those who need not see it, and every view is recorded', async () => {
    const { organisation, key } = await fresh();
    const customer = { id: PHONE, name: '王小明' };
    await stack.ask('POST', '/api/v1/conversations', { key, body: chat('m', { customer }) });
    await stack.analyseAll(organisation);
    const agent = await stack.person(organisation, { role: 'agent', agentIds: ['A01'] });
    const viewer = await stack.key(organisation, 'viewer');
    const reviewer = await stack.key(organisation, 'reviewer');
    const text = async (asked: { key?: string; cookie?: string }, query = '') =>
      (await stack.ask('GET', `/api/v1/conversations/m${query}`, asked)).text();
    expect(await text({ key: reviewer })).toContain(PHONE);
    const masked = await text({ key: viewer });
    expect(masked).not.toContain(PHONE);
    expect(masked).toContain('138****5678');
    expect(JSON.parse(masked)).toMatchObject({ masked: true });
    expect((await stack.ask('GET', '/api/v1/conversations/m?reveal=true', { key: viewer })).status).toBe(403);
    expect(await text({ cookie: agent.cookie })).not.toContain(PHONE);
    const unexplained = '/api/v1/conversations/m?reveal=true';
    expect((await stack.ask('GET', unexplained, { cookie: agent.cookie })).status).toBe(400);
    expect(await text({ cookie: agent.cookie }, '?reveal=true&reason=回电')).toContain(PHONE);
    const manager = await stack.person(organisation, { role: 'qa_manager' });
    expect(await text({ cookie: manager.cookie })).not.toContain(PHONE);
    const list = await stack.ask('GET', `/api/v1/conversations?words=${PHONE}`, { cookie: agent.cookie });
    const listed = (await list.json()) as { conversations: { highlights: { text: string }[] }[] };
    expect(JSON.stringify(listed.conversations[0]!.highlights)).toContain('138****5678');
    expect(JSON.stringify(listed)).not.toContain(PHONE);
    const audit = await stack.ask('GET', '/api/v1/audit?subject=m', { key });
    const { entries } = (await audit.json()) as { entries: { action: string; actor: string }[] };
    expect(entries.map(({ action }) => action)).toEqual([
      'conversation.view',
      'conversation.reveal',
      'conversation.view',
      'conversation.view',
      'conversation.view',
      'conversation.receive',
    ]);
    expect(entries[1]).toMatchObject({ actor: `user:${agent.id}`, details: { reason: '回电' } });
  });

  test('a list hides what its conversations hide, also where an excerpt ends within a number', async () => {
    const { organisation, key } = await fresh();
    const before = '我想问一下订单的事情，'.repeat(21);
    const text = `${before}电话${PHONE}，${'请尽快处理，'.repeat(40)}`;
    const customer = { id: '欧阳晓', name: '欧阳晓' };
    const turns = [
      { role: 'customer', text },
      { role: 'agent', text: '欧阳晓的单子我看到了' },
    ];
    const sent = await stack.ask('POST', '/api/v1/conversations', {
      key,
      body: chat('cut', { customer, turns }),
    });
    expect(sent.status).toBe(202);
    await stack.analyseAll(organisation);
    const viewer = await stack.key(organisation, 'viewer');
    const listed = async (query: string, asked = viewer) =>
      (await stack.ask('GET', `/api/v1/conversations${query}`, { key: asked })).text();
    expect(await listed('', key)).toContain('电话138');
    const plain = await listed('');
    expect(plain).toContain('我想问一下订单');
    expect(plain).not.toMatch(/1381|欧阳晓/);
    const searched = await listed(`?words=${encodeURIComponent('单子')}`);
    expect(searched).toContain('欧**的单子我看到了');
    expect(await listed('', key)).toContain('欧阳晓');
  });

  test('other systems send conversations with a signature that is fresh', async () => {
    const { organisation } = await fresh();
    const body = Buffer.from(JSON.stringify(chat('h')));
    const send = (secret: string, timestamp: string, to = organisation) =>
      stack.ask('POST', `/api/v1/hooks/${to}`, {
        body,
        headers: {
          'x-tingzhen-timestamp': timestamp,
          'x-tingzhen-signature': webhookSignature(secret, timestamp, body),
        },
      });
    const now = String(Math.floor(Date.now() / 1000));
    const secret = `secret of ${organisation}`;
    expect((await send('another secret', now)).status).toBe(401);
    expect((await send(secret, String(Number(now) - 3600))).status).toBe(401);
    expect((await send('secret of nobody', now, 'nobody')).status).toBe(401);
    expect((await stack.ask('POST', `/api/v1/hooks/${organisation}`, { body })).status).toBe(401);
    expect((await stack.ports.workflow.receipts.coverage(organisation)).received).toBe(0);
    const accepted = await send(secret, now);
    expect([accepted.status, await accepted.json()]).toEqual([202, { id: 'h', status: 'accepted' }]);
    const renewed = await stack.ask('POST', '/api/v1/organisation/webhook:renew', {
      key: await stack.key(organisation, 'admin'),
    });
    const { secret: next } = (await renewed.json()) as { secret: string };
    expect(next).not.toBe(secret);
    expect((await send(secret, now)).status).toBe(401);
    expect((await send(next, now)).status).toBe(202);
  });
});
