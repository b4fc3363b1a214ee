import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  FF_ENCODER_AAC,
  FF_ENCODER_FLAC,
  FF_ENCODER_LIBMP3LAME,
  FF_ENCODER_LIBOPUS,
  FF_ENCODER_PCM_ALAW,
  FF_ENCODER_PCM_MULAW,
} from 'node-av/constants';
import { beforeAll, describe, expect, it } from 'vitest';
import { AudioRefusal } from '#core/ports/speech-audio.ts';
import { CallListener } from '#core/speech/call-listener.ts';
import { noise, tone } from '../../../test/speech/voice.ts';
import { encodeFile, encodeVariably, toTelephone, wavOf } from '../../../test/speech/write-audio.ts';
import { ffmpegReader } from './ffmpeg-reader.ts';

const SECONDS = 2;
/** A voice made by `voice()` from 0.7 to 2.3 s at −20 dB, noise at −60; written by `ffmpeg -c:a libgsm_ms`. */
const GSM = fileURLToPath(new URL('../../../test/speech/gsm-610.wav', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzhen-audio-'));
});

/** Two channels that differ, so that a mix-up would show. */
function sound(): Float32Array[] {
  return [tone(SECONDS * 1000, [300], -12), tone(SECONDS * 1000, [500], -24)];
}

async function written(name: string, bytes: Buffer | string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}

async function decode(file: string) {
  const audio = await ffmpegReader.open(file);
  try {
    const levels = Array.from({ length: audio.channels }, () => 0);
    let samples = 0;
    for await (const block of audio.blocks()) {
      samples += block[0]!.length;
      for (const [c, plane] of block.entries()) for (const value of plane) levels[c]! += value * value;
    }
    const decibels = levels.map((squares) => 10 * Math.log10(squares / samples));
    return { audio, seconds: samples / 16_000, decibels };
  } finally {
    audio.close();
  }
}

async function refusal(file: string): Promise<string | undefined> {
  try {
    await decode(file);
  } catch (error) {
    return error instanceof AudioRefusal ? error.problem.code : String(error);
  }
  return undefined;
}

async function hintOf(file: string): Promise<string | undefined> {
  const failure = await ffmpegReader.open(file).catch((error: unknown) => error);
  return failure instanceof AudioRefusal ? failure.problem.hint?.en : String(failure);
}

