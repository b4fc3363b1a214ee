import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { FF_ENCODER_PCM_ALAW } from 'node-av/constants';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analysisJob } from '#app/usecases/service/analysis-job.ts';
import { eraseConversations } from '#app/usecases/service/erase-conversations.ts';
import { recordingPeaks } from '#contract/api/sound.ts';
import { HEARING_RATE } from '#core/ports/speech-audio.ts';
import { correlation, decibels, decoded, speechBesideTone } from '../../../test/speech/decoded-sound.ts';
import { encodeFile, toTelephone, wavOf } from '../../../test/speech/write-audio.ts';
import { type ApiStack, type Asked, openApiStack } from '../../../test/suites/api-stack.ts';
import { soundInProcess } from '../../../test/suites/sound-in-process.ts';
import { callSound, SAID, takeInCall } from '../../../test/suites/spoken-call.ts';
import { createApi } from './create-api.ts';

const CALL = callSound();
const WAV = wavOf(CALL);
let stack: ApiStack;
let organisation: string;
let key: string;
let person: string;
/** How often a recording was listened to, or written anew. */
const done = { listen: 0, render: 0 };

beforeAll(async () => {
  const sound = soundInProcess(join(tmpdir(), `tingzhen-sound-${process.pid}`));
  stack = await openApiStack({
    sound: {
      listen(recording) {
        done.listen++;
        return sound.listen(recording);
      },
      render(...asked) {
        done.render++;
        return sound.render(...asked);
      },
    },
  });
  organisation = await stack.organisation();
  key = await stack.key(organisation, 'admin');
  person = (await stack.person(organisation, { role: 'reviewer' })).cookie;
  const alaw = join(tmpdir(), `tingzhen-sound-${process.pid}.wav`);
  await encodeFile(alaw, FF_ENCODER_PCM_ALAW, CALL.map(toTelephone), 8_000);
  await takeInCall(stack.ports, organisation, 'call', { bytes: WAV });
  await takeInCall(stack.ports, organisation, 'wordless', { bytes: WAV, words: null });
  await takeInCall(stack.ports, organisation, 'alaw', { bytes: await readFile(alaw) });
  await rm(alaw);
  await stack.analyseAll(organisation);
});
afterAll(() => stack.close());

const ask = (id: string, asked: Asked & { readonly method?: string; readonly query?: string } = { key }) =>
  stack.ask(asked.method ?? 'GET', `/api/v1/conversations/${id}/sound${asked.query ?? ''}`, asked);
const batchOf = async (id: string) =>
  (await stack.ports.workflow.receipts.find(organisation, [id]))[0]!.batch;
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const problem = async (response: Response) => [
  response.status,
  ((await response.json()) as { type: string }).type.split(':').at(-1),
];

async function heard(response: Response): Promise<Float32Array[]> {
  const file = join(tmpdir(), `tingzhen-heard-${process.pid}-${Math.random()}`);
  await writeFile(file, await bytesOf(response));
  try {
    return await decoded(file);
  } finally {
    await rm(file);
  }
}
const part = (samples: Float32Array, startMs: number, endMs: number) =>
  samples.subarray((startMs * HEARING_RATE) / 1000, (endMs * HEARING_RATE) / 1000);

