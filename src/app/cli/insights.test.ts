import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type ServerType, serve } from '@hono/node-server';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi } from '#app/api/create-api.ts';
import type { Topic } from '#core/insights/topic.ts';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';
import { sampleFact } from '../../../test/suites/sample-fact.ts';
import { newInsight } from '../../../test/suites/sample-insight.ts';

const PROGRAM = fileURLToPath(new URL('../../../bin/tingzhen.js', import.meta.url));

let stack: ApiStack;
let server: ServerType;

beforeAll(async () => {
  stack = await openApiStack();
  const api = createApi({ ...stack.dependencies, registry: new Registry() });
  server = serve({ fetch: api.fetch, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  await stack.close();
});

/** What the command says on both streams, asked of the service by somebody of the organisation. */
async function insights(organisation: string, ...words: string[]) {
  const { port } = server.address() as AddressInfo;
  const child = spawn(process.execPath, [PROGRAM, 'insights', ...words], {
    env: {
      PATH: process.env['PATH'],
      NO_COLOR: '1',
      TINGZHEN_LANGUAGE: 'zh',
      TINGZHEN_URL: `http://127.0.0.1:${port}`,
      TINGZHEN_API_KEY: await stack.key(organisation, 'viewer'),
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk;
    });
  }
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

const topic = (id: string): Topic => ({
  id,
  language: 'zh',
  name: id,
  path: [id],
  size: 200,
  phrases: [],
  quotes: [],
});

/** An organisation with a cheap insight about a topic that is there, and a costly one whose topic is gone. */
async function organisationWithInsights(): Promise<string> {
  const organisation = await stack.organisation();
  const { insights: store } = stack.ports.workflow;
  await store.saveTopics(organisation, [topic('t-1')], null);
  const fact = sampleFact({ id: 'c-1', turns: [['customer', '为什么有\n两笔月租？']] });
  await stack.ports.facts.append(organisation, [fact]);
  const cheap = newInsight('i-cheap');
  await store.saveInsight(organisation, {
    ...cheap,
    topic: 't-1',
    topics: ['t-1'],
    claim: { ...cheap.claim, quotes: [{ conversation: 'c-1', turn: 0 }] },
  });
  const impact = { conversations: 80, hours: null, unhappy: 9.25, avoidable: 40.2 };
  await store.saveInsight(organisation, {
    ...newInsight('i-costly'),
    topic: 't-gone',
    topics: ['t-gone'],
    name: '旧路由器',
    department: 'operations',
    claim: { ...cheap.claim, cause: 'system_fault', impact },
  });
  return organisation;
}

describe('tingzhen insights', () => {
  test('lists what to repair, the costliest first, with claim, cause, cost a week, status and owner', async () => {
    const organisation = await organisationWithInsights();
    const { code, said } = await insights(organisation);
    expect(code).toBe(0);
    const lines = said.split('\n');
    expect(lines[0]).toBe('旧路由器  突发故障 · 新发现 · 归运营 · i-costly');
    expect(said).toContain('每周：80 通对话，9.3 位客户不满意，其中 40 位本可避免');
    expect(said).toContain('近来没有对话再说到这些话题');
    expect(said).toMatch(/月租 {2}系统性问题 · 新发现 · 归产品 · i-cheap\n {2}“月租”的 200 通对话里/);
    expect(said).toContain('每周：50 通对话，处理 8 小时，30 位客户不满意，其中 17 位本可避免');
    expect(said).toContain('“为什么有 两笔月租？”');
    expect(said.match(/近来没有对话/g)).toHaveLength(1);
    expect(lines.at(-2)).toBe('2 条洞察');
    const english = (await insights(organisation, '--language', 'en')).said;
    expect(english).toContain('Systemic · New · owner: product · i-cheap');
    expect(english).toContain(
      'A week: 50 conversations, 8 hours of handling, 30 unhappy customers, 17 of them',
    );
    expect(english).toContain('the figures are those of the last time');
  });

  test('narrows down to a status and an owner, and says where none is like that', async () => {
    const organisation = await organisationWithInsights();
    const ids = async (...words: string[]) => {
      const { said } = await insights(organisation, '--format', 'ndjson', ...words);
      return said.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line).id as string]));
    };
    expect(await ids()).toEqual(['i-costly', 'i-cheap']);
    expect(await ids('--department', 'product')).toEqual(['i-cheap']);
    expect(await ids('--status', 'accepted')).toEqual([]);
    expect((await insights(organisation, '--status', 'accepted')).said).toBe('没有符合条件的洞察\n');
    expect(await insights(organisation, '--status', 'acepted')).toEqual({
      code: 1,
      said: '--status 不能是 acepted\n  是不是想写 accepted？\n',
    });
  });

  test('gives programs what the API gives', async () => {
    const organisation = await organisationWithInsights();
    const key = await stack.key(organisation, 'viewer');
    const { said } = await insights(organisation, '--format', 'json');
    const answer = await stack.ask('GET', '/api/v1/insights', { key });
    expect(JSON.parse(said)).toEqual(await answer.json());
    expect(JSON.parse(said).insights.map((one: { topicGone: boolean }) => one.topicGone)).toEqual([
      true,
      false,
    ]);
  });

  test('says why there are none', async () => {
    const organisation = await stack.organisation();
    expect((await insights(organisation)).said).toContain('还没有洞察：要先找出话题');
    await stack.ports.workflow.insights.saveTopics(organisation, [topic('t-1')], null);
    expect((await insights(organisation)).said).toContain('还没有洞察：已有 1 个话题，对话还太少');
  });
});
