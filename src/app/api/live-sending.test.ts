import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { liveRecorderIn } from '#adapters/speech/live-recorder.ts';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';
import { liveFiles } from '../../../test/suites/live-files.ts';
import { liveSender, PCM_16K, pcmOf } from '../../../test/suites/live-sender.ts';
import { liveService } from '../../../test/suites/live-service.ts';

const FILE = fileURLToPath(new URL('../../adapters/demo-calls/calls/parcel-zh.ogg', import.meta.url));

describe('who may send a call, and what', () => {
  let stack: ApiStack;
  let service: Awaited<ReturnType<typeof liveService>>;
  let pieces: Buffer[];
  beforeAll(async () => {
    stack = await openApiStack();
    service = await liveService(stack, 'sending');
    pieces = await pcmOf(FILE);
  });
  afterAll(async () => {
    await service.close();
    await stack.close();
  });

  test('a key that was removed sends no further, and another one goes on with the call', async () => {
    const organisation = await stack.organisation();
    const admin = await stack.key(organisation, 'admin');
    const start = { type: 'start', id: 'revoked', format: PCM_16K };
    const sender = await liveSender(service.url, await stack.key(organisation, 'qa_manager'));
    sender.say(start);
    await sender.answer('ready');
    for (const piece of pieces.slice(0, 10)) sender.sound(piece);
    const keys = await stack.ports.workflow.people.keys(organisation);
    const { id } = keys.find(({ role }) => role === 'qa_manager')!;
    expect((await stack.ask('DELETE', `/api/v1/keys/${id}`, { key: admin })).status).toBe(204);
    expect((await sender.answer('problem')).title).toContain('Sign in');
    sender.sound(pieces[10]!);
    sender.say({ type: 'end' });
    await expect.poll(() => service.live.find(organisation, 'revoked')?.state).toBe('waiting');
    const other = await liveSender(service.url, admin);
    other.say(start);
    expect(await other.answer('ready')).toMatchObject({ receivedMs: 1_000 });
    await other.close();
  });

  test('a page of another site opens no connection with a person’s session; our own page and a key do', async () => {
    const organisation = await stack.organisation();
    const { cookie } = await stack.person(organisation, { role: 'admin' });
    const authorization = `Bearer ${await stack.key(organisation, 'qa_manager')}`;
    const own = service.url;
    expect(await opened({ cookie, origin: 'http://localhost:9999' })).toBe(403);
    expect(await opened({ cookie, origin: 'http://127.0.0.1:9999' })).toBe(403);
    expect(await opened({ cookie, origin: own, 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await opened({ cookie, origin: own })).toBe(101);
    expect(await opened({ cookie })).toBe(101);
    expect(await opened({ authorization })).toBe(101);
    expect(await opened({ authorization, origin: 'http://localhost:9999' })).toBe(101);
  });

  /** What a request for a connection is answered. */
  async function opened(headers: Readonly<Record<string, string>>): Promise<number> {
    const socket = new WebSocket(`${service.url.replace(/^http/, 'ws')}/api/v1/live-calls:send`, { headers });
    const { promise, resolve } = Promise.withResolvers<number>();
    socket.on('upgrade', () => resolve(101));
    socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode!));
    socket.on('error', () => {});
    const status = await promise;
    socket.terminate();
    return status;
  }

  test.for([
    ['a year that no call can have begun in', { startedAt: '0001-01-01T00:00:00Z' }, 'time'],
    ['an id that no store can hold', { id: 'stuck\0' }, 'NUL'],
    ['a customer whose id no store can hold', { customer: { id: 'u\0stuck' } }, 'NUL'],
    ['attributes nested without end', { attributes: nested(200) }, 'nested'],
  ] as const)(
    'a call that could never be stored is refused at its start: %s',
    async ([, details, reason]) => {
      const organisation = await stack.organisation();
      const sender = await liveSender(service.url, await stack.key(organisation, 'admin'));
      sender.say({ type: 'start', id: 'stuck', format: PCM_16K, ...details });
      const { title, detail } = await sender.answer('problem');
      expect(title).toBe('Such a call could not be stored');
      expect(detail).toContain(reason);
      expect(service.live.list(organisation)).toEqual([]);
      await sender.close();
    },
  );

  test('what was taken on with details that no conversation can have is given up, and not tried for ever', async () => {
    const organisation = await stack.organisation();
    const folder = `${stack.blobFolder}-before`;
    const about = {
      ...{ organisation, id: 'old', channels: ['agent', 'customer'], format: PCM_16K },
      startedAt: '0001-01-01T00:00:00Z',
    };
    const recording = await liveRecorderIn(`${folder}/live`).begin(
      JSON.stringify([organisation, 'old']),
      2,
      about,
    );
    await recording.write([new Float32Array(16_000), new Float32Array(16_000)]);
    await recording.close();
    const next = await liveService(stack, 'before', { patienceMs: 50, retryMs: 50 });
    await next.live.resume();
    await expect
      .poll(() => stack.logged, { timeout: 20_000 })
      .toContainEqual(
        expect.objectContaining({ conversation: 'old', status: 'rejected', error: expect.any(String) }),
      );
    expect(liveFiles(folder)).toEqual([]);
    await next.close();
  });
});

function nested(levels: number): object {
  return levels === 0 ? {} : { inner: nested(levels - 1) };
}
