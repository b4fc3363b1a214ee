import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnalysisStopped } from '#app/usecases/service/ports.ts';
import { decoded } from '../../../test/speech/decoded-sound.ts';
import { plant } from '../../../test/speech/planted-call.ts';
import { wavOf } from '../../../test/speech/write-audio.ts';
import { transcriptionServer } from '../../../test/suites/transcription-server.ts';
import { openHearingThreads } from './hearing-thread.ts';

const MINUTE = plant({
  durationMs: 60_000,
  turns: Array.from({ length: 10 }, (_, i) => ({
    channel: (i % 2) as 0 | 1,
    startMs: 500 + 6_000 * i,
    endMs: 5_500 + 6_000 * i,
  })),
});
const here = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const CALL = here('src/adapters/demo-calls/calls/refund-zh.ogg');
let folder: string;
let minute: string;
let hours: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzhen-threads-'));
  minute = join(folder, 'minute.wav');
  hours = join(folder, 'hours.wav');
  await writeFile(minute, wavOf(MINUTE));
  // The same again and again: long enough for nobody to be done with it.
  const pcm = wavOf(MINUTE);
  const data = Buffer.concat(Array.from({ length: 60 }, () => pcm.subarray(44)));
  const header = Buffer.from(pcm.subarray(0, 44));
  header.writeUInt32LE(36 + data.length, 4);
  header.writeUInt32LE(data.length, 40);
  await writeFile(hours, Buffer.concat([header, data]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('recordings that are heard off the main thread', () => {
  test('are heard as anywhere else, and keep nobody waiting meanwhile', async () => {
    const threads = openHearingThreads();
    const before = performance.eventLoopUtilization();
    const outcome = await threads.hear(minute, {});
    const { utilization } = performance.eventLoopUtilization(before);
    expect(utilization).toBeLessThan(0.5);
    expect(outcome.ok && outcome.conversation.turns).toHaveLength(10);
    expect(outcome.ok && outcome.heard?.peaks.map(({ length }) => length)).toEqual([3000, 3000]);
    const refused = await threads.hear(join(folder, 'none.wav'), {});
    expect(refused.ok).toBe(false);
    const ogg = join(folder, 'minute.ogg');
    await threads.render(minute, ogg, [{ startMs: 1_000, endMs: 2_000 }]);
    expect((await threads.listen(ogg)).durationMs).toBeGreaterThanOrEqual(60_000);
    await threads.close();
  });

  test('write down phrases of a call that goes on, while a recording is heard', async () => {
    const body = { text: '您好。', language: 'chinese', segments: [{ start: 0, end: 1, text: '您好。' }] };
    const server = await transcriptionServer(() => ({ body }));
    const threads = openHearingThreads();
    const writer = threads.phraseWriter({ url: server.url }, ['宽带']);
    const hearing = threads.hear(hours, {}).catch(() => {});
    const phrases = [500, 6_500].map((startMs, speaker) => {
      const place = { startMs, endMs: startMs + 5_000 };
      return { speaker, ...place, speech: [place] };
    });
    const sound = MINUTE.map((samples) => samples.slice(0, 12_000 * 16));
    expect(await writer.write(async () => undefined)).toBeUndefined();
    expect(await writer.write(async () => ({ sound, phrases, heard: [] }))).toMatchObject({
      ok: true,
      heard: [['zh', expect.any(Number)]],
      recogniser: expect.stringContaining('127.0.0.1'),
      written: [
        { speaker: 0, startMs: 500, endMs: 5_500, text: '您好。' },
        { speaker: 1, startMs: 6_500, endMs: 11_500, text: '您好。' },
      ],
    });
    expect(server.asked.every(({ prompt }) => prompt === '宽带')).toBe(true);
    await threads.close();
    await hearing;
    await server.close();
  });

  test('write down phrases by a model of sherpa-onnx, with its hot words', async () => {
    const customer = (await decoded(CALL))[1]!;
    const threads = openHearingThreads();
    const model = { id: 'small', folder: here('test/speech/recognisers/zipformer') };
    const place = { startMs: 13_510, endMs: 16_570 };
    const task = {
      sound: [new Float32Array(customer.length), customer],
      phrases: [{ speaker: 1, ...place, speech: [place] }],
      heard: [],
    };
    const answer = await threads.phraseWriter(model, ['出差']).write(async () => task);
    expect(answer).toMatchObject({
      ok: true,
      recogniser: 'small',
      written: [{ text: expect.stringContaining('出差') }],
    });
    await threads.close();
  });

  test('can be closed while they hear and write, and nothing is told of what broke off', async () => {
    const threads = openHearingThreads();
    const all = [threads.hear(hours, {}), threads.listen(hours)];
    const told = Promise.all(all.map((one) => expect(one).rejects.toThrow(AnalysisStopped)));
    await pause(2_000);
    await threads.close();
    await told;
    await expect(threads.hear(minute, {})).rejects.toThrow(AnalysisStopped);
  });
});
