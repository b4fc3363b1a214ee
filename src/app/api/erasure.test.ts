import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';

describe('erasing over HTTP', () => {
  let stack: ApiStack;
  let organisation: string;
  let key: string;
  beforeAll(async () => {
    stack = await openApiStack();
  });
  afterAll(() => stack.close());

  const holding = async (...ids: string[]) => {
    const id = await stack.organisation();
    const held = await stack.key(id, 'admin');
    const turns = [{ role: 'customer', text: '你好，我要退款。' }];
    for (const one of ids) {
      const body = { id: one, customer: { id: 'u-1' }, turns };
      await stack.ask('POST', '/api/v1/conversations', { key: held, body });
    }
    await stack.analyseAll(id);
    return { organisation: id, key: held };
  };
  const begin = async (...ids: string[]) => {
    ({ organisation, key } = await holding(...ids));
  };
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await stack.ask(method, path, { key, ...(body === undefined ? {} : { body }) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const erase = (...ids: string[]) => ask('POST', '/api/v1/conversations:erase', { ids });
  const found = async (query: string) => {
    const { body } = await ask('GET', `/api/v1/figures?measure=conversations&${query}`);
    return (body['rows'] as { conversations: number }[])[0]?.conversations ?? 0;
  };

  test('conversations that are named go at once; the others stay, and the audit log says who did it', async () => {
    await begin('a', 'c/1 邮', 'stays');
    expect(await found('id=a&id=c/1 邮&customer=u-1')).toBe(2);
    const { status, body } = await erase('a', 'c/1 邮', 'a');
    expect(status).toBe(202);
    expect(body).toMatchObject({
      conversations: 2,
      run: expect.any(String),
      backups: { zh: expect.stringContaining('备份'), en: expect.stringContaining('Backups') },
    });
    expect((await ask('GET', '/api/v1/conversations/a')).status).toBe(404);
    expect((await ask('GET', '/api/v1/conversations/stays')).status).toBe(200);
    expect(await found('customer=u-1')).toBe(1);
    expect((await ask('GET', `/api/v1/runs/${String(body['run'])}`)).body).toMatchObject({ kind: 'erasure' });
    const [entry] = await stack.ports.workflow.audit.list(organisation, {
      action: 'conversation.erase',
      limit: 1,
    });
    expect(entry).toMatchObject({ actor: expect.stringMatching(/^key:/), subject: body['run'] });
  });

  test('ids that nobody knows are not counted, and harm nothing', async () => {
    await begin('a', 'stays');
    expect(await erase('nowhere', 'a')).toMatchObject({ status: 202, body: { conversations: 1 } });
    expect(await erase('a', 'nowhere')).toMatchObject({ status: 202, body: { conversations: 0 } });
    expect(await found('customer=u-1')).toBe(1);
  });

  test('those of another organisation under the same ids stay', async () => {
    await begin('a');
    const other = await holding('a', 'theirs');
    expect(await erase('a', 'theirs')).toMatchObject({ body: { conversations: 1 } });
    for (const id of ['a', 'theirs']) {
      expect((await stack.ask('GET', `/api/v1/conversations/${id}`, { key: other.key })).status).toBe(200);
    }
  });

  test('1 to 1,000 ids are taken at once, and nothing else beside them', async () => {
    await begin('a');
    const many = Array.from({ length: 1_000 }, (_, at) => `none-${at}`);
    expect((await erase(...many)).status).toBe(202);
    for (const wrong of [
      { ids: [...many, 'a'] },
      { ids: [] },
      { ids: [''] },
      { ids: ['x'.repeat(501)] },
      { ids: 'a' },
      { ids: ['a'], customer: 'u-1' },
      {},
    ]) {
      expect((await ask('POST', '/api/v1/conversations:erase', wrong)).status).toBe(400);
    }
    expect(await found('id=a')).toBe(1);
  });
});
