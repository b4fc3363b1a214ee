import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ffmpegReader } from '#adapters/speech/ffmpeg-reader.ts';
import { openSilero } from '#adapters/speech/silero-activity.ts';
import type { VoiceActivityModel } from '#core/ports/speech-activity.ts';
import { HEARING_RATE } from '#core/ports/speech-audio.ts';
import { CallListener } from '#core/speech/call-listener.ts';
import { lineTonesOf, stillMusicOf } from '#core/speech/still-sound.ts';
import { intersectionOf, type Stretch, totalOf } from '#core/speech/stretches.ts';
import { cadence, keys, music } from './line-sounds.ts';
import { mixInto, noise, voice } from './voice.ts';

// Sounds of the line that a model of speech takes for speech.

const BEFORE_MS = 4500;
/** The voice that answers, after a pause. */
const ANSWER_MS = 2500;
const NEAR_MS = 200;

let model: VoiceActivityModel;
beforeAll(async () => {
  model = await openSilero();
});
afterAll(() => model.close());

/** One channel: somebody speaks, the sound, somebody speaks. */
async function hear(sound: Float32Array, noiseDb: number) {
  const soundMs = (sound.length * 1000) / HEARING_RATE;
  const ms = BEFORE_MS + soundMs + 2000 + ANSWER_MS;
  const samples = new Float32Array((ms * HEARING_RATE) / 1000);
  mixInto(samples, noise(ms, noiseDb, 3), 0);
  mixInto(samples, voice({ ms: 3000, hz: 120, seed: 3 }), 500);
  mixInto(samples, sound, BEFORE_MS);
  mixInto(samples, voice({ ms: ANSWER_MS, hz: 210, seed: 5 }), BEFORE_MS + soundMs + 1500);
  const listener = new CallListener(1, model.start(1));
  for (let from = 0; from < samples.length; from += HEARING_RATE) {
    await listener.take([samples.subarray(from, from + HEARING_RATE)]);
  }
  const { speech, holds, tracks } = listener.heard();
  const during: Stretch = { startMs: BEFORE_MS, endMs: BEFORE_MS + soundMs };
  return { speech: speech[0]!, holds, during, track: tracks[0]! };
}

describe.each([-75, -45])('over noise of %i dB', (noiseDb) => {
  test.each([
    ['keys of 60 ms', keys('13800138', 60, 60)],
    ['keys of 200 ms', keys('1#*069D', 200, 300)],
    ['a single key', keys('5', 150, 50)],
    ['faint keys', keys('2580', 100, 100, -38)],
    ['ring-back of China', cadence([450], 1000, 4000, 2)],
    ['ring-back of North America', cadence([440, 480], 2000, 4000, 2)],
    ['ring-back of Britain', cadence([400, 450], 400, 200, 8)],
    ['busy tone of China', cadence([450], 350, 350, 10)],
    ['busy tone of North America', cadence([480, 620], 500, 500, 8)],
    ['congestion', cadence([450], 700, 700, 6)],
    ['the tone of a machine', cadence([1000], 400, 100, 1)],
    ['chords', music(8000, 500)],
    ['short chords', music(8000, 300)],
    ['plucked chords', music(8000, 500, 4)],
    ['long chords', music(10_000, 2000)],
  ])('%s are no speech, and the voices around them are', async (_, sound) => {
    const { speech, during } = await hear(sound, noiseDb);
    expect(totalOf(intersectionOf(speech, [during]))).toBe(0);
    expect(totalOf(speech)).toBeGreaterThan(ANSWER_MS);
  });

  test.each([
    ['tone', 'busy tone', cadence([450], 350, 350, 10)],
    ['tone', 'ring-back', cadence([450], 1000, 4000, 2).subarray(0, 6 * HEARING_RATE)],
    ['music', 'music', music(8000, 500)],
  ] as const)('a hold is a %s where there is %s', async (kind, _, sound) => {
    const { holds, during } = await hear(sound, noiseDb);
    expect(holds.map((hold) => hold.kind)).toEqual([kind]);
    expect(Math.abs(holds[0]!.startMs - during.startMs)).toBeLessThanOrEqual(NEAR_MS);
    expect(Math.abs(holds[0]!.endMs - during.endMs)).toBeLessThanOrEqual(2 * NEAR_MS);
  });
});

test('which key is heard is told by its lines', async () => {
  const pressed = '147*2580369#ABCD';
  const { track, during } = await hear(keys(pressed, 100, 100), -60);
  const heard = Array.from(pressed, (_, i) => track.tone((during.startMs + i * 200 + 50) / 10));
  expect(heard).toEqual(Array.from(pressed, (key) => '123A456B789C*0#D'.indexOf(key) + 1));
});

const FOLDER = fileURLToPath(new URL('./planted/', import.meta.url));
test.each(readdirSync(FOLDER).filter((file) => file.endsWith('.ogg')))(
  'in the spoken call %s nothing holds still',
  async (file) => {
    const audio = await ffmpegReader.open(`${FOLDER}${file}`);
    const listener = new CallListener(2);
    for await (const block of audio.blocks()) await listener.take(block);
    audio.close();
    const { tracks } = listener.heard();
    expect(tracks.flatMap(lineTonesOf)).toEqual([]);
    expect(tracks.flatMap(stillMusicOf)).toEqual([]);
  },
);
