import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VoicePrintModel } from '#core/ports/voice-prints.ts';
import { MEL_BANDS } from '#core/speech/mel-bands.ts';
import { likeness } from '#core/speech/print-figures.ts';
import type { Stretch } from '#core/speech/stretches.ts';
import { VoiceListener } from '#core/speech/voice-listener.ts';
import { mixInto, noise, randomOf, voice } from '../../../test/speech/voice.ts';
import { openVoicePrints } from './ge2e-prints.ts';

let model: VoicePrintModel;
beforeAll(async () => {
  model = await openVoicePrints();
});
afterAll(() => model.close());

const SPEECH: readonly Stretch[] = [
  { startMs: 2000, endMs: 3600 },
  { startMs: 2400, endMs: 4000 },
  { startMs: 4500, endMs: 5100 },
];
const POWER = 10 ** (-23 / 10);

/** Two seconds of nothing, a voice for two seconds, and for 0.6. */
function call(): Float32Array {
  const sound = new Float32Array(6 * 16_000);
  mixInto(sound, voice({ ms: 2000, hz: 130, seed: 3 }), 2000);
  mixInto(sound, voice({ ms: 600, hz: 210, seed: 4 }), 4500);
  return sound;
}

async function printsOf(sound: Float32Array, block = 16_000, isNoise?: (frame: number) => boolean) {
  const windows = SPEECH.map((stretch, i) => ({ ...stretch, power: POWER, speechMs: 1000, stretch: i }));
  const listener = new VoiceListener(model, windows, isNoise);
  for (let from = 0; from < sound.length; from += block)
    await listener.take(sound.subarray(from, from + block));
  return listener.finish();
}

describe('prints of voices', () => {
  it('are unit vectors that do not depend on what is computed beside them', async () => {
    const random = randomOf(5);
    const windows = [160, 60, 120].map((frames) =>
      Float32Array.from({ length: frames * MEL_BANDS }, () => random() ** 4),
    );
    const together = await model.prints(windows);
    for (const [i, window] of windows.entries()) {
      const [alone] = await model.prints([window]);
      expect(likeness(alone!, together[i]!)).toBeGreaterThan(0.9999);
      expect(likeness(alone!, alone!)).toBeCloseTo(1, 4);
    }
    expect(await model.prints([])).toEqual([]);
  });

  it('are the same in whatever pieces the sound comes, and nearer to those of the same voice', async () => {
    const prints = await printsOf(call());
    expect(prints).toHaveLength(SPEECH.length);
    const inPieces = await printsOf(call(), 777);
    for (const [i, print] of prints.entries()) expect(likeness(print, inPieces[i]!)).toBeGreaterThan(0.9999);
    expect(likeness(prints[0]!, prints[1]!)).toBeGreaterThan(likeness(prints[0]!, prints[2]!));
  });

  it('are nearer to those of the clean voice where the noise between the words is taken off', async () => {
    const clean = await printsOf(call());
    const noisy = call();
    mixInto(noisy, noise(6000, -33), 0);
    const as = await printsOf(noisy);
    const without = await printsOf(noisy, 16_000, (frame) => frame < 190);
    expect(likeness(without[0]!, clean[0]!)).toBeGreaterThan(likeness(as[0]!, clean[0]!));
  });

  it('are told of a recording that ends before its last window', async () => {
    expect(await printsOf(call().subarray(0, 4.4 * 16_000))).toHaveLength(SPEECH.length);
  });
});
