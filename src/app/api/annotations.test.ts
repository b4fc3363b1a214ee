import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eraseCustomer } from '#app/usecases/service/erase-customer.ts';
import { type ApiStack, type Asked, openApiStack } from '../../../test/suites/api-stack.ts';

const PHONE = '13812345678';
const CHAT = {
  id: 'c-1',
  channel: 'chat',
  language: 'zh',
  agent: { id: 'A01', team: 'north' },
  customer: { id: 'u-1' },
  turns: [
    { role: 'customer', text: `我的电话是${PHONE}，订单还没到` },
    { role: 'agent', text: '不行，这是规定。' },
    { role: 'customer', text: '好吧，我再看看' },
  ],
};
const AT = '/api/v1/conversations/c-1';

interface Found {
  readonly comments: readonly {
    readonly id: string;
    readonly text: string;
    readonly authorName: string;
    readonly isOwn: boolean;
    readonly resolvedAt: string | null;
  }[];
  readonly corrections: readonly {
    readonly id: string;
    readonly isCurrent: boolean;
    readonly said: { type: string };
  }[];
  readonly state: string;
}

describe('what people write onto conversations', () => {
  let stack: ApiStack;
  beforeAll(async () => {
    stack = await openApiStack();
  });
  afterAll(() => stack.close());

  async function fresh() {
    const organisation = await stack.organisation();
    const key = await stack.key(organisation, 'admin');
    await stack.ask('POST', '/api/v1/conversations', { key, body: CHAT });
    await stack.analyseAll(organisation);
    const reviewer = await stack.person(organisation, { role: 'reviewer' });
    const agent = await stack.person(organisation, { role: 'agent', agentIds: ['A01'] });
    const stranger = await stack.person(organisation, { role: 'agent', agentIds: ['A99'] });
    return { organisation, key, reviewer, agent, stranger };
  }
  const found = async (asked: Asked): Promise<Found> =>
    (await (await stack.ask('GET', `${AT}/annotations`, asked)).json()) as Found;
  const post = async (path: string, asked: Asked) => {
    const response = await stack.ask('POST', `${AT}${path}`, asked);
    return { status: response.status, body: (await response.json()) as { id: string; detail?: string } };
  };

  test('two people talk about a turn, settle it, and a third who may not see it knows nothing of it', async () => {
    const { key, reviewer, agent, stranger } = await fresh();
    const people = await stack.ask('GET', `${AT}/people`, reviewer);
    const able = ((await people.json()) as { people: { id: string }[] }).people.map(({ id }) => id);
    expect(able.sort()).toEqual([reviewer.id, agent.id].sort());

    const first = await post('/comments', {
      cookie: reviewer.cookie,
      body: { turn: 1, text: '这里可以给个理由', mentions: [agent.id] },
    });
    expect(first.status).toBe(201);
    const thread = first.body.id;
    const settle = (asked: Asked, settled: boolean) =>
      stack.ask('PATCH', `${AT}/comments/${thread}`, { ...asked, body: { settled } });
    expect((await settle({ cookie: agent.cookie }, true)).status).toBe(204);
    expect((await found(agent)).comments[0]?.resolvedAt).not.toBeNull();
    // An answer opens it again.
    await post('/comments', { cookie: agent.cookie, body: { turn: 0, thread, text: '明白了' } });
    const { comments } = await found({ cookie: agent.cookie });
    expect(comments).toMatchObject([
      { turn: 1, text: '这里可以给个理由', authorName: '李雷', isOwn: false, resolvedAt: null },
      { turn: 1, text: '明白了', isOwn: true, thread },
    ]);

    expect((await stack.ask('GET', `${AT}/annotations`, { cookie: stranger.cookie })).status).toBe(404);
    expect((await post('/comments', { cookie: stranger.cookie, body: { turn: 0, text: 'x' } })).status).toBe(
      404,
    );
    const mention = { turn: 0, text: 'x', mentions: [stranger.id] };
    const refused = await post('/comments', { cookie: reviewer.cookie, body: mention });
    expect([refused.status, refused.body.detail]).toEqual([400, expect.stringContaining('cannot see')]);
    expect((await post('/comments', { key, body: { turn: 9, text: 'x' } })).status).toBe(400);

    const own = `${AT}/comments/${comments[1]!.id}`;
    expect((await stack.ask('DELETE', own, { cookie: reviewer.cookie })).status).toBe(404);
    expect((await stack.ask('DELETE', own, { cookie: agent.cookie })).status).toBe(204);
    expect((await found({ cookie: agent.cookie })).comments[1]?.text).toBe('');
    const audit = await stack.ask('GET', '/api/v1/audit?subject=c-1', { key });
    const { entries } = (await audit.json()) as { entries: { action: string }[] };
    expect(entries.map(({ action }) => action).filter((action) => action.startsWith('comment'))).toEqual([
      'comment.withdraw',
      'comment.write',
      'comment.settle',
      'comment.write',
    ]);
  });

  test('a signal is corrected, stays so over a new analysis, and goes out as a labelled example', async () => {
    const { organisation, key, reviewer } = await fresh();
    const wall = { turn: 1, said: { type: 'agent.policy_wall' } };
    const correct = (body: object) => post('/corrections', { cookie: reviewer.cookie, body });
    expect((await correct(wall)).status).toBe(201);
    expect((await correct({ ...wall, meant: { type: 'agent.explanation' } })).status).toBe(201);
    const missed = { turn: 2, start: 3, end: 7, meant: { type: 'customer.churn_intent' } };
    expect((await correct(missed)).status).toBe(201);
    const outcome = { turn: 0, meant: { type: 'conversation.satisfaction', value: 2 } };
    expect((await correct(outcome)).status).toBe(201);
    for (const wrong of [
      { turn: 1, said: { type: 'agent.empathy' } },
      { turn: 1, meant: { type: 'customer.urgency' } },
      { turn: 2, start: 5, end: 99, meant: { type: 'customer.urgency' } },
      { turn: 2, meant: { type: 'customer.emotion', value: 'joy' } },
      { turn: 2 },
    ]) {
      expect([wrong, (await correct(wrong)).status]).toEqual([wrong, 400]);
    }

    await stack.ports.workflow.receipts.reopen(organisation, ['c-1']);
    const { corrections, state } = await found({ cookie: reviewer.cookie });
    expect(state).toBe('pending');
    expect(corrections).toMatchObject([
      { said: { type: 'agent.policy_wall' }, meant: { type: 'agent.explanation' }, isCurrent: true },
      { said: null, meant: { type: 'customer.churn_intent' }, start: 3, end: 7 },
      { meant: { type: 'conversation.satisfaction', value: 2 } },
    ]);

    const exported = await (await stack.ask('GET', '/api/v1/corrections', { key })).text();
    expect(exported).not.toContain(PHONE);
    expect(JSON.parse(exported)).toMatchObject({
      id: 'c-1',
      channel: 'chat',
      language: 'zh',
      satisfaction: 2,
      turns: [
        { role: 'customer' },
        { role: 'agent', judged: ['agent.policy_wall', 'agent.explanation'], told: ['agent.policy_wall'] },
        { role: 'customer', text: '好吧，我再看看', judged: ['customer.churn_intent'] },
      ],
    });
    expect(await (await stack.ask('GET', '/api/v1/corrections?reveal=true', { key })).text()).toContain(
      PHONE,
    );
    const manager = await stack.person(organisation, { role: 'qa_manager' });
    const revealed = (query: string) =>
      stack.ask('GET', `/api/v1/corrections?reveal=true${query}`, { cookie: manager.cookie });
    expect((await revealed('')).status).toBe(400);
    expect(await (await revealed('&reason=核对标注')).text()).toContain(PHONE);
    const sentences = await stack.ask('GET', '/api/v1/corrections/sentences?signal=agent.policy_wall', {
      key,
    });
    expect(await sentences.json()).toEqual({ examples: {}, counterExamples: { zh: ['不行，这是规定。'] } });

    const [first] = corrections;
    const path = `${AT}/corrections/${first!.id}`;
    expect((await stack.ask('DELETE', path, { cookie: reviewer.cookie })).status).toBe(204);
    expect((await found({ cookie: reviewer.cookie })).corrections).toHaveLength(2);
  });

  test('with a customer goes what was written onto their conversations, and of other words it counts no longer', async () => {
    const { organisation, key, reviewer } = await fresh();
    const body = { turn: 2, meant: { type: 'customer.churn_intent' } };
    await post('/corrections', { cookie: reviewer.cookie, body });
    await post('/comments', { cookie: reviewer.cookie, body: { turn: 2, text: '要跟进' } });
    const turns = [...CHAT.turns.slice(0, 2), { role: 'customer', text: '好的，谢谢' }];
    await stack.ask('POST', '/api/v1/conversations', { key, body: { ...CHAT, turns } });
    await stack.analyseAll(organisation);
    expect((await found({ cookie: reviewer.cookie })).corrections).toMatchObject([{ isCurrent: false }]);
    expect(await (await stack.ask('GET', '/api/v1/corrections', { key })).text()).toBe('');

    const whole = await (await stack.ask('GET', '/api/v1/export', { key })).text();
    expect(whole).toContain('要跟进');
    await eraseCustomer(stack.ports, organisation, 'u-1', 'system');
    await stack.ask('POST', '/api/v1/conversations', { key, body: CHAT });
    await stack.analyseAll(organisation);
    expect(await found({ cookie: reviewer.cookie })).toEqual({
      comments: [],
      corrections: [],
      state: 'analysed',
    });
  });

  test('comments hide personal data from those who may not see any, and from nobody else', async () => {
    const { organisation, reviewer, agent } = await fresh();
    const text = `@李雷 欧阳晓的单子请跟进，电话 ${PHONE}，或写信到 ouyang@example.com`;
    const named = [
      ...CHAT.turns,
      { role: 'agent', text: '请问怎么称呼您？' },
      { role: 'customer', text: '欧阳晓' },
    ];
    await stack.ask('POST', '/api/v1/conversations', {
      key: await stack.key(organisation, 'admin'),
      body: { ...CHAT, turns: named },
    });
    await stack.analyseAll(organisation);
    await post('/comments', { cookie: reviewer.cookie, body: { turn: 0, text } });
    const viewer = await stack.person(organisation, { role: 'viewer' });
    const program = { key: await stack.key(organisation, 'viewer') };
    for (const asked of [{ cookie: viewer.cookie }, program]) {
      const [comment] = (await found(asked)).comments;
      expect(comment?.text).toBe('@李雷 欧**的单子请跟进，电话 138****5678，或写信到 o*****@example.com');
    }
    for (const { cookie } of [reviewer, agent])
      expect((await found({ cookie })).comments[0]?.text).toBe(text);
  });
});
