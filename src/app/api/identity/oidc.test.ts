import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOnStack } from '../../../../test/suites/api-on-stack.ts';
import { PLAIN_SETUP } from '../../../../test/suites/api-stack.ts';
import { type OidcServer, startOidcServer } from '../../../../test/suites/oidc-server.ts';
import { useServiceStack } from '../../../../test/suites/service-stack.ts';
import { openAuth } from './open-auth.ts';

const PUBLIC_URL = 'http://service.example';

describe("signing in with the organisation's own provider", () => {
  const stack = useServiceStack();
  let provider: OidcServer;
  let api: ReturnType<typeof apiOnStack>;

  beforeAll(async () => {
    provider = await startOidcServer();
    const { opened } = stack();
    const auth = openAuth(opened.database, opened.authSchema, {
      secret: 'a secret of the tests, long enough to be one',
      publicUrl: PUBLIC_URL,
      oidc: provider,
    });
    api = apiOnStack(stack(), {
      auth,
      setup: { ...PLAIN_SETUP, publicUrl: PUBLIC_URL, oidcIssuer: provider.issuer },
    });
  });
  afterAll(() => provider.close());

  const ask = (path: string, init: RequestInit = {}) =>
    api.request(`${PUBLIC_URL}${path}`, { ...init, headers: { host: 'service.example', ...init.headers } });
  const cookiesOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');

  /** What a browser does: from our door to the provider and back. */
  async function comeBack(): Promise<Response> {
    const begun = await ask('/api/auth/sign-in/social', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: PUBLIC_URL },
      body: JSON.stringify({ provider: 'oidc', callbackURL: '/' }),
    });
    const { url } = (await begun.json()) as { url: string };
    const sent = await fetch(url, { redirect: 'manual' });
    const back = new URL(sent.headers.get('location') ?? '');
    expect(back.origin).toBe(PUBLIC_URL);
    return ask(`${back.pathname}${back.search}`, { headers: { cookie: cookiesOf(begun) } });
  }

  const me = (cookie: string) => ask('/api/v1/me', { headers: { cookie } });

  test('whom it vouches for is signed in, and is in no organisation before somebody lets them in', async () => {
    const email = `${randomUUID()}@example.com`;
    provider.signIn({ sub: randomUUID(), email, name: '韩梅梅' });
    const back = await comeBack();
    expect([back.status, back.headers.get('location')]).toEqual([302, '/']);
    const cookie = cookiesOf(back);
    expect((await ask('/api/v1/coverage', { headers: { cookie } })).status).toBe(403);
    const { id: organisation } = await stack().organisation();
    const session = (await (await ask('/api/auth/get-session', { headers: { cookie } })).json()) as {
      user: { id: string; email: string };
    };
    expect(session.user.email).toBe(email);
    const place = { userId: session.user.id, organisation, role: 'viewer', agentIds: [], teams: [] } as const;
    await stack().workflow.people.setMember(place);
    expect((await ask('/api/v1/coverage', { headers: { cookie } })).status).toBe(200);
    expect((await me(cookie)).status).toBe(200);
  });

  test('coming again is being the same person', async () => {
    const person = { sub: randomUUID(), email: `${randomUUID()}@example.com`, name: '李雷' };
    provider.signIn(person);
    const ids: string[] = [];
    for (let time = 0; time < 2; time++) {
      const cookie = cookiesOf(await comeBack());
      const session = await (await ask('/api/auth/get-session', { headers: { cookie } })).json();
      ids.push((session as { user: { id: string } }).user.id);
    }
    expect(ids[0]).toBe(ids[1]);
  });

  test('a token that the provider has not signed lets nobody in', async () => {
    provider.signIn({ sub: randomUUID(), email: `${randomUUID()}@example.com`, name: 'Mallory' });
    provider.forgeSignatures();
    const back = await comeBack();
    expect(back.headers.get('location')).toContain('error');
    expect((await me(cookiesOf(back))).status).toBe(401);
  });
});
