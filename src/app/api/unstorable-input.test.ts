import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';

const TURNS = [
  { role: 'customer', text: '你好，我要退款。' },
  { role: 'agent', text: '非常抱歉，我马上为您登记。' },
];

describe('input over HTTP that no store could hold', () => {
  let stack: ApiStack;
  let organisation: string;
  let key: string;
  beforeAll(async () => {
    stack = await openApiStack();
  });
  afterAll(() => stack.close());
  const fresh = async () => {
    organisation = await stack.organisation();
    key = await stack.key(organisation, 'admin');
  };
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await stack.ask(method, path, { key, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as object) };
  };

  test('half an emoji and NUL in a conversation are replaced, and it can be analysed and looked up', async () => {
    await fresh();
    const odd = {
      id: 'odd',
      turns: TURNS,
      agent: { id: 'a\0b', team: '北\ud83d' },
      customer: { id: 'u\ud83d', name: '王\ud83d' },
      queue: '退款\ud83d',
      attributes: { '\ud83d': 'x\0' },
    };
    for (const one of [odd, { id: 'plain', turns: TURNS }])
      expect(await ask('POST', '/api/v1/conversations', one)).toMatchObject({ status: 202 });
    await stack.analyseAll(organisation);
    const coverage = { received: 2, analysed: 2, failed: 0, pending: 0 };
    expect((await ask('GET', '/api/v1/coverage')).body).toMatchObject(coverage);
    expect((await ask('GET', '/api/v1/conversations/odd')).body).toMatchObject({
      conversation: {
        agent: { id: 'a\ufffdb', team: '北\ufffd' },
        customer: { id: 'u\ufffd' },
        attributes: { queue: '退款\ufffd', '\ufffd': 'x\ufffd' },
      },
    });
    expect((await ask('GET', '/api/v1/coaching/agents')).status).toBe(200);
  });

  test('what is nested without end is refused alone, and the lines around it are taken', async () => {
    await fresh();
    const deep = `{"id":"deep","turns":${JSON.stringify(TURNS)},"attributes":{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`;
    expect(await ask('POST', '/api/v1/conversations', deep)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'attributes', message: 'attributes is nested more than 100 levels deep' }] },
    });
    const around = ['a', 'b'].map((id) => JSON.stringify({ id, turns: TURNS }));
    const body = [around[0], deep, around[1]].join('\n');
    const response = await stack.ask('POST', '/api/v1/conversations:bulk', { key, body });
    const told = (await response.text()).trim().split('\n');
    expect(told.map((line) => JSON.parse(line) as object)).toEqual([
      { line: 1, id: 'a', status: 'accepted' },
      { line: 2, status: 'rejected', error: 'attributes is nested more than 100 levels deep' },
      { line: 3, id: 'b', status: 'accepted' },
    ]);
  });

  test.each([
    ['POST', '/api/v1/keys', { name: 'a\0b', role: 'viewer' }, 'body.name'],
    ['PATCH', '/api/v1/organisation', { name: 'a\0b' }, 'body.name'],
    ['PUT', '/api/v1/directory', { entries: [{ kind: 'agent', id: 'a\0', name: 'x' }] }, 'body.entries.0.id'],
    ['POST', '/api/v1/webhooks', { url: 'https://example.com/', 'ev\0ents': [] }, 'body'],
  ])('NUL in the body of %s %s is refused with its field', async (method, path, body, field) => {
    await fresh();
    expect(await ask(method, path, body)).toMatchObject({
      status: 400,
      body: { errors: [{ path: field, message: `There is a NUL character in ${field}` }] },
    });
  });

  test.each([
    ['POST', '/api/v1/rulebooks/general/versions/99999999999/backtest', 'path.version'],
    ['GET', '/api/v1/audit?from=0000-01-01T00:00:00Z', 'query.from'],
    ['GET', '/api/v1/audit?before=9999-12-31T23:59:59-14:00', 'query.before'],
    ['GET', '/api/v1/conversations?to=0001-01-01T00:00:00%2B08:00', 'query.to'],
  ])('%s %s names what no store counts up to', async (method, path, field) => {
    await fresh();
    expect(await ask(method, path)).toMatchObject({ status: 400, body: { errors: [{ path: field }] } });
  });
});
