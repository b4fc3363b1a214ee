import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FF_ENCODER_PCM_ALAW } from 'node-av/constants';
import { ffmpegReader } from '#adapters/speech/ffmpeg-reader.ts';
import type { VoiceActivityModel } from '#core/ports/speech-activity.ts';
import { CallListener, type HeardSound } from '#core/speech/call-listener.ts';
import { type HeardTurn, hearTurns } from '#core/speech/hear-turns.ts';
import type { Stretch } from '#core/speech/stretches.ts';
import { mixInto, noise } from '../test/speech/voice.ts';
import { encodeFile, toTelephone, wavOf } from '../test/speech/write-audio.ts';

const NEAR_MS = 200;
const NOISE_BELOW_DB = 10;

/** What was found against what was planted; both ends must be right within 0.2 s. */
export class Score {
  right = 0;
  found = 0;
  planted = 0;

  add(found: readonly Stretch[], planted: readonly Stretch[]): void {
    const open = [...planted];
    this.found += found.length;
    this.planted += planted.length;
    for (const one of found) {
      const index = open.findIndex(
        ({ startMs, endMs }) =>
          Math.abs(startMs - one.startMs) <= NEAR_MS && Math.abs(endMs - one.endMs) <= NEAR_MS,
      );
      if (index < 0) continue;
      this.right++;
      open.splice(index, 1);
    }
  }

  toString(): string {
    const f1 = (2 * this.right) / Math.max(1, this.found + this.planted);
    return `F1 ${f1.toFixed(3)} (${this.right} right of ${this.found} found, ${this.planted} planted)`;
  }
}

/** The channels of a recording, whole. */
export async function channelsOf(file: string): Promise<Float32Array[]> {
  const audio = await ffmpegReader.open(file);
  const blocks: (readonly Float32Array[])[] = [];
  for await (const block of audio.blocks()) blocks.push(block);
  audio.close();
  const length = blocks.reduce((sum, [first]) => sum + first!.length, 0);
  return Array.from({ length: audio.channels }, (_, channel) => {
    const all = new Float32Array(length);
    let at = 0;
    for (const block of blocks) {
      all.set(block[channel]!, at);
      at += block[channel]!.length;
    }
    return all;
  });
}

export interface Listened {
  readonly sound: HeardSound;
  readonly turns: readonly HeardTurn[];
  /** Processor time. */
  readonly spentMs: number;
}

export async function listenTo(
  model: VoiceActivityModel,
  channels: readonly Float32Array[],
): Promise<Listened> {
  const before = process.cpuUsage();
  const listener = new CallListener(2, model.start(2));
  for (let from = 0; from < channels[0]!.length; from += 16_000) {
    await listener.take(channels.map((samples) => samples.subarray(from, from + 16_000)));
  }
  const sound = listener.heard();
  const turns = hearTurns(sound);
  const { user, system } = process.cpuUsage(before);
  return { sound, turns, spentMs: (user + system) / 1000 };
}

/** What the telephone does to sound; both at 8 kHz. */
export type TelephoneCodec = 'A-law' | 'GSM';

/** Telephone band, the codec, and white noise 10 dB below the speech. */
export async function throughTelephone(
  channels: readonly Float32Array[],
  speechDb: number,
  codec: TelephoneCodec = 'A-law',
): Promise<Float32Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tingzhen-bench-'));
  try {
    const heard: Float32Array[] = [];
    for (const [c, channel] of channels.entries()) {
      const noisy = channel.slice();
      mixInto(noisy, noise((noisy.length / 16_000) * 1000, speechDb - NOISE_BELOW_DB, 5 + c), 0);
      const file = join(folder, `${c}.wav`);
      if (codec === 'GSM') await encodeGsm(file, toTelephone(noisy));
      else await encodeFile(file, FF_ENCODER_PCM_ALAW, [toTelephone(noisy)], 8000);
      heard.push((await channelsOf(file))[0]!);
    }
    const length = Math.min(...heard.map((one) => one.length));
    return heard.map((one) => one.subarray(0, length));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether the command `ffmpeg` is here and writes GSM 06.10: the FFmpeg inside the process only reads it. */
export function canWriteGsm(): boolean {
  try {
    return execFileSync('ffmpeg', ['-hide_banner', '-encoders'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    }).includes('libgsm_ms');
  } catch {
    return false;
  }
}

async function encodeGsm(file: string, samples: Float32Array): Promise<void> {
  const plain = `${file}.pcm.wav`;
  await writeFile(plain, wavOf([samples], 8000));
  execFileSync('ffmpeg', ['-v', 'error', '-i', plain, '-c:a', 'libgsm_ms', file]);
}