describe('the sound of a conversation', () => {
  test('is the recording as it came, where browsers play it', async () => {
    const response = await ask('call');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('audio/wav');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(WAV.equals(await bytesOf(response))).toBe(true);
  });

  test('comes in the ranges that a player asks for', async () => {
    const some = await ask('call', { key, headers: { range: 'bytes=100-199' } });
    expect(some.status).toBe(206);
    expect(some.headers.get('content-range')).toBe(`bytes 100-199/${WAV.length}`);
    expect(some.headers.get('content-length')).toBe('100');
    expect((await bytesOf(some)).equals(WAV.subarray(100, 200))).toBe(true);
    const end = await ask('call', { key, headers: { range: 'bytes=-50' } });
    expect((await bytesOf(end)).equals(WAV.subarray(-50))).toBe(true);
    const outside = await ask('call', { key, headers: { range: `bytes=${WAV.length}-` } });
    expect(outside.headers.get('content-range')).toBe(`bytes */${WAV.length}`);
    expect(await problem(outside)).toEqual([416, 'range-outside']);
  });

  test('is asked for again only where it has changed', async () => {
    const tag = (await ask('call')).headers.get('etag')!;
    const known = await ask('call', { key, headers: { 'if-none-match': tag } });
    expect([known.status, (await bytesOf(known)).length]).toEqual([304, 0]);
    const range = { range: 'bytes=0-9' };
    expect((await ask('call', { key, headers: { ...range, 'if-range': tag } })).status).toBe(206);
    expect((await ask('call', { key, headers: { ...range, 'if-range': '"other"' } })).status).toBe(200);
    expect((await ask('call', { cookie: person })).headers.get('etag')).not.toBe(tag);
  });

  test('tells its length without its bytes, over a real connection', async () => {
    const api = createApi({ ...stack.dependencies, registry: new Registry() });
    const server = createServer(getRequestListener(api.fetch));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/api/v1/conversations/call/sound`;
    const headers = { authorization: `Bearer ${key}` };
    const head = await fetch(url, { method: 'HEAD', headers });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(WAV.length)]);
    expect(head.headers.get('accept-ranges')).toBe('bytes');
    const some = await fetch(url, { headers: { ...headers, range: 'bytes=0-9' } });
    expect([some.status, (await some.arrayBuffer()).byteLength]).toEqual([206, 10]);
    server.closeAllConnections();
    server.close();
  });

  test('holds a tone and no speech while the number is said, to a person who sees it masked', async () => {
    const response = await ask('call', { cookie: person });
    expect(response.headers.get('content-type')).toBe('audio/ogg');
    const sound = await heard(response);
    const found = await stack.ask('GET', '/api/v1/conversations/call/peaks', { cookie: person });
    const { bleeps, needsReveal } = recordingPeaks.parse(await found.json());
    expect(needsReveal).toBe(false);
    const [bleep, ...others] = bleeps;
    expect(others).toEqual([]);
    // Seven syllables before the eleven of the number: by the pace of the turn it begins at four tenths.
    expect(bleep!.startMs).toBeLessThan(SAID.startMs + 0.3 * (SAID.endMs - SAID.startMs));
    expect(bleep!.endMs).toBeGreaterThanOrEqual(SAID.endMs);
    for (const samples of sound) {
      const hidden = part(samples, bleep!.startMs + 20, bleep!.endMs - 20);
      expect(decibels(hidden)).toBeGreaterThan(-30);
      expect(speechBesideTone(hidden)).toBeLessThan(-50);
    }
    expect(correlation(part(sound[0]!, 600, 3_400), part(CALL[0]!, 600, 3_400))).toBeGreaterThan(0.9);
    expect(correlation(part(sound[0]!, 9_100, 11_400), part(CALL[0]!, 9_100, 11_400))).toBeGreaterThan(0.9);
  });

  test('is written once, however often it is asked for', async () => {
    await (await ask('call', { cookie: person })).arrayBuffer();
    const before = done.render;
    await Promise.all([1, 2, 3].map(async () => (await ask('call', { cookie: person })).arrayBuffer()));
    expect(done.render).toBe(before);
  });

  test('is heard with personal data for a reason, which is recorded before it is heard', async () => {
    expect((await ask('call', { cookie: person, query: '?reveal=true' })).status).toBe(400);
    const response = await ask('call', { cookie: person, query: '?reveal=true&reason=核实投诉' });
    expect(WAV.equals(await bytesOf(response))).toBe(true);
    const entries = await stack.ports.workflow.audit.list(organisation, { limit: 50 });
    const revealed = entries.filter(({ action }) => action === 'conversation.reveal');
    expect(revealed.map(({ subject, details }) => [subject, details])).toEqual([
      ['call', { sound: true, reason: '核实投诉' }],
    ]);
    const viewer = (await stack.person(organisation, { role: 'viewer' })).cookie;
    const refused = await ask('call', { cookie: viewer, query: '?reveal=true&reason=x' });
    expect(await problem(refused)).toEqual([403, 'not-allowed']);
  });

  test('is recorded once for many pieces', async () => {
    const listener = await stack.person(organisation, { role: 'reviewer' });
    for (const at of [0, 1000, 2000]) {
      const range = `bytes=${at}-${at + 9}`;
      await (await ask('call', { cookie: listener.cookie, headers: { range } })).arrayBuffer();
    }
    const entries = await stack.ports.workflow.audit.list(organisation, { limit: 50 });
    const own = entries.filter(({ actor }) => actor === `user:${listener.id}`);
    expect(own.map(({ action, subject }) => [action, subject])).toEqual([['conversation.listen', 'call']]);
  });

  test('without words is heard by nobody before they reveal personal data', async () => {
    expect(await problem(await ask('wordless', { cookie: person }))).toEqual([403, 'needs-reveal']);
    const viewer = (await stack.person(organisation, { role: 'viewer' })).cookie;
    expect(await problem(await ask('wordless', { cookie: viewer }))).toEqual([403, 'needs-reveal']);
    const revealed = await ask('wordless', { cookie: person, query: '?reveal=true&reason=x' });
    expect(WAV.equals(await bytesOf(revealed))).toBe(true);
    const found = await stack.ask('GET', '/api/v1/conversations/wordless/peaks', { cookie: person });
    expect(await found.json()).toMatchObject({ needsReveal: true, bleeps: [] });
  });

  test('is rewritten where browsers do not play it', async () => {
    const response = await ask('alaw');
    expect(response.headers.get('content-type')).toBe('audio/ogg');
    const sound = await heard(response);
    expect(Math.abs(sound[0]!.length / HEARING_RATE - 12)).toBeLessThan(0.05);
    expect(correlation(part(sound[1]!, 4_100, 8_400), part(CALL[1]!, 4_100, 8_400))).toBeGreaterThan(0.85);
  });

  test('is for those who see the conversation, and for nobody else', async () => {
    const own = await stack.person(organisation, { role: 'agent', agentIds: ['A01'] });
    const other = await stack.person(organisation, { role: 'agent', agentIds: ['A02'] });
    expect((await ask('call', { cookie: own.cookie })).status).toBe(200);
    expect(await problem(await ask('call', { cookie: other.cookie }))).toEqual([404, 'not-found']);
    expect(await problem(await ask('call', {}))).toEqual([401, 'not-signed-in']);
    const elsewhere = await stack.key(await stack.organisation(), 'admin');
    expect(await problem(await ask('call', { key: elsewhere }))).toEqual([404, 'not-found']);
  });

  test('is heard by whoever reviews the call, beside nothing of what was found in it', async () => {
    const { cookie } = await stack.person(organisation, { role: 'reviewer' });
    const sent = await stack.ask('POST', '/api/v1/reviews', { cookie, body: { conversations: ['call'] } });
    const { results } = (await sent.json()) as { results: [{ review: string }] };
    const read = await stack.ask('GET', `/api/v1/reviews/${results[0].review}`, { cookie });
    expect(await read.json()).toMatchObject({
      isBlind: true,
      // As a page tells that there is something to be heard.
      detail: { signals: [], conversation: { channel: 'voice', attributes: { sound: {} } } },
    });
    expect((await ask('call', { cookie })).status).toBe(200);
  });

  test('is that of the organisation which a player names in the address', async () => {
    const both = await stack.person(organisation, { role: 'reviewer' });
    const second = await stack.organisation();
    const place = { userId: both.id, role: 'reviewer', agentIds: [], teams: [] } as const;
    await stack.ports.workflow.people.setMember({ ...place, organisation: second });
    expect((await ask('call', { cookie: both.cookie })).status).toBe(400);
    const named = (id: string) => ask('call', { cookie: both.cookie, query: `?organisation=${id}` });
    expect((await named(organisation)).status).toBe(200);
    expect((await named(second)).status).toBe(404);
  });

  test('is missing with a clear word where no recording is kept', async () => {
    const body = { id: 'chat', turns: [{ role: 'customer', text: '你好' }] };
    await stack.ask('POST', '/api/v1/conversations', { key, body });
    expect(await problem(await ask('chat'))).toEqual([404, 'no-recording']);
    expect(await problem(await ask('nobody'))).toEqual([404, 'not-found']);
  });
});

describe('the peaks of a recording', () => {
  test('were kept when it was heard, and show who speaks when', async () => {
    const before = done.listen;
    const response = await stack.ask('GET', '/api/v1/conversations/call/peaks', { key });
    const { durationMs, peaks, bleeps } = recordingPeaks.parse(await response.json());
    expect(done.listen).toBe(before);
    expect(durationMs).toBe(12_000);
    expect(bleeps).toEqual([]);
    const loudest = (channel: number, startMs: number, endMs: number) =>
      Math.max(...peaks[channel]!.slice((startMs * 50) / 1000, (endMs * 50) / 1000));
    expect(peaks.map(({ length }) => length)).toEqual([600, 600]);
    expect(loudest(0, 500, 3_500)).toBeGreaterThan(10);
    expect(loudest(1, 500, 3_500)).toBeLessThanOrEqual(1);
    expect(loudest(1, 4_000, 8_500)).toBeGreaterThan(10);
  });

  test('are made once of a recording that came in before any were kept', async () => {
    await takeInCall(stack.ports, organisation, 'early', { bytes: WAV });
    const batch = await batchOf('early');
    await stack.ports.blobs.delete(`${organisation}/sound/${batch}/heard.json.gz`);
    const before = done.listen;
    const first = await stack.ask('GET', '/api/v1/conversations/early/peaks', { key });
    const again = await stack.ask('GET', '/api/v1/conversations/early/peaks', { key });
    expect(await first.json()).toEqual(await again.json());
    expect(done.listen).toBe(before + 1);
  });
});

test('a new analysis judges what was heard, and hears nothing again', async () => {
  const before = { ...done };
  const [reopened] = await stack.ports.workflow.receipts.reopen(organisation, ['call']);
  const { batch } = reopened!;
  await stack.ports.queue.send([analysisJob({ organisation, batch, reason: 'reanalysis' }, 'fresh')]);
  await stack.analyseAll(organisation);
  const found = await stack.ports.facts.conversation(organisation, 'call');
  expect(found?.version).toBeGreaterThan(1);
  expect(found?.analysis.signals.map(({ type }) => type)).toContain('privacy.pii');
  const response = await ask('call', { cookie: person });
  expect((await bytesOf(response)).length).toBeGreaterThan(10_000);
  expect(done).toEqual(before);
});

test('what was made of a recording goes with it', async () => {
  await takeInCall(stack.ports, organisation, 'goes', { bytes: WAV });
  await stack.analyseAll(organisation);
  const batch = await batchOf('goes');
  await (await ask('goes', { cookie: person })).arrayBuffer();
  const folder = join(stack.blobFolder, organisation, 'sound', batch);
  expect((await readdir(folder)).map((name) => name.replace(/[0-9a-f]{16}/, '…')).sort()).toEqual([
    'bleeped-….ogg',
    'heard.json.gz',
  ]);
  await eraseConversations(stack.ports, organisation, ['goes'], 'system');
  expect(await readdir(folder).catch(() => 'gone')).toBe('gone');
  expect(await problem(await ask('goes'))).toEqual([404, 'not-found']);
});
