import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConversations } from '#app/boot.ts';
import { openLiveCalls } from '#app/boot-live.ts';
import { visibleCall } from '#app/usecases/service/live/live-scope.ts';
import type { ReadOutcome } from '#contract/files/reading.ts';
import { blobsOtherwise } from '../../../test/suites/blobs-otherwise.ts';
import { liveFiles } from '../../../test/suites/live-files.ts';
import { liveSender, PCM_16K } from '../../../test/suites/live-sender.ts';
import { liveService } from '../../../test/suites/live-service.ts';
import { liveAbout, SENDER, useLiveStack } from '../../../test/suites/live-stack.ts';

describe('nothing of a live call is lost', () => {
  const ready = useLiveStack();

  const durationOf = async (organisation: string, id: string) => {
    await ready.stack.analyseAll(organisation);
    const stored = await ready.stack.ports.facts.conversation(organisation, id);
    return stored?.conversation.attributes?.['sound'];
  };

  test('a call that is over cannot be begun again while it is being stored, and loses nothing by it', async () => {
    const organisation = await ready.stack.organisation();
    const about = liveAbout(organisation, 'storing');
    const { promise: goOn, resolve: letGoOn } = Promise.withResolvers<void>();
    async function* slowly(...asked: Parameters<typeof readConversations>) {
      await goOn;
      yield* readConversations(...asked);
    }
    const live = openLiveCalls(ready.stack.ports, { file: slowly }, `${ready.stack.blobFolder}-storing`);
    await live.begin(about, SENDER);
    const { call } = live.find(organisation, 'storing')!;
    for (const piece of ready.pieces.slice(0, 100)) await call.take(piece);
    const ended = live.end(organisation, 'storing');
    expect(await live.begin(about, SENDER)).toEqual({ outcome: 'received_before' });
    expect(live.list(organisation)).toMatchObject([{ state: 'ending' }]);
    const seen = visibleCall(
      live,
      { organisation, role: 'admin', actor: 'user:1', agentIds: [], teams: [] },
      'storing',
    );
    expect(seen).toMatchObject({ state: 'ending', atMs: 10_000 });
    letGoOn();
    expect(await ended).toMatchObject({ status: 'accepted' });
    expect(live.list(organisation)).toEqual([]);
    expect(await live.begin(about, SENDER)).toEqual({ outcome: 'received_before' });
    expect(await durationOf(organisation, 'storing')).toMatchObject({ durationMs: 10_000 });
    await live.close();
  });

  test.for([
    { how: 'fails', hear: async () => Promise.reject<ReadOutcome>(new Error('the disk is full')) },
    {
      how: 'is refused for what has nothing to do with its sound',
      hear: async (file: string): Promise<ReadOutcome> => {
        const message = { zh: '打不开', en: 'cannot be opened' };
        return {
          ok: false,
          source: { file },
          problems: [{ code: 'recogniser', severity: 'error', message }],
        };
      },
    },
  ])(
    'a call whose storing $how goes on when it is sent again',
    { timeout: 120_000 },
    async ({ how, hear }) => {
      const organisation = await ready.stack.organisation();
      const about = liveAbout(organisation, how);
      let isBroken = true;
      async function* read(...[file, options]: Parameters<typeof readConversations>) {
        if (isBroken) yield await hear(file);
        else yield* readConversations(file, options);
      }
      const live = openLiveCalls(
        ready.stack.ports,
        { file: read },
        `${ready.stack.blobFolder}-${how.slice(0, 5)}`,
      );
      await live.begin(about, SENDER);
      for (const piece of ready.pieces.slice(0, 100)) await live.find(organisation, how)!.call.take(piece);
      await live.end(organisation, how).catch(() => {});
      expect(live.list(organisation)).toEqual([]);
      isBroken = false;
      expect(await live.begin(about, SENDER)).toEqual({ outcome: 'running', receivedMs: 10_000 });
      for (const piece of ready.pieces.slice(100, 150)) await live.find(organisation, how)!.call.take(piece);
      expect(await live.end(organisation, how)).toMatchObject({ status: 'accepted' });
      expect(await durationOf(organisation, how)).toMatchObject({ durationMs: 15_000 });
      await live.close();
    },
  );

  test('a call that could not be stored is tried again by itself until it is', async () => {
    const organisation = await ready.stack.organisation();
    const about = liveAbout(organisation, 'later');
    let failures = 0;
    async function* read(...[file, options]: Parameters<typeof readConversations>) {
      if (failures++ < 3) throw new Error('the store is away');
      yield* readConversations(file, options);
    }
    const folder = `${ready.stack.blobFolder}-later`;
    const live = openLiveCalls(ready.stack.ports, { file: read }, folder, { retryMs: 20 });
    await live.begin(about, SENDER);
    const { call } = live.find(organisation, 'later')!;
    for (const piece of ready.pieces.slice(0, 100)) await call.take(piece);
    await call.say({ text: '您好，这里是售后', role: 'agent', startMs: 1_400, endMs: 2_000 });
    await expect(live.end(organisation, 'later')).rejects.toThrow('the store is away');
    const received = async () =>
      (await ready.stack.ports.workflow.receipts.find(organisation, ['later'])).length;
    await expect.poll(received, { timeout: 30_000 }).toBe(1);
    expect(failures).toBe(4);
    await expect.poll(() => liveFiles(folder)).toEqual([]);
    expect(await live.begin(about, SENDER)).toEqual({ outcome: 'received_before' });
    expect(await durationOf(organisation, 'later')).toMatchObject({ durationMs: 10_000 });
    const stored = await ready.stack.ports.facts.conversation(organisation, 'later');
    expect(stored?.conversation.turns.map(({ text }) => text)).toContain('您好，这里是售后');
    await live.close();
  });

  test('a call goes on while the blob store is away, where it runs and after a restart', async () => {
    const organisation = await ready.stack.organisation();
    const about = liveAbout(organisation, 'away');
    const { blobs } = ready.stack.ports;
    let isAway = false;
    const whileThere = <Answer>(ask: () => Promise<Answer>) =>
      isAway ? Promise.reject(new Error('the store is away')) : ask();
    const ports = {
      ...ready.stack.ports,
      blobs: blobsOtherwise(blobs, {
        get: (key) => whileThere(() => blobs.get(key)),
        put: (key, bytes) => whileThere(() => blobs.put(key, bytes)),
      }),
    };
    const folder = `${ready.stack.blobFolder}-away`;
    const before = openLiveCalls(ports, { file: readConversations }, folder);
    await before.begin(about, SENDER);
    for (const piece of ready.pieces.slice(0, 50)) await before.find(organisation, 'away')!.call.take(piece);
    before.leave(organisation, 'away', SENDER);
    isAway = true;
    expect(await before.begin(about, SENDER)).toEqual({ outcome: 'running', receivedMs: 5_000 });
    await before.close();
    const after = openLiveCalls(ports, { file: readConversations }, folder);
    await after.resume();
    expect(after.find(organisation, 'away')?.state).toBe('waiting');
    expect(await after.begin(about, SENDER)).toEqual({ outcome: 'running', receivedMs: 5_000 });
    isAway = false;
    expect(await after.end(organisation, 'away')).toEqual({ status: 'accepted' });
    await after.close();
  });

  test('a call that a stop left behind is stored although it could not be taken up', async () => {
    const organisation = await ready.stack.organisation();
    const folder = `${ready.stack.blobFolder}-not-taken`;
    const before = openLiveCalls(ready.stack.ports, { file: readConversations }, folder);
    await before.begin(liveAbout(organisation, 'not-taken'), SENDER);
    for (const piece of ready.pieces.slice(0, 50))
      await before.find(organisation, 'not-taken')!.call.take(piece);
    await before.close();
    const { workflow } = ready.stack.ports;
    const ports = {
      ...ready.stack.ports,
      workflow: {
        ...workflow,
        rulebooks: { ...workflow.rulebooks, active: () => Promise.reject(new Error('the store is away')) },
      },
    };
    const after = openLiveCalls(ports, { file: readConversations }, folder, { retryMs: 50 });
    await after.resume();
    expect(after.list(organisation)).toEqual([]);
    await expect.poll(() => liveFiles(folder), { timeout: 20_000 }).toEqual([]);
    expect(await durationOf(organisation, 'not-taken')).toMatchObject({ durationMs: 5_000 });
    await after.close();
  });

  test('a call of which something damaged was kept keeps no other from beginning', async () => {
    const organisation = await ready.stack.organisation();
    const folder = `${ready.stack.blobFolder}-damaged`;
    const before = openLiveCalls(ready.stack.ports, { file: readConversations }, folder);
    await before.begin(liveAbout(organisation, 'torn'), SENDER);
    const torn = before.find(organisation, 'torn')!.call;
    for (const piece of ready.pieces.slice(0, 50)) await torn.take(piece);
    await torn.say({ text: '您好', role: 'agent', startMs: 1_400, endMs: 2_000 });
    await before.close();
    const notes = liveFiles(folder).find((name) => name.endsWith('.notes'))!;
    appendFileSync(notes, '{"text":"再');
    writeFileSync(join(folder, 'live', 'gone.about'), '{"channels":2,"ab');
    const after = openLiveCalls(ready.stack.ports, { file: readConversations }, folder);
    expect(await after.begin(liveAbout(organisation, 'other'), SENDER)).toMatchObject({ outcome: 'running' });
    expect(ready.stack.logged).toContainEqual(expect.objectContaining({ level: 'error', name: 'gone' }));
    await after.find(organisation, 'torn')!.call.say({ text: '请讲', startMs: 2_500, endMs: 3_000 });
    await after.close();
    const third = openLiveCalls(ready.stack.ports, { file: readConversations }, folder);
    await third.resume();
    expect(third.find(organisation, 'torn')!.call.segments.map(({ text }) => text)).toEqual(['您好', '请讲']);
    await third.close();
  });

  test('a sender whose line broke before the call had begun takes nothing from the one who goes on with it', async () => {
    const organisation = await ready.stack.organisation();
    const key = await ready.stack.key(organisation, 'admin');
    const service = await liveService(ready.stack, 'taken-over', { patienceMs: 1_000 });
    const start = { type: 'start', id: 'taken-over', format: PCM_16K };
    const gone = await liveSender(service.url, key);
    gone.say(start);
    gone.cut();
    await expect
      .poll(() => service.live.find(organisation, 'taken-over')?.state, { interval: 5 })
      .toBe('waiting');
    const back = await liveSender(service.url, key);
    back.say(start);
    await back.answer('ready');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(service.live.find(organisation, 'taken-over')?.state).toBe('running');
    await service.close();
  });

  test('a sender whose line was cut is missed, and may come back', async () => {
    const organisation = await ready.stack.organisation();
    const key = await ready.stack.key(organisation, 'admin');
    const start = { type: 'start', id: 'cut', format: PCM_16K };
    const service = await liveService(ready.stack, 'cut');
    const cut = await liveSender(service.url, key, { autoPong: false });
    cut.say(start);
    await cut.answer('ready');
    await expect
      .poll(() => service.live.find(organisation, 'cut')?.state, { timeout: 20_000 })
      .toBe('waiting');
    const back = await liveSender(service.url, key);
    back.say(start);
    await back.answer('ready');
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    expect(service.live.find(organisation, 'cut')?.state).toBe('running');
    back.say({ type: 'end' });
    await back.answer('ended');
    await service.close();
  });
});
