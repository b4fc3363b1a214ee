import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';
import { ALL_ANSWERED } from '../../../test/suites/review-things.ts';
import { newInsight } from '../../../test/suites/sample-insight.ts';

const CHAT = {
  id: 'c-1',
  channel: 'chat',
  language: 'zh',
  agent: { id: 'A01', team: 'north' },
  turns: [
    { role: 'customer', text: '订单还没到' },
    { role: 'agent', text: '不行，这是规定。' },
    { role: 'customer', text: '好吧，我再看看' },
  ],
};

interface Told {
  readonly kind: string;
  readonly at: string;
  readonly conversation: string;
  readonly unread: boolean;
}

describe('notices', () => {
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
    const person = async (role: 'qa_manager' | 'reviewer' | 'agent', agentIds: string[] = []) => {
      const { id, cookie } = await stack.person(organisation, { role, agentIds });
      const ask = async (method: string, path: string, body?: unknown) => {
        const response = await stack.ask(method, path, { cookie, ...(body === undefined ? {} : { body }) });
        const text = await response.text();
        return { status: response.status, body: text === '' ? null : JSON.parse(text) };
      };
      const told = async () =>
        (await ask('GET', '/api/v1/notices')).body as { notices: Told[]; unread: number };
      const kinds = async () => (await told()).notices.map(({ kind }) => kind).sort();
      return { id, ask, told, kinds };
    };
    return {
      organisation,
      manager: await person('qa_manager'),
      reviewer: await person('reviewer'),
      agent: await person('agent', ['A01']),
      stranger: await person('agent', ['A02']),
      key,
    };
  }

  test('whoever is mentioned or answered is told, until it is seen or taken back', async () => {
    const { reviewer, agent, stranger, key } = await fresh();
    const at = '/api/v1/conversations/c-1/comments';
    const thread = await reviewer.ask('POST', at, {
      turn: 1,
      text: '这里可以怎么说？',
      mentions: [agent.id],
    });
    expect(await agent.told()).toMatchObject({
      unread: 1,
      notices: [{ kind: 'mention', conversation: 'c-1', turn: 1, by: expect.any(String), unread: true }],
    });
    expect(await stranger.told()).toEqual({ notices: [], unread: 0 });
    expect(await reviewer.told()).toEqual({ notices: [], unread: 0 });

    const answer = await agent.ask('POST', at, { turn: 1, text: '应该先道歉', thread: thread.body.id });
    expect(await reviewer.kinds()).toEqual(['answer']);
    const [newest] = (await reviewer.told()).notices;
    expect((await reviewer.ask('POST', '/api/v1/notices:seen', { upTo: newest!.at })).status).toBe(204);
    expect(await reviewer.told()).toMatchObject({ unread: 0, notices: [{ kind: 'answer', unread: false }] });
    // Somebody else's page, left open since, takes nothing back.
    await reviewer.ask('POST', '/api/v1/notices:seen', { upTo: '2020-01-01T00:00:00Z' });
    expect((await reviewer.told()).unread).toBe(0);

    await agent.ask('DELETE', `${at}/${answer.body.id}`);
    expect(await reviewer.kinds()).toEqual([]);
    const programs = await stack.ask('GET', '/api/v1/notices', { key });
    expect(await programs.json()).toEqual({ notices: [], unread: 0 });
  });

  test('a review tells its reviewer, then the agent; an appeal whoever decides, then whoever raised it', async () => {
    const { manager, reviewer, agent, stranger } = await fresh();
    const asked = { conversations: ['c-1'], reviewers: [reviewer.id] };
    const sent = await manager.ask('POST', '/api/v1/reviews', asked);
    const id: string = sent.body.results[0].review;
    expect((await reviewer.told()).notices).toMatchObject([{ kind: 'assigned', review: id }]);
    expect(await agent.kinds()).toEqual([]);

    await reviewer.ask('POST', `/api/v1/reviews/${id}/submit`, { answers: ALL_ANSWERED, revision: 0 });
    expect(await reviewer.kinds()).toEqual([]);
    expect((await agent.told()).notices).toMatchObject([
      { kind: 'reviewed', review: id, conversation: 'c-1' },
    ]);
    expect(await stranger.kinds()).toEqual([]);

    const objection = { criterion: 'greeting', wanted: 'yes', reason: '我问候了' };
    const raised = await agent.ask('POST', `/api/v1/reviews/${id}/appeals`, objection);
    expect(raised.status).toBe(201);
    expect(await manager.kinds()).toEqual(['appeal_raised']);
    expect(await agent.kinds()).toEqual(['reviewed']);

    const decision = { outcome: 'rejected', reason: '看过了' };
    await manager.ask('POST', `/api/v1/appeals/${raised.body.id}/decide`, decision);
    expect(await manager.kinds()).toEqual([]);
    expect(await agent.kinds()).toEqual(['appeal_decided', 'reviewed']);
  });

  test('insights tell whoever may bring them on, as one, until somebody takes them up', async () => {
    const { organisation, manager, reviewer, agent } = await fresh();
    const at = new Date().toISOString();
    for (const [id, name, avoidable] of [
      ['i-1', '两笔月租', 17],
      ['i-2', '退款迟迟不到', 40],
    ] as const) {
      const { claim, ...rest } = newInsight(id);
      const impact = { ...claim.impact, avoidable };
      await stack.ports.workflow.insights.saveInsight(organisation, {
        ...rest,
        name,
        claim: { ...claim, impact },
        createdAt: at,
        changedAt: at,
      });
    }
    expect(await manager.told()).toEqual({
      unread: 1,
      notices: [
        {
          kind: 'insights_found',
          at,
          conversation: null,
          turn: null,
          review: null,
          plan: null,
          insights: { count: 2, costliest: '退款迟迟不到' },
          by: null,
          unread: true,
        },
      ],
    });
    expect([await reviewer.kinds(), await agent.kinds()]).toEqual([[], []]);
    await manager.ask('POST', '/api/v1/notices:seen', { upTo: at });
    expect(await manager.told()).toMatchObject({ unread: 0, notices: [{ unread: false }] });
    for (const id of ['i-1', 'i-2']) {
      const moved = await manager.ask('POST', `/api/v1/insights/${id}/move`, { to: 'accepted', note: '' });
      expect(moved.status).toBe(200);
    }
    expect(await manager.kinds()).toEqual([]);
  });
});
