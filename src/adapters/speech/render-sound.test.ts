import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FF_ENCODER_PCM_ALAW } from 'node-av/constants';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AudioRefusal, HEARING_RATE } from '#core/ports/speech-audio.ts';
import { correlation, decibels, decoded, speechBesideTone } from '../../../test/speech/decoded-sound.ts';
import { plant } from '../../../test/speech/planted-call.ts';
import { encodeFile, toTelephone, wavOf } from '../../../test/speech/write-audio.ts';
import { ffmpegReader } from './ffmpeg-reader.ts';
import { soundRenderer } from './render-sound.ts';

const { render } = soundRenderer();
const CALL = plant({
  durationMs: 12_000,
  turns: [
    { channel: 0, startMs: 500, endMs: 5_000 },
    { channel: 1, startMs: 5_500, endMs: 11_500 },
  ],
});
/** Over the end of a block, and between two turns. */
const BLEEPS = [
  { startMs: 1_700, endMs: 3_250 },
  { startMs: 7_000, endMs: 8_000 },
];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzhen-render-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const part = (samples: Float32Array, startMs: number, endMs: number) =>
  samples.subarray((startMs * HEARING_RATE) / 1000, (endMs * HEARING_RATE) / 1000);

describe('a recording that is rewritten', () => {
  test('is as long as it was, in both its channels, and is what browsers play', async () => {
    const [from, to] = [join(folder, 'call.wav'), join(folder, 'call.ogg')];
    await encodeFile(from, FF_ENCODER_PCM_ALAW, CALL.map(toTelephone), 8_000);
    await render(from, to, []);
    const source = await ffmpegReader.open(from);
    expect(source.mediaType).toBeUndefined();
    source.close();
    const audio = await ffmpegReader.open(to);
    expect(audio.mediaType).toBe('audio/ogg');
    audio.close();
    const sound = await decoded(to);
    expect(Math.abs(sound[0]!.length / HEARING_RATE - 12)).toBeLessThan(0.05);
    for (const [channel, samples] of sound.entries()) {
      const before = (await decoded(from))[channel]!;
      expect(correlation(samples, before)).toBeGreaterThan(0.9);
    }
  });

  test('holds a tone and no speech where words are hidden, in every channel, and is as it was elsewhere', async () => {
    const [from, to] = [join(folder, 'plain.wav'), join(folder, 'bleeped.ogg')];
    await writeFile(from, wavOf(CALL));
    await render(from, to, BLEEPS);
    const sound = await decoded(to);
    for (const [channel, samples] of sound.entries()) {
      for (const { startMs, endMs } of BLEEPS) {
        const hidden = part(samples, startMs + 20, endMs - 20);
        expect(decibels(hidden)).toBeGreaterThan(-30);
        expect(speechBesideTone(hidden)).toBeLessThan(-50);
      }
      const [startMs, endMs] = channel === 0 ? [3_300, 4_900] : [8_100, 11_000];
      expect(
        correlation(part(samples, startMs, endMs), part(CALL[channel]!, startMs, endMs)),
      ).toBeGreaterThan(0.9);
    }
    const spoken = decibels(part(CALL[0]!, 1_700, 3_250));
    expect(spoken).toBeGreaterThan(-35);
  });

  test('is refused with its reason where nothing can be decoded', async () => {
    const from = join(folder, 'text.wav');
    await writeFile(from, '客服：您好\n');
    await expect(render(from, join(folder, 'none.ogg'), [])).rejects.toThrow(AudioRefusal);
  });
});
