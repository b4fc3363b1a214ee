import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

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
