import { expect, test } from 'vitest';
import { noise, tone } from '../../../test/speech/voice.ts';
import { SOUND_BANDS } from './band-levels.ts';
import { FrameTrack } from './frame-track.ts';

function bandsAt(sound: Float32Array, frame: number): number[] {
  const track = new FrameTrack();
  track.take(sound);
  return Array.from({ length: SOUND_BANDS }, (_, band) => track.soundIn(band, frame));
}

test('a tone is heard in its band, a higher one in a higher', () => {
  const strongest = [300, 700, 1200, 2000, 2900].map((hz) => {
    const bands = bandsAt(tone(500, [hz], -25), 20);
    return bands.indexOf(Math.max(...bands));
  });
  expect(strongest).toEqual([0, 1, 2, 3, 4]);
});

test('a band that is 20 dB louder counts by the same factor wherever it is', () => {
  const factors = [300, 2900].map((hz) => {
    const [loud, soft] = [-20, -40].map((db) => Math.max(...bandsAt(tone(500, [hz], db), 20)));
    return loud! / soft!;
  });
  for (const factor of factors) expect(factor).toBeCloseTo(10 ** 0.24, 1);
});

test('nothing is heard in any band where there is no sound', () => {
  const faint = bandsAt(noise(500, -90), 20);
  expect(faint).toEqual(bandsAt(new Float32Array(8000), 20));
});
