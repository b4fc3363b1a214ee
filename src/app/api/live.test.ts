import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTranscriptionService } from '#adapters/recognition-http/open-transcription-service.ts';
import { readConversations } from '#app/boot.ts';
import { openLiveCalls } from '#app/boot-live.ts';
import type { PhraseWriter } from '#app/usecases/service/live/call-words.ts';
import type { LiveNews } from '#app/usecases/service/live/live-call.ts';
import { writePhrases } from '#app/usecases/write-phrases.ts';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';
import { liveSender, PCM_16K, pcmOf } from '../../../test/suites/live-sender.ts';
import { transcriptionServer } from '../../../test/suites/transcription-server.ts';
import { createApi } from './create-api.ts';
import { type HttpServer, httpServer } from './http-server.ts';

const FILE = fileURLToPath(new URL('../../adapters/demo-calls/calls/parcel-zh.ogg', import.meta.url));
const start = (id: string, more: object = {}) => ({
  type: 'start',
  id,
  format: PCM_16K,
  startedAt: '2026-01-05T09:00:00Z',
  agent: { id: 'A01', team: 'north' },
  customer: { id: 'u-1' },
  attributes: { queue: 'billing' },
  ...more,
});

/** A recording as it is heard where no transcript stands beside it. */
async function withoutWords(file: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tingzhen-live-'));
  try {
    const alone = join(folder, 'call.ogg');
    copyFileSync(file, alone);
    for await (const outcome of readConversations(alone, {})) if (outcome.ok) return outcome;
    throw new Error('the planted call cannot be read');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('calls while they go on', () => {
  let stack: ApiStack;
  let http: HttpServer;
  let pieces: Buffer[];
  beforeAll(async () => {
    stack = await openApiStack();
    http = httpServer(createApi({ ...stack.dependencies, registry: new Registry() }).fetch);
    http.server.listen(0, '127.0.0.1');
    await once(http.server, 'listening');
    pieces = await pcmOf(FILE);
  });
  afterAll(async () => {
    await http.close(1_000);
    await stack.close();
  });

  const url = () => `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`;
  const speechOf = (signals: readonly { readonly type: string; readonly startMs?: number }[]) =>
    signals
      .filter(({ type }) => type.startsWith('speech.'))
      .map(({ type, startMs = 0 }) => `${type} ${Math.round(startMs / 100)}`)
      .toSorted();

  test('a call that was sent is the conversation that its recording would be, and its signals were told before the end', async () => {
    const organisation = await stack.organisation();
    const key = await stack.key(organisation, 'admin');
    const sender = await liveSender(url(), key);
    sender.say(start('call-1'));
    expect(await sender.answer('ready')).toMatchObject({ receivedMs: 0 });
    for (const piece of pieces) sender.sound(piece);
    const told = () => speechOf(sender.said.flatMap(({ signals = [] }) => signals));
    await expect.poll(() => told().length, { timeout: 90_000 }).toBeGreaterThan(5);
    sender.say({ type: 'end' });
    expect(await sender.answer('ended')).toMatchObject({ status: 'accepted' });
    await stack.analyseAll(organisation);
    const entries = await stack.ports.workflow.audit.list(organisation, { limit: 10 });
    expect(entries.map(({ action }) => action)).toEqual(['call.connect']);
    const stored = await stack.ports.facts.conversation(organisation, 'call-1');
    expect(stored?.conversation).toMatchObject({
      agent: { id: 'A01', team: 'north' },
      customer: { id: 'u-1' },
      startedAt: '2026-01-05T09:00:00Z',
    });
    expect(stored?.conversation.attributes).toMatchObject({ queue: 'billing' });
    const recording = await stack.organisation();
    const heard = await withoutWords(FILE);
    await stack.ask('POST', '/api/v1/conversations', {
      key: await stack.key(recording, 'admin'),
      body: { ...heard.conversation, id: 'file-1' },
    });
    await stack.analyseAll(recording);
    const fromFile = await stack.ports.facts.conversation(recording, 'file-1');
    expect(speechOf(stored!.analysis.signals)).toEqual(speechOf(fromFile!.analysis.signals));
  });

  test('rules answer during the call to words as they are said', async () => {
    const organisation = await stack.organisation();
    const key = await stack.key(organisation, 'admin');
    const sender = await liveSender(url(), key);
    sender.say(start('call-2'));
    await sender.answer('ready');
    for (const piece of pieces.slice(0, 150)) sender.sound(piece);
    const words = (role: string, text: string, startMs: number, endMs: number) =>
      sender.say({ type: 'words', role, text, startMs, endMs });
    words('customer', '你好，我是王小明，我的退款怎么还没到？电话13800138000', 1_000, 6_000);
    words('agent', '这是规定，我也没办法。', 6_500, 9_000);
    words('customer', '那好吧', 9_500, 10_500);
    words('agent', '嗯。', 11_000, 11_500);
    const update = await sender.until(({ rules = [] }) =>
      rules.some(({ rule }) => rule === 'perfunctory-to-upset-customer'),
    );
    expect(
      update.rules.find(({ rule }) => rule === 'perfunctory-to-upset-customer')!.atMs,
    ).toBeLessThanOrEqual(15_100);

    // Supervisors see those of their teams, masked; agents their own; nobody else's.
    const ask = async (person: { readonly cookie: string }, path: string) => {
      const response = await stack.ask('GET', path, { cookie: person.cookie });
      return { status: response.status, text: await response.text() };
    };
    const supervisor = await stack.person(organisation, { role: 'supervisor', teams: ['north'] });
    const stranger = await stack.person(organisation, { role: 'agent', agentIds: ['A02'] });
    const seen = await ask(supervisor, '/api/v1/live-calls/call-2');
    expect(JSON.parse(seen.text)).toMatchObject({
      state: 'running',
      agent: 'A01',
      rules: expect.arrayContaining([expect.objectContaining({ rule: 'perfunctory-to-upset-customer' })]),
      detail: { masked: true },
    });
    expect(seen.text).not.toContain('13800138000');
    expect(seen.text).not.toContain('王小明');
    expect((await ask(stranger, '/api/v1/live-calls/call-2')).status).toBe(404);
    expect(JSON.parse((await ask(stranger, '/api/v1/live-calls')).text)).toEqual({ calls: [] });
    expect(JSON.parse((await ask(supervisor, '/api/v1/live-calls')).text).calls).toMatchObject([
      { id: 'call-2' },
    ]);
    const events = await stack.ask('GET', '/api/v1/live-calls:events?call=call-2', {
      cookie: supervisor.cookie,
    });
    const reader = events.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('"id":"call-2"');
    await reader.cancel();
    sender.say({ type: 'end' });
    await sender.answer('ended');
    await stack.analyseAll(organisation);
    const stored = await stack.ports.facts.conversation(organisation, 'call-2');
    expect(stored?.conversation.turns.map(({ text }) => text)).toContain('这是规定，我也没办法。');
  });

  test('whoever watches calls is told of none any more once they may not; a look at a call that begins later is on record', async () => {
    const organisation = await stack.organisation();
    const supervisor = await stack.person(organisation, { role: 'supervisor', teams: ['north'] });
    const events = await stack.ask('GET', '/api/v1/live-calls:events?call=call-5', {
      cookie: supervisor.cookie,
    });
    const told: string[] = [];
    const watching = (async () => {
      for await (const piece of events.body!.pipeThrough(new TextDecoderStream())) told.push(piece);
    })();
    await expect.poll(() => told.join('')).toContain('data: null');
    const audit = async () =>
      (await stack.ports.workflow.audit.list(organisation, { subject: 'call-5', limit: 10 })).map(
        ({ action, actor }) => `${actor} ${action}`,
      );
    expect(await audit()).toEqual([]);
    const sender = await liveSender(url(), await stack.key(organisation, 'admin'));
    sender.say(start('call-5'));
    await sender.answer('ready');
    await expect.poll(() => told.join('')).toContain('"id":"call-5"');
    expect(await audit()).toEqual([`user:${supervisor.id} conversation.view`]);

    await stack.ports.workflow.people.setMemberActive(organisation, supervisor.id, false);
    await watching;
    sender.say({ type: 'end' });
    await sender.answer('ended');
    expect(await audit()).toEqual([`user:${supervisor.id} conversation.view`]);
  });

  test('a call that breaks off goes on where it was; one whose sender stays away is stored as it is', async () => {
    const organisation = await stack.organisation();
    const key = await stack.key(organisation, 'admin');
    const first = await liveSender(url(), key);
    first.say(start('call-3'));
    await first.answer('ready');
    const other = await liveSender(url(), key);
    other.say(start('call-3'));
    expect((await other.answer('problem')).title).toContain('another connection');
    for (const piece of pieces.slice(0, 200)) first.sound(piece);
    await expect
      .poll(() => stack.dependencies.live.find(organisation, 'call-3')?.call.receivedMs, { timeout: 90_000 })
      .toBe(20_000);
    await first.close();
    const second = await liveSender(url(), key);
    await expect
      .poll(() => stack.dependencies.live.find(organisation, 'call-3')?.state, { interval: 10 })
      .toBe('waiting');
    second.say(start('call-3', { format: { encoding: 'pcm_mulaw', rate: 8000, channels: 2 } }));
    expect(await second.answer('ready')).toMatchObject({ receivedMs: 20_000 });
    second.sound(Buffer.alloc(16_000, 0xff));
    await expect
      .poll(() => stack.dependencies.live.find(organisation, 'call-3')?.call.receivedMs, { timeout: 90_000 })
      .toBeGreaterThan(20_900);
    await second.close();
    await expect
      .poll(async () => (await stack.ports.workflow.receipts.find(organisation, ['call-3'])).length, {
        timeout: 90_000,
      })
      .toBe(1);
    await stack.analyseAll(organisation);
    const stored = await stack.ports.facts.conversation(organisation, 'call-3');
    expect(stored?.conversation.turns.length).toBeGreaterThan(2);
    const late = await liveSender(url(), key);
    late.say(start('call-3'));
    expect((await late.answer('problem')).title).toContain('received already');
  });

  test('what runs when the process ends is taken up by the next one', async () => {
    const organisation = await stack.organisation();
    const folder = `${stack.blobFolder}-live`;
    const sender = { news: () => {} };
    const about = {
      ...{ organisation, id: 'call-4', channels: ['agent', 'customer'] as const, format: PCM_16K },
      startedAt: '2026-01-05T09:00:00Z',
    };
    const before = openLiveCalls(stack.ports, { file: readConversations }, folder);
    const begun = await Promise.all([before.begin(about, sender), before.begin(about, sender)]);
    expect(begun).toEqual([{ outcome: 'running', receivedMs: 0 }, { outcome: 'being_sent' }]);
    const { call } = before.find(organisation, 'call-4')!;
    for (const piece of pieces.slice(0, 100)) await call.take(piece);
    await call.say({ text: '您好', role: 'agent', startMs: 1_400, endMs: 2_000 });
    await before.close();
    const after = openLiveCalls(stack.ports, { file: readConversations }, folder, { patienceMs: 60_000 });
    expect(await after.begin(about, sender)).toEqual({ outcome: 'running', receivedMs: 10_000 });
    expect(after.find(organisation, 'call-4')!.call.segments).toMatchObject([{ text: '您好' }]);
    expect(await after.end(organisation, 'call-4')).toMatchObject({ status: 'accepted' });
    const third = openLiveCalls(stack.ports, { file: readConversations }, folder);
    await third.resume();
    expect(third.list(organisation)).toEqual([]);
    await after.close();
    await third.close();
  });

  describe('with a recogniser', () => {
    const sentence = (text: string) => ({
      body: { text, language: 'chinese', segments: [{ start: 0, end: 1, text, avg_logprob: -0.1 }] },
    });
    const calls = (server: { readonly url: string }, name: string, news: (told: LiveNews) => void) => {
      const recognizer = openTranscriptionService({ url: server.url, wait: async () => {} });
      const writer: PhraseWriter = {
        async write(pick) {
          const task = await pick();
          return task && writePhrases(task, async () => recognizer, {});
        },
      };
      const folder = `${stack.blobFolder}-${name}`;
      const live = openLiveCalls(stack.ports, { file: readConversations }, folder, { lookMs: 50 }, writer);
      const about = {
        ...{ id: name, channels: ['agent', 'customer'] as const, format: PCM_16K },
        startedAt: '2026-01-05T09:00:00Z',
      };
      return {
        live,
        async begin(organisation: string) {
          await live.begin({ ...about, organisation }, { news });
          return live.find(organisation, name)!.call;
        },
      };
    };

    test('what is said is written down while the call goes on, judged, and kept over a stop', async () => {
      const organisation = await stack.organisation();
      const server = await transcriptionServer(() => sentence('再不解决我就去消协投诉你们。'));
      const told: string[] = [];
      const begun = calls(server, 'written', ({ signals }) => told.push(...signals.map(({ type }) => type)));
      const call = await begun.begin(organisation);
      for (const piece of pieces.slice(0, 200)) await call.take(piece);
      await expect.poll(() => told, { timeout: 90_000 }).toContain('customer.escalation_threat');
      const { conversation } = call.view.heard!;
      expect(conversation.attributes).toMatchObject({
        sound: { words: 'recogniser', recogniser: expect.stringContaining('127.0.0.1') },
      });
      const written = () =>
        begun.live
          .find(organisation, 'written')!
          .call.view.heard?.conversation.turns.filter(({ text }) => text !== '').length;
      // Looks come after the sound: nothing is behind, too, of what was not looked at yet.
      await expect
        .poll(() => [call.view.atMs, call.view.wordsBehindMs], { timeout: 90_000 })
        .toEqual([call.receivedMs, 0]);
      const before = written();
      expect(before).toBeGreaterThan(2);
      const asked = server.asked.length;
      await begun.live.close();
      const again = calls(server, 'written', () => {});
      const taken = await again.begin(organisation);
      // Sound that was taken before is looked at anew, piece by piece.
      await expect
        .poll(() => taken.view.heard?.conversation.turns.filter(({ text }) => text !== '').length, {
          timeout: 90_000,
        })
        .toBe(before);
      expect(server.asked).toHaveLength(asked);
      await again.live.close();
      await server.close();
    }, 240_000);

    test('one that fails does not stop the call; words that are sent go before ours', async () => {
      const organisation = await stack.organisation();
      const server = await transcriptionServer(() => ({
        status: 401,
        body: { error: { message: 'bad key' } },
      }));
      const begun = calls(server, 'failing', () => {});
      const call = await begun.begin(organisation);
      for (const piece of pieces.slice(0, 150)) await call.take(piece);
      await expect
        .poll(() => stack.logged.filter(({ message }) => message.includes('could not be written down')), {
          timeout: 90_000,
        })
        .toMatchObject([{ conversation: 'failing', error: expect.stringContaining('bad key') }]);
      await expect.poll(() => call.view.wordsBehindMs).toBeGreaterThan(0);
      expect(call.view.heard!.conversation.attributes).toMatchObject({ sound: { words: 'none' } });
      await call.say({ text: '您好', role: 'agent', startMs: 1_400, endMs: 2_000 });
      await expect
        .poll(() => call.view.heard?.conversation.turns.map(({ text }) => text), { timeout: 90_000 })
        .toEqual(['您好']);
      expect(call.view.wordsBehindMs).toBe(0);
      expect(await begun.live.end(organisation, 'failing')).toMatchObject({ status: 'accepted' });
      await begun.live.close();
      await server.close();
    }, 240_000);
  });

  test('a call in which nothing was heard is refused in the language of its sender, and gone', async () => {
    const organisation = await stack.organisation();
    const sender = await liveSender(url(), await stack.key(organisation, 'admin'));
    sender.say(start('silent'));
    await sender.answer('ready');
    sender.say({ type: 'end' });
    const ended = await sender.answer('ended');
    expect(ended.status).toBe('rejected');
    expect(ended.error).toMatch(/^[\x20-\x7e]+$/);
    expect(stack.dependencies.live.list(organisation)).toEqual([]);
  });

  test.for([
    ['sound before the start', [new Uint8Array(320)], 'The first message is'],
    ['words before the start', ['{"type":"end"}'], 'The first message is'],
    ['no JSON', ['{'], 'not understood'],
    [
      'an unknown encoding',
      [JSON.stringify(start('x', { format: { encoding: 'mp3', rate: 8000, channels: 1 } }))],
      'not understood',
    ],
    [
      'two calls on one connection',
      [JSON.stringify(start('x-1')), JSON.stringify(start('x-2'))],
      'carries one call',
    ],
  ] as const)('refused with its reason: %s', async ([, messages, reason]) => {
    const organisation = await stack.organisation();
    const sender = await liveSender(url(), await stack.key(organisation, 'admin'));
    for (const message of messages) {
      if (typeof message === 'string') sender.say(message);
      else sender.sound(message);
    }
    expect((await sender.answer('problem')).title).toContain(reason);
    await sender.close();
  });

  test('only keys that may send conversations may send calls', async () => {
    const organisation = await stack.organisation();
    const viewer = await stack.key(organisation, 'viewer');
    await expect(liveSender(url(), viewer)).rejects.toThrow('403');
    await expect(liveSender(url(), 'tz_unknown')).rejects.toThrow('401');
  });
});
