import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { recordPasswordChange } from '#app/usecases/service/record-of-account.ts';
import { forgetful, useServiceStack } from '../../../../test/suites/service-stack.ts';
import { openAuth } from './open-auth.ts';

const stack = useServiceStack();

const OPEN_AUTH = fileURLToPath(new URL('open-auth.ts', import.meta.url));

/** What a session's cookie is where NODE_ENV says production: it is read once, so it takes a process of its own. */
async function cookiesInProduction(publicUrls: readonly (string | null)[]) {
  const script = `
    import { openAuth } from ${JSON.stringify(OPEN_AUTH)};
    const secret = 'a secret of the tests, long enough to be one';
    const cookies = ${JSON.stringify(publicUrls)}.map(async (publicUrl) => {
      const { $context } = openAuth({}, {}, { secret, publicUrl: publicUrl ?? undefined });
      const { name, attributes } = (await $context).authCookies.sessionToken;
      return { name, secure: attributes.secure };
    });
    console.log(JSON.stringify(await Promise.all(cookies)));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return JSON.parse(stdout) as unknown;
}

test('a browser keeps the session where people come over plain http, and sends it over https alone where they come by it', async () => {
  const plain = { name: 'better-auth.session_token', secure: false };
  const secure = { name: '__Secure-better-auth.session_token', secure: true };
  const urls = [null, 'http://localhost:7070', 'https://tingzhen.example'];
  expect(await cookiesInProduction(urls)).toEqual([plain, plain, secure]);
});

test('another password counts once it is on record, and a wrong try is no change', async () => {
  const { opened, workflow } = stack();
  let ports: Parameters<typeof recordPasswordChange>[0] = forgetful(stack());
  const auth = openAuth(opened.database, opened.authSchema, {
    secret: 'a secret of the tests, long enough to be one',
    publicUrl: 'http://localhost',
    changingPassword: (userId) => recordPasswordChange(ports, userId),
  });
  const email = `${randomUUID()}@example.com`;
  const body = { email, password: 'correct horse battery', name: '李雷' };
  const { headers, response } = await auth.api.signUpEmail({ body, returnHeaders: true });
  const { id: organisation } = await stack().organisation();
  const place = { organisation, role: 'viewer', agentIds: [], teams: [] } as const;
  await workflow.people.setMember({ userId: response.user.id, ...place });
  const change = async (currentPassword: string) =>
    (
      await auth
        .handler(
          new Request('http://localhost/api/auth/change-password', {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              origin: 'http://localhost',
              cookie: headers.getSetCookie()[0]!.split(';')[0]!,
            },
            body: JSON.stringify({ currentPassword, newPassword: 'another horse battery' }),
          }),
        )
        .catch(() => ({ status: 500 }))
    ).status;
  expect(await change(body.password)).toBe(500);
  ports = stack();
  expect(await change('a wrong one')).toBe(400);
  expect(await workflow.audit.list(organisation, { limit: 5 })).toEqual([]);
  expect(await change(body.password)).toBe(200);
  const actor = `user:${response.user.id}`;
  expect(await workflow.audit.list(organisation, { limit: 5 })).toMatchObject([
    { actor, action: 'password.change', subject: response.user.id },
  ]);
});
