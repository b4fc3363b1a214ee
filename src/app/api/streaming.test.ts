import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { getRequestListener } from '@hono/node-server';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';
import { createApi } from './create-api.ts';

describe('bulk import over a real connection', () => {
  let stack: ApiStack;
  let server: Server;
  beforeAll(async () => {
    stack = await openApiStack();
    const api = createApi({ ...stack.dependencies, registry: new Registry() });
    server = createServer(getRequestListener(api.fetch)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await stack.close();
  });

  const line = (at: number) =>
    `${JSON.stringify({ id: `c-${at}`, turns: [{ role: 'customer', text: `你好 ${at}` }] })}\n`;
  async function connect(organisation: string) {
    const { port } = server.address() as AddressInfo;
    return request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/v1/conversations:bulk',
      headers: { authorization: `Bearer ${await stack.key(organisation, 'admin')}` },
    });
  }

  test('results come back while the input is still being sent', async () => {
    const organisation = await stack.organisation();
    const sending = await connect(organisation);
    for (let at = 1; at <= 450; at++) sending.write(line(at));
    const [response] = await once(sending, 'response');
    const results: { line: number; status: string }[] = [];
    const reading = (async () => {
      for await (const text of createInterface({ input: response })) results.push(JSON.parse(text));
    })();
    await expect.poll(() => results.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(400);
    // What has been told is durable, though the import has not ended.
    expect((await stack.ports.workflow.receipts.coverage(organisation)).received).toBeGreaterThanOrEqual(400);
    sending.end(line(451));
    await reading;
    expect(results.map((result) => result.line)).toEqual(Array.from({ length: 451 }, (_, at) => at + 1));
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['accepted']));
  });

  test('who hangs up in the middle loses nothing that was told', async () => {
    const organisation = await stack.organisation();
    const sending = await connect(organisation);
    sending.on('error', () => {});
    for (let at = 1; at <= 250; at++) sending.write(line(at));
    const [response] = await once(sending, 'response');
    let told = '';
    response.on('error', () => {});
    response.on('data', (chunk: Buffer) => {
      told += chunk.toString();
    });
    await expect.poll(() => told.split('\n').length - 1, { timeout: 5_000 }).toBeGreaterThanOrEqual(200);
    sending.destroy();
    const ids = told
      .split('\n')
      .slice(0, -1)
      .map((text) => (JSON.parse(text) as { id: string }).id);
    expect(await stack.ports.workflow.receipts.find(organisation, ids)).toHaveLength(ids.length);
    await expect
      .poll(
        async () =>
          stack.ports.workflow.audit.list(organisation, { action: 'conversations.receive', limit: 1 }),
        {
          timeout: 5_000,
        },
      )
      .toMatchObject([{ details: { accepted: ids.length } }]);
  });
});
