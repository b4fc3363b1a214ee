import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';

const MIB = 1024 * 1024;

describe('a long body', () => {
  let stack: ApiStack;
  beforeAll(async () => {
    stack = await openApiStack();
  });
  afterAll(() => stack.close());

  const long = JSON.stringify({ token: 'x', email: 'a@example.com', password: 'x'.repeat(MIB) });
  const json = { 'content-type': 'application/json' };

  test.each([
    '/api/v1/setup',
    '/api/v1/invitations:look',
    '/api/v1/invitations:accept',
    '/api/auth/sign-in/email',
    '/api/auth/sign-out',
  ])('of somebody without an account is refused: POST %s', async (path) => {
    const response = await stack.ask('POST', path, { body: long, headers: json });
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ type: 'urn:tingzhen:problem:too-large', status: 413 });
  });

  test('of somebody without an account is not read to its end where its length is not told', async () => {
    let given = 0;
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          given++;
          controller.enqueue(new Uint8Array(16 * 1024));
        },
      });
    for (const path of ['/api/v1/setup', '/api/auth/sign-in/email']) {
      const response = await stack.ask('POST', path, { body: endless(), headers: json });
      expect(response.status).toBe(413);
    }
    expect(given).toBeLessThan(20);
  });

  test('of somebody who belongs to no organisation is refused', async () => {
    const { cookie } = await stack.person(await stack.organisation(), {});
    const asked = { cookie, body: long, headers: json };
    expect((await stack.ask('PUT', '/api/v1/me/preferences', asked)).status).toBe(413);
    expect((await stack.ask('POST', '/api/v1/organisations', asked)).status).toBe(413);
  });

  test('without a signature, or with an old one, is not read at all', async () => {
    const now = String(Math.floor(Date.now() / 1000));
    const signature = `sha256=${'0'.repeat(64)}`;
    for (const [timestamp, signed] of [
      [now, ''],
      [now, 'sha256=00'],
      ['1', signature],
      ['', signature],
    ] as const) {
      let isRead = false;
      const body = new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            isRead = true;
            controller.close();
          },
        },
        { highWaterMark: 0 },
      );
      const headers = { 'x-tingzhen-timestamp': timestamp, 'x-tingzhen-signature': signed };
      expect((await stack.ask('POST', '/api/v1/hooks/any', { body, headers })).status).toBe(401);
      expect(isRead).toBe(false);
    }
  });

  test('of a member is taken', async () => {
    const key = await stack.key(await stack.organisation(), 'admin');
    const entries = Array.from({ length: 1_000 }, (_, at) => ({
      kind: 'agent',
      id: `A${at}`,
      name: '韩'.repeat(100),
    }));
    expect((await stack.ask('PUT', '/api/v1/directory', { key, body: { entries } })).status).toBe(200);
  });
});
