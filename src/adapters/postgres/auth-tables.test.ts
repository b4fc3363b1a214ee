import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyEmptyStore } from '../../../test/suites/embedded-folder.ts';
import { type OpenWorkflowStore, openWorkflowStore } from './open-workflow-store.ts';

describe('tables of better-auth', () => {
  const root = mkdtempSync(join(tmpdir(), 'tingzhen-auth-'));
  let opened: OpenWorkflowStore;
  beforeAll(async () => {
    await copyEmptyStore(join(root, 'store'));
    opened = await openWorkflowStore({ folder: join(root, 'store') });
  });
  afterAll(async () => {
    await opened.store.close();
    rmSync(root, { recursive: true, force: true });
  });

  test('hold a person from sign-up through sign-in to sign-out', async () => {
    const auth = betterAuth({
      baseURL: 'http://localhost',
      secret: 'a secret of the tests, long enough to be one',
      emailAndPassword: { enabled: true },
      database: drizzleAdapter(opened.database, { provider: 'pg', schema: opened.authSchema }),
      telemetry: { enabled: false },
      logger: { disabled: true },
    });
    const person = { email: 'li@example.com', password: 'correct horse battery' };
    const { user } = await auth.api.signUpEmail({ body: { ...person, name: '李雷' } });
    const { headers } = await auth.api.signInEmail({ body: person, returnHeaders: true });
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    const session = await auth.api.getSession({ headers: new Headers({ cookie }) });
    expect(session?.user).toMatchObject({ id: user.id, name: '李雷', email: person.email });

    await opened.store.people.createOrganisation({
      id: 'org',
      name: '演示',
      timeZone: 'Asia/Shanghai',
      retentionDays: null,
    });
    await opened.store.people.setMember({
      userId: user.id,
      organisation: 'org',
      role: 'admin',
      agentIds: [],
      teams: [],
    });
    expect(await opened.store.people.membershipsOf(user.id)).toMatchObject([{ name: '李雷', role: 'admin' }]);

    await auth.api.signOut({ headers: new Headers({ cookie }) });
    expect(await auth.api.getSession({ headers: new Headers({ cookie }) })).toBeNull();
    await expect(
      auth.api.signInEmail({ body: { ...person, password: 'another password' } }),
    ).rejects.toThrow();
  });

  test('keep one-time links until they are used', async () => {
    const sent: string[] = [];
    const auth = betterAuth({
      baseURL: 'http://localhost',
      secret: 'a secret of the tests, long enough to be one',
      emailAndPassword: {
        enabled: true,
        sendResetPassword: async ({ token }) => {
          sent.push(token);
        },
      },
      database: drizzleAdapter(opened.database, { provider: 'pg', schema: opened.authSchema }),
      telemetry: { enabled: false },
      logger: { disabled: true },
    });
    const email = 'han@example.com';
    await auth.api.signUpEmail({ body: { email, password: 'the first password', name: '韩梅梅' } });
    await auth.api.requestPasswordReset({ body: { email } });
    await expect.poll(() => sent.length).toBe(1);
    await auth.api.resetPassword({ body: { token: sent[0]!, newPassword: 'the second password' } });
    expect(await auth.api.signInEmail({ body: { email, password: 'the second password' } })).toMatchObject({
      user: { email },
    });
  });
});