describe('recordings', () => {
  it.each([
    ['a.flac', FF_ENCODER_FLAC, 16_000],
    ['a.opus', FF_ENCODER_LIBOPUS, 16_000],
    ['mulaw.wav', FF_ENCODER_PCM_MULAW, 8000],
    ['alaw.wav', FF_ENCODER_PCM_ALAW, 8000],
  ] as const)('of %s come out at 16 kHz with their channels apart', async (name, encoder, rate) => {
    const file = join(folder, name);
    const channels = rate === 8000 ? sound().map(toTelephone) : sound();
    await encodeFile(file, encoder, channels, rate);
    const { audio, seconds, decibels } = await decode(file);
    expect([audio.channels, audio.sourceRate >= rate]).toEqual([2, true]);
    expect(Math.abs(seconds - SECONDS)).toBeLessThan(0.15);
    expect(Math.abs(decibels[0]! + 12)).toBeLessThan(1);
    expect(Math.abs(decibels[1]! + 24)).toBeLessThan(1);
  });

  it('in GSM 06.10, as telephone systems keep it in WAV, are heard where somebody speaks', async () => {
    const { audio, seconds, decibels } = await decode(GSM);
    expect([audio.channels, audio.sourceRate]).toEqual([1, 8000]);
    expect(Math.abs(seconds - 3)).toBeLessThan(0.05);
    expect(Math.abs(decibels[0]! + 20 + 10 * Math.log10(3 / 1.6))).toBeLessThan(1.5);
    const listener = new CallListener(1);
    const again = await ffmpegReader.open(GSM);
    for await (const block of again.blocks()) await listener.take(block);
    again.close();
    const [speech] = listener.heard().speech;
    expect(speech).toHaveLength(1);
    expect(Math.abs(speech![0]!.startMs - 700)).toBeLessThanOrEqual(100);
    expect(Math.abs(speech![0]!.endMs - 2300)).toBeLessThanOrEqual(100);
  });

  it('may be named by a wrong ending, and be short', async () => {
    const file = await written('really.mp3', wavOf(sound()));
    expect((await decode(file)).seconds).toBe(SECONDS);
    expect((await decode(await written('blip.wav', wavOf([tone(100, [300])])))).seconds).toBe(0.1);
  });

  it('that are cut off give what there is, and tell how long they should have been', async () => {
    const whole = wavOf(sound());
    const { audio, seconds } = await decode(await written('cut.wav', whole.subarray(0, whole.length / 2)));
    expect(seconds).toBeCloseTo(SECONDS / 2, 1);
    expect(audio.announcedMs).toBeGreaterThan(seconds * 1000 * 1.5);
  });

  it.each([0, 0xffffffff, 0x7fffffff, 0x7ffff000, 0x7fffff00, 0xffffffb0])(
    'that were streamed, with %d for their length, are not taken for cut off',
    async (length) => {
      const streamed = Buffer.from(wavOf(sound()));
      streamed.writeUInt32LE(length, 40);
      const { audio, seconds } = await decode(await written(`streamed-${length}.wav`, streamed));
      expect(seconds).toBeCloseTo(SECONDS, 1);
      expect(audio.announcedMs ?? 0).toBeLessThan(seconds * 1000 * 1.5);
    },
  );

  const QUALITY = { global_quality: String(118 * 4), flags: '+qscale' };
  it.each([
    ['tagged.mp3', FF_ENCODER_LIBMP3LAME, QUALITY, {}, true],
    ['untagged.mp3', FF_ENCODER_LIBMP3LAME, QUALITY, { write_xing: '0' }, false],
    ['untitled.mp3', FF_ENCODER_LIBMP3LAME, QUALITY, { write_xing: '0', id3v2_version: '0' }, false],
    ['packed.m4a', FF_ENCODER_AAC, { b: '32000' }, {}, true],
    ['frames.aac', FF_ENCODER_AAC, { b: '32000' }, {}, false],
  ] as const)(
    'of %s announce a length, and are played as they are, only where the file tells it itself',
    async (name, encoder, quality, container, tells) => {
      // Frames of silence are small, so that a length by the size of the first is far too long.
      const varied = new Float32Array(12 * 16_000);
      varied.set(noise(8_000, -12, 7), 4 * 16_000);
      const file = join(folder, name);
      await encodeVariably(file, encoder, varied, quality, container);
      const { audio, seconds } = await decode(file);
      expect(seconds).toBeCloseTo(12, 0);
      expect([audio.announcedMs !== undefined, audio.mediaType !== undefined]).toEqual([tells, tells]);
      if (tells) expect(Math.abs(audio.announcedMs! - 12_000)).toBeLessThan(200);
    },
  );

  it('of AMR with pauses announce no length', async () => {
    const [spoken, pause] = [Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31)]), Buffer.from([0x7c])];
    const frames = Array.from({ length: 300 }, (_, index) => (index < 100 ? pause : spoken));
    const { audio } = await decode(
      await written('pauses.amr', Buffer.concat([Buffer.from('#!AMR\n'), ...frames])),
    );
    expect(audio.announcedMs).toBeUndefined();
  });

  it('that are none are refused with the reason', async () => {
    expect(await refusal(await written('zero.wav', ''))).toBe('empty-file');
    expect(await refusal(await written('words.wav', 'customer: hello\n'.repeat(50)))).toBe('not-audio');
    const wide = Buffer.from(`\uFEFF${'客户：喂，您好\n'.repeat(500)}`, 'utf16le');
    expect(await refusal(await written('wide.wav', wide))).toBe('not-audio');
    expect(await hintOf(join(folder, 'wide.wav'))).toContain('.txt');
    const mixed = Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.alloc(4000, 0xd8)]);
    expect(await hintOf(await written('mixed.wav', mixed))).not.toContain('.txt');
    expect(await refusal(await written('junk.mp3', Buffer.alloc(5000, 3)))).toBe('not-audio');
    expect(await refusal(await written('header.wav', wavOf(sound()).subarray(0, 44)))).toBe('no-audio');
  });
});
