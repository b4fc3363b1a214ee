import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConversations } from '#app/boot.ts';
import { openLiveCalls } from '#app/boot-live.ts';
import { applyRetention } from '#app/usecases/service/apply-retention.ts';
import { eraseConversations } from '#app/usecases/service/erase-conversations.ts';
import { eraseCustomer } from '#app/usecases/service/erase-customer.ts';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { blobsOtherwise } from '../../../test/suites/blobs-otherwise.ts';
import { liveFiles } from '../../../test/suites/live-files.ts';
import { liveSender } from '../../../test/suites/live-sender.ts';
import { liveService } from '../../../test/suites/live-service.ts';
import { liveAbout, SENDER, useLiveStack } from '../../../test/suites/live-stack.ts';

const DAY = 86_400_000;

describe('nothing comes back of a live call that was erased', () => {
  const ready = useLiveStack();

  const named = (organisation: string, id: string, customer = 'u-live') => ({
    ...liveAbout(organisation, id),
    customer: { id: customer },
  });
  const calls = (name: string, ports: ServicePorts = ready.stack.ports, file = readConversations) => {
    const folder = `${ready.stack.blobFolder}-${name}`;
    const live = openLiveCalls(ports, { file }, folder, { retryMs: 50, patienceMs: 60_000 });
    return {
      live,
      kept: () => liveFiles(folder),
      async begin(about: ReturnType<typeof named>) {
        await live.begin(about, SENDER);
        const { call } = live.find(about.organisation, about.id)!;
        for (const piece of ready.pieces.slice(0, 50)) await call.take(piece);
        await call.say({ text: '我叫王小明', role: 'customer', startMs: 1_400, endMs: 2_000 });
      },
    };
  };
  const registered = async (organisation: string) => {
    const keys: string[] = [];
    for await (const key of ready.stack.ports.blobs.list(`${organisation}/live/`)) keys.push(key);
    return keys;
  };
  const expectGone = async (organisation: string, id: string) => {
    expect(await ready.stack.ports.workflow.receipts.find(organisation, [id])).toEqual([]);
    await ready.stack.analyseAll(organisation);
    expect(await ready.stack.ports.facts.conversation(organisation, id)).toBeNull();
    expect(await registered(organisation)).toEqual([]);
  };

  test('a call that goes on in another process ends, and its sender is told why', async () => {
    const organisation = await ready.stack.organisation();
    const key = await ready.stack.key(organisation, 'admin');
    const service = await liveService(ready.stack, 'elsewhere');
    const sender = await liveSender(service.url, key);
    const other = await liveSender(service.url, key);
    const { organisation: _, ...about } = named(organisation, 'on');
    sender.say({ type: 'start', ...about });
    other.say({ type: 'start', ...about, id: 'other', customer: { id: 'u-other' } });
    await Promise.all([sender.answer('ready'), other.answer('ready')]);
    for (const piece of ready.pieces.slice(0, 50)) sender.sound(piece);
    expect((await ready.stack.ask('DELETE', '/api/v1/customers/u-live', { key })).status).toBe(202);
    expect(await sender.answer('ended')).toMatchObject({
      status: 'rejected',
      error: expect.stringContaining('erased'),
    });
    expect(service.live.list(organisation)).toMatchObject([{ state: 'running' }]);
    for (const piece of ready.pieces.slice(0, 50)) other.sound(piece);
    other.say({ type: 'end' });
    expect(await other.answer('ended')).toMatchObject({ status: 'accepted' });
    await expectGone(organisation, 'on');
    await service.close();
    expect(liveFiles(service.folder)).toEqual([]);
  });

  test('a call that waits, or that a stop left behind, is stored no more; what comes after the erasure is another call', async () => {
    const organisation = await ready.stack.organisation();
    const about = named(organisation, 'waits');
    const before = calls('waits');
    await before.begin(about);
    await before.live.close();
    await eraseConversations(ready.stack.ports, organisation, ['waits'], 'user:1');
    const after = calls('waits');
    await after.live.resume();
    expect(after.live.find(organisation, 'waits')?.state).toBe('waiting');
    expect(await after.live.begin(about, SENDER)).toEqual({ outcome: 'running', receivedMs: 0 });
    for (const piece of ready.pieces.slice(0, 20))
      await after.live.find(organisation, 'waits')!.call.take(piece);
    expect(await after.live.end(organisation, 'waits')).toEqual({ status: 'accepted' });
    await ready.stack.analyseAll(organisation);
    const stored = await ready.stack.ports.facts.conversation(organisation, 'waits');
    expect(stored?.conversation.attributes).toMatchObject({ sound: { durationMs: 2_000 } });
    expect(JSON.stringify(stored)).not.toContain('王小明');
    expect([after.kept(), await registered(organisation)]).toEqual([[], []]);
    await after.live.close();
  });

  test('a call that is begun anew in another process brings nothing of the erased one back, and stays itself', async () => {
    const organisation = await ready.stack.organisation();
    const [first, second] = [calls('first'), calls('second')];
    await first.begin(named(organisation, 'moved'));
    await eraseCustomer(ready.stack.ports, organisation, 'u-live', 'user:1');
    await second.live.begin(named(organisation, 'moved'), SENDER);
    for (const piece of ready.pieces.slice(0, 20))
      await second.live.find(organisation, 'moved')!.call.take(piece);
    expect(await first.live.isErased(organisation, 'moved')).toBe(true);
    expect(await second.live.isErased(organisation, 'moved')).toBe(false);
    expect(await second.live.end(organisation, 'moved')).toEqual({ status: 'accepted' });
    expect(await first.live.end(organisation, 'moved')).toMatchObject({ status: 'rejected' });
    await ready.stack.analyseAll(organisation);
    const stored = await ready.stack.ports.facts.conversation(organisation, 'moved');
    expect(stored?.conversation.attributes).toMatchObject({ sound: { durationMs: 2_000 } });
    expect(await registered(organisation)).toEqual([]);
    await Promise.all([first.live.close(), second.live.close()]);
  });

  test('an erasure finds the call that waits in one process after another one has stored it', async () => {
    const organisation = await ready.stack.organisation();
    const [first, second] = [calls('left-behind'), calls('gone-on')];
    await first.begin(named(organisation, 'both'));
    await second.begin(named(organisation, 'both'));
    expect(await second.live.end(organisation, 'both')).toEqual({ status: 'accepted' });
    await eraseCustomer(ready.stack.ports, organisation, 'u-live', 'user:1');
    expect(await first.live.end(organisation, 'both')).toMatchObject({ status: 'rejected' });
    await expectGone(organisation, 'both');
    await Promise.all([first.live.close(), second.live.close()]);
  });

  test('nothing is said any more of a call whose sound could not be kept from the beginning', async () => {
    const organisation = await ready.stack.organisation();
    writeFileSync(`${ready.stack.blobFolder}-full`, 'a file where a folder should be');
    const full = calls('full');
    await expect(full.live.begin(named(organisation, 'full'), SENDER)).rejects.toThrow('ENOTDIR');
    expect(await registered(organisation)).toEqual([]);
    await full.live.close();
  });

  test.for([
    {
      how: 'an erasure',
      drop: (organisation: string) => eraseCustomer(ready.stack.ports, organisation, 'u-live', 'user:1'),
    },
    {
      how: 'the end of its retention',
      drop: async (organisation: string) => {
        await ready.stack.ports.workflow.people.changeOrganisation(organisation, { retentionDays: 1 });
        await applyRetention({ ...ready.stack.ports, now: () => Date.now() + 2 * DAY });
      },
    },
  ])(
    'a call that could not be stored is tried no more after $how',
    { timeout: 60_000 },
    async ({ how, drop }) => {
      const organisation = await ready.stack.organisation();
      // biome-ignore lint/correctness/useYield: it fails before it has anything to yield
      async function* broken(): ReturnType<typeof readConversations> {
        throw new Error('the disk is full');
      }
      const begun = calls(`unstored-${how.length}`, ready.stack.ports, broken);
      await begun.begin(named(organisation, 'unstored'));
      await expect(begun.live.end(organisation, 'unstored')).rejects.toThrow('the disk is full');
      await drop(organisation);
      await expect.poll(begun.kept, { timeout: 20_000 }).toEqual([]);
      await expectGone(organisation, 'unstored');
      await begun.live.close();
    },
  );

  test('a call that was stored while its customer was erased goes although taking it away failed at first', async () => {
    const organisation = await ready.stack.organisation();
    const { blobs, workflow } = ready.stack.ports;
    let failures = 0;
    const failing: ServicePorts = {
      ...ready.stack.ports,
      blobs: blobsOtherwise(blobs, {
        put: async (key, bytes) => {
          if (key.includes('/erasures/') && failures++ === 0) throw new Error('the store is away');
          await blobs.put(key, bytes);
        },
      }),
      workflow: {
        ...workflow,
        receipts: {
          ...workflow.receipts,
          receive: async (...given) => {
            await eraseCustomer(ready.stack.ports, organisation, 'u-live', 'user:1');
            return workflow.receipts.receive(...given);
          },
        },
      },
    };
    const begun = calls('erased-late', failing);
    await begun.begin(named(organisation, 'late'));
    await expect(begun.live.end(organisation, 'late')).rejects.toThrow('the store is away');
    expect(await workflow.receipts.find(organisation, ['late'])).toHaveLength(1);
    await expect.poll(begun.kept, { timeout: 20_000 }).toEqual([]);
    await expectGone(organisation, 'late');
    await begun.live.close();
  });

  test('a call that is being heard or stored while its customer is erased goes with them', async () => {
    const organisation = await ready.stack.organisation();
    const erase = () => eraseCustomer(ready.stack.ports, organisation, 'u-live', 'user:1');
    async function* heardMeanwhile(...asked: Parameters<typeof readConversations>) {
      await erase();
      yield* readConversations(...asked);
    }
    const { receipts } = ready.stack.ports.workflow;
    const storedMeanwhile: ServicePorts = {
      ...ready.stack.ports,
      workflow: {
        ...ready.stack.ports.workflow,
        receipts: {
          ...receipts,
          receive: async (...given) => {
            await erase();
            return receipts.receive(...given);
          },
        },
      },
    };
    for (const begun of [
      calls('heard', ready.stack.ports, heardMeanwhile),
      calls('stored', storedMeanwhile),
    ]) {
      await begun.begin(named(organisation, 'meanwhile'));
      expect(await begun.live.end(organisation, 'meanwhile', 'en')).toMatchObject({
        status: 'rejected',
        error: expect.stringContaining('erased'),
      });
      await expectGone(organisation, 'meanwhile');
      expect(begun.kept()).toEqual([]);
      await begun.live.close();
    }
  });
});
