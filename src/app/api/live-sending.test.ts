import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';
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
  }, 120_000);
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
  }, 60_000);
});
