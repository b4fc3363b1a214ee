import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPrivateAddress } from './private-address.ts';
import { openWebhookSender } from './webhook-sender.ts';

describe('addresses of the own network', () => {
  test.for([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0', '100.64.0.1'],
    ...['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:a00:1', '64:ff9b::7f00:1'],
  ])('%s is one', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  test.for(['1.1.1.1', '172.32.0.1', '2606:4700:4700::1111', '::ffff:1.1.1.1'])('%s is none', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

describe('calling other systems', () => {
  let server: Server;
  let url: string;
  const heard: { headers: Record<string, unknown>; body: string }[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        heard.push({ headers: request.headers, body });
        if (request.url === '/moved') response.writeHead(302, { location: '/elsewhere' }).end();
        else if (request.url === '/endless') response.writeHead(200).write('x'.repeat(100_000));
        else if (request.url !== '/silent') response.writeHead(204).end();
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const open = openWebhookSender({ allowPrivate: true, patienceMs: 300 });

  test('sends what is given and answers with the status, following no redirect', async () => {
    expect(await open.post(url, { 'x-signature': 'abc' }, '{"a":"听诊"}')).toEqual({ status: 204 });
    expect(heard.at(-1)).toMatchObject({ headers: { 'x-signature': 'abc' }, body: '{"a":"听诊"}' });
    const before = heard.length;
    expect(await open.post(`${url}/moved`, {}, '')).toEqual({ status: 302 });
    expect(heard.length).toBe(before + 1);
    expect(await open.post(`${url}/endless`, {}, '')).toEqual({ status: 200 });
  });

  test('does not wait for ever, and says why nobody answered', async () => {
    expect(await open.post(`${url}/silent`, {}, '')).toEqual({ error: 'No answer within 0.3 s' });
    expect(await open.post('http://127.0.0.1:1/', {}, '')).toEqual({
      error: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('does not call the own network, by address or by name', async () => {
    const guarded = openWebhookSender({ allowPrivate: false });
    const before = heard.length;
    for (const address of [url, url.replace('127.0.0.1', 'localhost'), url.replace('127.0.0.1', '[::1]')]) {
      expect(await guarded.post(address, {}, '')).toEqual({
        error: expect.stringContaining('TINGZHEN_WEBHOOK_PRIVATE=on'),
      });
    }
    expect(heard.length).toBe(before);
  });
});
