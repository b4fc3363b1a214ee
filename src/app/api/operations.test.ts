import { rename, rm, writeFile } from 'node:fs/promises';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ApiStack, type Asked, answerOf, openApiStack } from '../../../test/suites/api-stack.ts';
import { createApi } from './create-api.ts';
import { addPages } from './pages.ts';
import { IN_CHINESE, inChinese } from './reference-words.ts';

const RULES = `rules:
  - id: greeted
    title: { zh: 有问候, en: Greets }
    find: { signal: agent.greeting }
`;

describe('rulebooks, jobs and the service itself over HTTP', () => {
  let stack: ApiStack;
  let organisation: string;
  let key: string;
  beforeAll(async () => {
    stack = await openApiStack();
    organisation = await stack.organisation();
    key = await stack.key(organisation, 'admin');
  });
  afterAll(() => stack.close());

  async function ask(method: string, path: string, asked: Asked = { key }) {
    return answerOf<Record<string, unknown>>(await stack.ask(method, path, asked));
  }

  test('a draft is saved with its problems told, and becomes active when it has no errors', async () => {
    const path = '/api/v1/rulebooks/own/versions';
    const draft = (text: string) => ({ key, body: { files: [{ path: 'rules.yaml', text }], note: '初稿' } });
    const saved = await ask('POST', path, draft('rules:\n  - id: greeted\n    wen: 1\n'));
    expect(saved.status).toBe(201);
    expect(saved.body).toMatchObject({ rulebook: 'own', version: 1, state: 'draft', note: '初稿' });
    expect(saved.body['problems']).toContainEqual(
      expect.objectContaining({ severity: 'error', file: 'rules.yaml', line: expect.any(Number) }),
    );
    const refused = await ask('POST', `${path}/1/activate`);
    expect(refused.status).toBe(422);
    expect(refused.body['errors']).toContainEqual({
      path: expect.stringMatching(/^rules\.yaml:\d+:\d+$/),
      message: expect.any(String),
    });
    const changed = await ask('PUT', `${path}/1`, draft(RULES));
    expect(changed.body['problems']).toEqual([]);
    expect((await ask('POST', `${path}/1/activate`)).body).toMatchObject({ state: 'active' });
    expect((await ask('PUT', `${path}/1`, draft(RULES))).status).toBe(409);
    expect((await ask('GET', '/api/v1/rulebooks')).body['versions']).toMatchObject([
      { rulebook: 'general', version: 1, state: 'active' },
      { rulebook: 'own', version: 1, state: 'active' },
    ]);
    const read = await ask('GET', `${path}/1`);
    expect(read.body).toMatchObject({ files: [{ path: 'rules.yaml', text: RULES }], problems: [] });
    expect((await ask('GET', `${path}/9`)).status).toBe(404);
    const escaping = { key, body: { files: [{ path: '../rules.yaml', text: RULES }] } };
    expect((await ask('POST', path, escaping)).status).toBe(400);
  });

  test('who may not do something is told what, and in which role', async () => {
    const viewer = await stack.key(organisation, 'viewer');
    const chinese = { key: viewer, headers: { 'accept-language': 'zh-CN' } };
    expect(await ask('DELETE', '/api/v1/customers/u-1', chinese)).toMatchObject({
      status: 403,
      body: { detail: '你的角色（只读）不能彻底删除客户的数据或对话' },
    });
  });

  test('a pack is copied to a draft', async () => {
    const { body } = await ask('GET', '/api/v1/packs');
    expect(body['packs']).toMatchObject([{ id: 'general', title: { zh: '通用服务' } }]);
    const copied = await ask('POST', '/api/v1/packs/general/copy');
    expect(copied).toMatchObject({ status: 201, body: { rulebook: 'general', version: 2, state: 'draft' } });
    expect(copied.body['problems']).toEqual([]);
    expect((await ask('POST', '/api/v1/packs/none/copy')).status).toBe(404);
  });

  test('files that are not saved judge a conversation, signals told by examples included', async () => {
    const SIGNALS = `signals:
  - id: custom.wants_callback
    title: { zh: 要求回电, en: Wants to be called back }
    examples:
      zh: [你们能给我回个电话吗, 让负责人打电话给我, 能不能找人给我打个电话, 处理好了给我打个电话, 有结果了给我回个电话]
`;
    const files = [
      { path: 'rules.yaml', text: RULES },
      { path: 'signals.yaml', text: SIGNALS },
    ];
    const conversation = {
      id: 'pasted',
      channel: 'chat',
      turns: [
        { role: 'agent', text: '您好，很高兴为您服务' },
        { role: 'customer', text: '处理好了给我打个电话' },
      ],
    };
    const path = '/api/v1/rulebooks/unsaved/try';
    const tried = await ask('POST', path, { key, body: { files, conversation } });
    expect(tried).toMatchObject({ status: 200, body: { rules: [{ rule: 'greeted', outcome: 'hit' }] } });
    const broken = [{ path: 'rules.yaml', text: 'rules: 1\n' }];
    const refused = await ask('POST', path, { key, body: { files: broken, conversation } });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'rules.yaml:1:8' }] } });
    expect((await ask('GET', '/api/v1/rulebooks/unsaved/versions')).status).toBe(404);
  });

  test('dead jobs are told with their reason and sent again, each organisation its own', async () => {
    let isBroken = true;
    await stack.ports.queue.work('run', { concurrency: 1 }, async () => {
      if (isBroken) throw new Error('the disk is full');
    });
    for (const one of [organisation, 'somebody-else']) {
      const payload = { organisation: one, run: 'r' };
      await stack.ports.queue.send([{ name: 'run', payload, priority: 'fresh' }]);
    }
    await vi.waitFor(async () => expect((await stack.ports.queue.counts()).run.dead).toBe(2), 5_000);
    expect((await ask('GET', '/api/v1/jobs')).body).toMatchObject({ run: { dead: 1 } });
    const dead = await ask('GET', '/api/v1/jobs/dead');
    expect(dead.body['jobs']).toMatchObject([{ name: 'run', reason: 'the disk is full', attempts: 1 }]);
    isBroken = false;
    expect((await ask('POST', '/api/v1/jobs:replay', { key, body: {} })).body).toEqual({ replayed: 1 });
    expect((await ask('GET', '/api/v1/jobs/dead')).body['jobs']).toEqual([]);
    expect((await ask('GET', '/api/v1/jobs')).body).toMatchObject({ run: { dead: 0 } });
  });

  test('a dead job for all organisations is told to each without its reason, and sent again by any', async () => {
    let isBroken = true;
    await stack.ports.queue.work('retention', { concurrency: 1 }, async () => {
      if (isBroken) throw new Error('the order of somebody-else is damaged');
    });
    await stack.ports.queue.send([{ name: 'retention', payload: {}, priority: 'backfill' }]);
    await vi.waitFor(
      async () => expect((await ask('GET', '/api/v1/jobs')).body).toMatchObject({ retention: { dead: 1 } }),
      5_000,
    );
    const toldIn = async (language: string) => {
      const { body } = await ask('GET', '/api/v1/jobs/dead', {
        key,
        headers: { 'accept-language': language },
      });
      return body['jobs'];
    };
    const job = { name: 'retention', payload: {}, attempts: 1 };
    expect(await toldIn('en')).toMatchObject([
      { ...job, reason: 'A job for all organisations; why it failed is in the log of the service.' },
    ]);
    expect(await toldIn('zh-CN')).toMatchObject([
      { ...job, reason: '这是各组织共用的任务，失败原因见服务日志。' },
    ]);
    isBroken = false;
    expect((await ask('POST', '/api/v1/jobs:replay', { key, body: {} })).body).toEqual({ replayed: 1 });
    expect((await ask('GET', '/api/v1/jobs/dead')).body['jobs']).toEqual([]);
  });

  test('runs are listed and read', async () => {
    const asked = {
      organisation,
      kind: 'reanalysis',
      request: { all: true },
      total: 7,
      createdBy: 'system',
    } as const;
    const { id } = await stack.ports.workflow.runs.create(asked);
    expect((await ask('GET', '/api/v1/runs')).body['runs']).toMatchObject([
      { id, total: 7, state: 'running' },
    ]);
    expect((await ask('GET', `/api/v1/runs/${id}`)).body).toMatchObject({ request: { all: true } });
    expect((await ask('GET', '/api/v1/runs/none')).status).toBe(404);
  });

  test('a store that is gone is told with when to try again, and nothing is half received', async () => {
    const conversation = { id: 'later', turns: [{ role: 'customer', text: '你好' }] };
    const aside = `${stack.blobFolder}-aside`;
    await rename(stack.blobFolder, aside);
    await writeFile(stack.blobFolder, '');
    for (const path of ['/api/v1/conversations', '/api/v1/conversations:bulk']) {
      const response = await stack.ask('POST', path, { key, body: JSON.stringify(conversation) });
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(await response.json()).toMatchObject({ type: 'urn:tingzhen:problem:store-unavailable' });
    }
    expect((await ask('GET', '/readyz')).body).toMatchObject({
      stores: { blobs: 'unavailable', facts: 'ok' },
    });
    await rm(stack.blobFolder);
    await rename(aside, stack.blobFolder);
    expect((await ask('GET', '/readyz')).status).toBe(200);
    expect((await stack.ports.workflow.receipts.coverage(organisation)).received).toBe(0);
    expect((await ask('POST', '/api/v1/conversations', { key, body: conversation })).status).toBe(202);
  });

  test('an import during which a store goes away says from where to send again', async () => {
    const aside = `${stack.blobFolder}-aside`;
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        sent++;
        if (sent === 300) {
          await rename(stack.blobFolder, aside);
          await writeFile(stack.blobFolder, '');
        }
        const turns = [{ role: 'customer', text: `你好 ${sent}` }];
        controller.enqueue(Buffer.from(`${JSON.stringify({ id: `b-${sent}`, turns })}\n`));
        if (sent === 500) controller.close();
      },
    });
    const response = await stack.ask('POST', '/api/v1/conversations:bulk', { key, body });
    const lines = (await response.text()).trim().split('\n');
    const results = lines.map((line) => JSON.parse(line) as { line: number; status: string; error?: string });
    await rm(stack.blobFolder);
    await rename(aside, stack.blobFolder);
    const accepted = results.filter(({ status }) => status === 'accepted');
    expect(accepted.map(({ line }) => line)).toEqual(accepted.map((_, at) => at + 1));
    expect(results.at(-1)).toEqual({
      line: accepted.length + 1,
      status: 'rejected',
      error: expect.stringContaining('from this line on again'),
      brokeOff: true,
    });
    const { receipts } = stack.ports.workflow;
    const ids = Array.from({ length: 500 }, (_, at) => `b-${at + 1}`);
    expect(await receipts.find(organisation, ids)).toHaveLength(accepted.length);
  });

  test('every route is described in OpenAPI 3.1, and shown on a page that needs nothing else', async () => {
    const { body } = await ask('GET', '/api/v1/openapi.json', {});
    expect(body['openapi']).toBe('3.1.0');
    const paths = body['paths'] as Record<string, Record<string, { responses: object }>>;
    expect(Object.keys(paths).length).toBeGreaterThan(25);
    expect(paths['/api/v1/conversations/{id}']!['get']).toMatchObject({
      'x-permission': 'conversations.read',
      parameters: [
        { name: 'id', in: 'path', required: true },
        { name: 'reveal', in: 'query' },
        { name: 'reason', in: 'query' },
      ],
    });
    expect(Object.keys((body['components'] as { schemas: object }).schemas)).toContain('ConversationDetail');
    const references = JSON.stringify(body).matchAll(/"#\/components\/schemas\/(\w+)"/g);
    const { schemas } = body['components'] as { schemas: Record<string, unknown> };
    for (const [, name] of references) expect(schemas).toHaveProperty(name!);
    for (const [language, words] of [
      ['zh-CN', '查看一通对话及其全部发现'],
      ['en', 'Read a conversation with everything found in it'],
    ] as const) {
      const page = await stack.ask('GET', '/api/v1/reference', { headers: { 'accept-language': language } });
      const html = await page.text();
      expect(html).toContain(words);
      expect(html).not.toMatch(/<script|https?:\/\//);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  test('the reference says everything in Chinese as well', async () => {
    const { body } = await ask('GET', '/api/v1/openapi.json', {});
    const { paths, components } = body as Record<string, unknown>;
    const said = new Set<string>();
    JSON.stringify({ paths, components }, (key, value: unknown) => {
      if (key === 'responses' || key === 'securitySchemes') return undefined;
      if (key === 'description' && typeof value === 'string') said.add(value);
      return value;
    });
    expect(said.size).toBeGreaterThan(30);
    expect([...said].filter((description) => inChinese(description) === undefined)).toEqual([]);
    const unsaid = Object.keys(IN_CHINESE).filter(
      (description) => !JSON.stringify(body).includes(JSON.stringify(description)),
    );
    expect(unsaid).toEqual([]);
  });

  test('what goes wrong inside is told by an id, not by its reason, which is in the log', async () => {
    const registry = new Registry();
    const broken = createApi({
      ...stack.dependencies,
      registry,
      webhookSecretFor: () => Promise.reject(new Error('the secret is 42')),
    });
    const headers = {
      'x-tingzhen-timestamp': String(Math.floor(Date.now() / 1000)),
      'x-tingzhen-signature': `sha256=${'0'.repeat(64)}`,
    };
    const response = await broken.request('/api/v1/hooks/x', { method: 'POST', body: '{}', headers });
    expect(response.status).toBe(500);
    const requestId = response.headers.get('x-request-id');
    expect(requestId).not.toBeNull();
    expect(await response.text()).not.toContain('42');
    expect(stack.logged).toContainEqual(
      expect.objectContaining({
        level: 'error',
        requestId,
        error: expect.stringContaining('the secret is 42'),
      }),
    );
  });

  test('requests are measured by route, logged with an id, and answered with safe headers', async () => {
    const response = await stack.ask('GET', '/api/v1/conversations/secret-id', {
      key,
      headers: { 'x-request-id': 'trace-1' },
    });
    expect(response.headers.get('x-request-id')).toBe('trace-1');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(stack.logged).toContainEqual(
      expect.objectContaining({
        message: 'request',
        requestId: 'trace-1',
        route: '/api/v1/conversations/:id',
        status: 404,
      }),
    );
    expect(JSON.stringify(stack.logged)).not.toContain(key);
    expect(JSON.stringify(stack.logged)).not.toContain('secret-id');
    const metrics = await (await stack.ask('GET', '/metrics')).text();
    expect(metrics).toMatch(
      /tingzhen_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/conversations\/:id",status="404"\} 1/,
    );
    expect(metrics).not.toContain('secret-id');
    expect(metrics).toMatch(/tingzhen_conversations_received_total\{status="accepted"\} \d+/);
    expect(metrics).toMatch(/tingzhen_jobs\{job="analyse",state="waiting"\} \d+/);
    expect(metrics).toMatch(/tingzhen_conversations\{state="pending"\} \d+/);
  });

  test('beside the pages, every route is measured as its own, and pages and unknown addresses each as one', async () => {
    const registry = new Registry();
    const served = createApi({ ...stack.dependencies, registry });
    addPages(
      served,
      () => Promise.reject(new Error('not built')),
      () => {},
    );
    const routes = {
      '/api/v1/conversations?limit=1': '/api/v1/conversations',
      '/api/v1/conversations/secret-id': '/api/v1/conversations/:id',
      '/api/v1/figures?measure=conversations': '/api/v1/figures',
      '/api/auth/get-session': '/api/auth/*',
      '/assets/secret.js': '/assets/*',
      '/conversations/secret-id': '/*',
      '/api/v1/secret': 'none',
    };
    for (const path of Object.keys(routes)) {
      await served.request(path, { headers: { authorization: `Bearer ${key}` } });
    }
    const measured = (await registry.metrics()).matchAll(/_seconds_count\{method="GET",route="([^"]*)"/g);
    expect([...measured].map(([, route]) => route)).toEqual(Object.values(routes));
  });
});
