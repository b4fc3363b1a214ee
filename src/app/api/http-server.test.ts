import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { httpServer } from './http-server.ts';

const GRACE_MS = 20_000;

/** A server at which somebody asked and left before the answer was there. */
async function askedAndLeft() {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: answer, resolve: end } = Promise.withResolvers<Response>();
  const { server, close } = httpServer(() => {
    begin();
    return answer;
  });
  onTestFinished(() => end(new Response()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const leaving = new AbortController();
  const { port } = server.address() as AddressInfo;
  const asked = fetch(`http://127.0.0.1:${port}/`, { signal: leaving.signal });
  await begun;
  leaving.abort();
  await expect(asked).rejects.toThrow('aborted');
  return { close, end };
}

describe('a server that is closed', () => {
  test('waits for what is being worked on, though whoever asked has gone', async () => {
    const { close, end } = await askedAndLeft();
    let isClosed = false;
    const closing = close(GRACE_MS).then(() => {
      isClosed = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isClosed).toBe(false);
    end(new Response());
    await closing;
  });

  test('waits no longer than it may', async () => {
    const { close } = await askedAndLeft();
    const before = performance.now();
    await close(100);
    expect(performance.now() - before).toBeLessThan(GRACE_MS);
  });
});
