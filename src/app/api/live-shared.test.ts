import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConversations } from '#app/boot.ts';
import { openLiveCalls } from '#app/boot-live.ts';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';
import { PCM_16K, pcmOf } from '../../../test/suites/live-sender.ts';

const FILE = fileURLToPath(new URL('../../adapters/demo-calls/calls/parcel-zh.ogg', import.meta.url));
const SENDER = { news: () => {} };

describe('processes that receive live calls beside each other, on one data folder', () => {
  let stack: ApiStack;
  let pieces: Buffer[];
  beforeAll(async () => {
    stack = await openApiStack();
    pieces = await pcmOf(FILE);
  }, 120_000);
  afterAll(async () => {
    await stack.close();
  });

  test('one that starts leaves the running calls of another alone, and takes them up once that has ended', async () => {
    const organisation = await stack.organisation();
    const about = {
      ...{ organisation, id: 'beside', channels: ['agent', 'customer'] as const, format: PCM_16K },
      startedAt: '2026-01-05T09:00:00Z',
    };
    const folder = `${stack.blobFolder}-beside`;
    const open = () =>
      openLiveCalls(stack.ports, { file: readConversations }, folder, { patienceMs: 60_000, takeUpMs: 20 });
    const first = open();
    await first.begin(about, SENDER);
    const { call } = first.find(organisation, 'beside')!;
    for (const piece of pieces.slice(0, 50)) await call.take(piece);
    const second = open();
    await second.resume();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(second.list(organisation)).toEqual([]);
    for (const piece of pieces.slice(50, 100)) await call.take(piece);
    await first.close();
    await expect.poll(() => second.find(organisation, 'beside')?.state, { timeout: 20_000 }).toBe('waiting');
    expect(await second.begin(about, SENDER)).toEqual({ outcome: 'running', receivedMs: 10_000 });
    expect(await second.end(organisation, 'beside')).toEqual({ status: 'accepted' });
    await second.close();
  }, 120_000);
});
