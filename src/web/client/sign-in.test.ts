import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Refused, Unreachable } from './problem.ts';

const { fetch } = globalThis;

/** Signs out at a service that answers so, as a page of it does; null: no service is there. */
async function signedOutAt(status: number | null): Promise<unknown> {
  const server = createServer((_, response) => response.writeHead(status ?? 500).end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve));
  if (status === null) await close();
  else onTestFinished(async () => void (await close()));
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init));
  vi.stubGlobal('localStorage', { getItem: () => null });
  onTestFinished(() => void vi.unstubAllGlobals());
  const [{ signOut }, { session }] = await Promise.all([import('./sign-in.ts'), import('./session.ts')]);
  session.entered();
  const failure = await signOut().catch((problem: unknown) => problem);
  return failure ?? session.state();
}

test('who signs out is out, also where the session had ended before', async () => {
  expect(await signedOutAt(200)).toBe('out');
  expect(await signedOutAt(401)).toBe('out');
});

test('whoever is still signed in, because the service is away or too busy, is told so', async () => {
  expect(await signedOutAt(null)).toBeInstanceOf(Unreachable);
  expect(await signedOutAt(502)).toBeInstanceOf(Refused);
  expect(await signedOutAt(429)).toBeInstanceOf(Refused);
});
