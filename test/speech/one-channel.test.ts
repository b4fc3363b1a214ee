import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ffmpegReader } from '#adapters/speech/ffmpeg-reader.ts';
import { openVoicePrints } from '#adapters/speech/ge2e-prints.ts';
import { openSilero } from '#adapters/speech/silero-activity.ts';
import { toldOfCall } from '#app/boot.ts';
import { type HearingPorts, hearRecording } from '#app/usecases/hear-recording.ts';
import type { VoicePrintModel } from '#core/ports/voice-prints.ts';
import { intersectionOf, type Stretch, totalOf } from '#core/speech/stretches.ts';
import { noise, voice } from './voice.ts';
import { wavOf } from './write-audio.ts';

// A call of two women in one channel (training/speech/plant_calls.py --first 300, mixed to one), with what was planted beside it.

const CALL = fileURLToPath(new URL('./one-channel/two-women-zh.ogg', import.meta.url));
const { turns: planted }: { turns: readonly (Stretch & { speaker: number; text: string })[] } = JSON.parse(
  readFileSync(new URL('./one-channel/planted.json', import.meta.url), 'utf8'),
);

let folder: string;
let ports: HearingPorts;
let model: VoicePrintModel | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tingzhen-one-channel-'));
  const voices = async () => {
    model ??= await openVoicePrints();
    return model;
  };
  ports = { audio: ffmpegReader, activity: await openSilero(), told: toldOfCall, voices };
});

afterAll(async () => {
  await ports.activity.close();
  await model?.close();
  rmSync(folder, { recursive: true });
});

async function heard(file: string, ears: HearingPorts = ports) {
  const outcome = await hearRecording(file, {}, ears);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const codes = outcome.warnings.map(({ code }) => code);
  return { turns: outcome.conversation.turns, codes, warnings: outcome.warnings };
}

function written(name: string, sound: Float32Array, side?: object): string {
  const file = join(folder, `${name}.wav`);
  writeFileSync(file, wavOf([sound]));
  if (side !== undefined) writeFileSync(join(folder, `${name}.json`), JSON.stringify(side));
  return file;
}

/** The share of what a speaker alone was planted to say that is told as a role. */
function shareOf(turns: Awaited<ReturnType<typeof heard>>['turns'], speaker: number, role: string): number {
  const own = planted.filter((turn) => turn.speaker === speaker);
  const told = turns
    .filter((turn) => turn.role === role)
    .map(({ startMs, endMs }) => ({ startMs: startMs!, endMs: endMs! }));
  return totalOf(intersectionOf(own, told)) / totalOf(own);
}

describe('a call of two women in one channel', () => {
  it('has each turn with who spoke it', async () => {
    const { turns, codes, warnings } = await heard(CALL);
    expect(shareOf(turns, 0, 'agent')).toBeGreaterThan(0.95);
    expect(shareOf(turns, 1, 'customer')).toBeGreaterThan(0.9);
    expect(codes).toEqual(['one-channel']);
    expect(warnings[0]!.message.en).toContain('by their voices');
  });

  it('has its words with who said them, where a transcript does not tell', async () => {
    const file = join(folder, 'worded.ogg');
    writeFileSync(file, readFileSync(CALL));
    const segments = planted.map(({ startMs, endMs, text }) => ({
      start: startMs / 1000,
      end: endMs / 1000,
      text,
    }));
    writeFileSync(file.replace('.ogg', '.json'), JSON.stringify({ segments }));
    const { turns } = await heard(file);
    const long = planted.filter((turn) => turn.endMs - turn.startMs > 1500);
    for (const { speaker, text } of long) {
      const role = turns.find((turn) => turn.text === text)!.role;
      expect(role, text).toBe(speaker === 0 ? 'agent' : 'customer');
    }
  });
});

it('a third voice that goes on after a call is told, and is no second customer', async () => {
  const audio = await ffmpegReader.open(CALL);
  const blocks: Float32Array[] = [];
  for await (const [samples] of audio.blocks()) blocks.push(samples!);
  audio.close();
  const other = noise(16_000, -70);
  for (const at of [1, 5, 9]) other.set(voice({ ms: 3000, hz: 110, seed: at }), at * 16_000);
  const all = [...blocks, other].flatMap((block) => [...block]);
  const { turns, codes, warnings } = await heard(written('three', Float32Array.from(all)));
  expect(codes).toEqual(['several-voices', 'one-channel']);
  expect(warnings[0]!.message.en).toContain('3 voices');
  expect(turns.at(-1)!.role).toBe('agent');
  expect(shareOf(turns, 1, 'customer')).toBeGreaterThan(0.9);
});

describe('one channel without two voices', () => {
  it('with one voice has one speaker', async () => {
    const sound = noise(20_000, -70);
    for (const at of [1, 5, 9, 13]) sound.set(voice({ ms: 3000, hz: 150, seed: at }), at * 16_000);
    const { turns, warnings } = await heard(written('one', sound));
    expect(new Set(turns.map(({ role }) => role))).toEqual(new Set(['agent']));
    expect(warnings.map(({ message }) => message.en)).toEqual([expect.stringContaining('only one voice')]);
  });

  it('with silence or noise alone has nobody', async () => {
    for (const [name, sound] of [
      ['silence', new Float32Array(5 * 16_000)],
      ['noise', noise(5000, -50)],
    ] as const) {
      const { turns, codes } = await heard(written(name, sound));
      expect(turns).toEqual([]);
      expect(codes).toContain('no-speech');
    }
  });

  it('of a single second is heard', async () => {
    const { turns } = await heard(written('second', voice({ ms: 1000, hz: 150 })));
    expect(new Set(turns.map(({ role }) => role)).size).toBeLessThanOrEqual(1);
  });

  it('does not ask for voices where a transcript names the speakers', async () => {
    const sound = noise(8000, -70);
    sound.set(voice({ ms: 3000, hz: 150 }), 16_000);
    const file = written('named', sound, {
      segments: [
        { start: 1, end: 2.5, text: '您好，请问有什么可以帮您？', speaker: 'agent' },
        { start: 2.6, end: 4, text: '我的包裹还没到。', speaker: 'customer' },
      ],
    });
    const voices = () => Promise.reject(new Error('nobody asks'));
    const { turns } = await heard(file, { ...ports, voices });
    expect(turns.map(({ role }) => role)).toEqual(['agent', 'customer']);
  });
});
