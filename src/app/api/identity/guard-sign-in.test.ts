import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { addressList } from '#app/address-list.ts';
import { httpServer } from '#app/api/http-server.ts';
import { recordHeldOffSignIn } from '#app/usecases/service/record-of-account.ts';
import { apiOnStack } from '../../../../test/suites/api-on-stack.ts';
import { useServiceStack } from '../../../../test/suites/service-stack.ts';
import { CLIENT_ADDRESS } from './client-address.ts';
import { openAuth } from './open-auth.ts';

const PASSWORD = 'correct horse battery';
const WRONG = 'another password';

describe('signing in with wrong passwords', () => {
  const stack = useServiceStack();

  /** A service that has just been started, with somebody in an organisation. */
  async function started() {
    const { opened } = stack();
    const auth = openAuth(opened.database, opened.authSchema, {
      secret: 'a secret of the tests, long enough to be one',
      publicUrl: 'http://localhost',
      heldOff: (userId) => recordHeldOffSignIn(stack(), userId),
    });
    const api = apiOnStack(stack(), { auth, trustedProxies: addressList('127.0.0.1')! });
    const email = `${randomUUID()}@example.com`;
    const { user } = await auth.api.signUpEmail({ body: { email, password: PASSWORD, name: '李雷' } });
    const { id: organisation } = await stack().organisation();
    const place = { organisation, role: 'viewer', agentIds: [], teams: [] } as const;
    await stack().workflow.people.setMember({ userId: user.id, ...place });
    const signIn = (who: string, password: string, address: string, headers: Record<string, string> = {}) =>
      api.request('/api/auth/sign-in/email', asked(who, password, headers), {
        incoming: { socket: { remoteAddress: address } },
      });
    return { api, email, userId: user.id, organisation, signIn };
  }

  const asked = (email: string, password: string, headers: Record<string, string>) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', host: 'localhost', ...headers },
    body: JSON.stringify({ email, password }),
  });
  const somebody = () => `${randomUUID()}@example.com`;
  const statuses = (answers: readonly Response[]) => Object.groupBy(answers, ({ status }) => status);

  test('tries ten of them for one account, also of many at once and from anywhere, and is then held off', async () => {
    const { email, signIn, userId, organisation } = await started();
    const many = Array.from({ length: 25 }, (_, at) => signIn(email.toUpperCase(), WRONG, `192.0.2.${at}`));
    const { 401: tried, 429: heldOff, ...others } = statuses(await Promise.all(many));
    expect([tried?.length, heldOff?.length, others]).toEqual([10, 15, {}]);
    const refused = await signIn(email, PASSWORD, '198.51.100.1', { 'accept-language': 'zh' });
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(60);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
    expect(await refused.json()).toMatchObject({
      detail: expect.stringMatching(/^尝试次数过多，请过 1\d 分钟再试。$/),
    });
    const entries = await stack().workflow.audit.list(organisation, { action: 'sign-in.hold', limit: 10 });
    expect(entries).toMatchObject([{ actor: 'system', subject: userId }]);
  });

  test('tries ten of them from one address in a minute, whatever it says of itself, and holds off nobody else', async () => {
    const { email, signIn } = await started();
    const guess = (at: number) =>
      signIn(somebody(), WRONG, '192.0.2.1', {
        'x-forwarded-for': `203.0.113.${at}`,
        [CLIENT_ADDRESS]: `203.0.113.${at}`,
      });
    for (let at = 0; at < 10; at++) expect((await guess(at)).status).toBe(401);
    const refused = await guess(10);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await signIn(email, PASSWORD, '192.0.2.1')).status).toBe(429);
    expect((await signIn(email, PASSWORD, '192.0.2.2')).status).toBe(200);
  });

  test('is counted behind a trusted proxy by who asked that', async () => {
    const { api, email } = await started();
    const { server, close } = httpServer(api.fetch);
    onTestFinished(() => close(0));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const signIn = async (who: string, password: string, forwardedFor: string) => {
      const init = asked(who, password, { 'x-forwarded-for': forwardedFor });
      return (await fetch(`http://127.0.0.1:${port}/api/auth/sign-in/email`, init)).status;
    };
    for (let at = 0; at < 10; at++) {
      expect(await signIn(somebody(), WRONG, `203.0.113.${at}, 198.51.100.7`)).toBe(401);
    }
    expect(await signIn(email, PASSWORD, '203.0.113.99, 198.51.100.7')).toBe(429);
    expect(await signIn(email, PASSWORD, '198.51.100.8')).toBe(200);
  });

  test('does not count right ones: an office comes in from one address', async () => {
    const { email, signIn } = await started();
    for (let time = 0; time < 12; time++) {
      expect((await signIn(email, PASSWORD, '192.0.2.3')).status).toBe(200);
    }
  });
});
