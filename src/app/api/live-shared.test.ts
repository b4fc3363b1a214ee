import { describe, expect, test } from 'vitest';
import { readConversations } from '#app/boot.ts';
import { openLiveCalls } from '#app/boot-live.ts';
import { liveAbout, SENDER, useLiveStack } from '../../../test/suites/live-stack.ts';

describe('processes that receive live calls beside each other, on one data folder', () => {
  const ready = useLiveStack();

  test('one that starts leaves the running calls of another alone, and takes them up once that has ended', async () => {
    const organisation = await ready.stack.organisation();
    const about = liveAbout(organisation, 'beside');
    const folder = `${ready.stack.blobFolder}-beside`;
    const open = () =>
      openLiveCalls(ready.stack.ports, { file: readConversations }, folder, {
        patienceMs: 60_000,
        takeUpMs: 20,
      });
    const first = open();
    await first.begin(about, SENDER);
    const { call } = first.find(organisation, 'beside')!;
    for (const piece of ready.pieces.slice(0, 50)) await call.take(piece);
    const second = open();
    await second.resume();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(second.list(organisation)).toEqual([]);
    for (const piece of ready.pieces.slice(50, 100)) await call.take(piece);
    await first.close();
    await expect.poll(() => second.find(organisation, 'beside')?.state, { timeout: 20_000 }).toBe('waiting');
    expect(await second.begin(about, SENDER)).toEqual({ outcome: 'running', receivedMs: 10_000 });
    expect(await second.end(organisation, 'beside')).toEqual({ status: 'accepted' });
    await second.close();
  });
});
