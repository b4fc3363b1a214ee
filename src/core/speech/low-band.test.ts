import { expect, test } from 'vitest';
import { HEARING_RATE } from '../ports/speech-audio.ts';
import { LOW_RATE, LowBand } from './low-band.ts';

const tone = (hz: number, length: number) =>
  Float32Array.from({ length }, (_, i) => Math.sin((2 * Math.PI * hz * i) / HEARING_RATE));

test('the low band is the same whatever the pieces in which the sound comes', () => {
  const sound = tone(440, 1600);
  const whole = new LowBand().take(sound);
  const inPieces = new LowBand();
  const pieces = [4, 20, 8, 36, 332, 1200];
  let at = 0;
  const low = pieces.flatMap((length) => {
    at += length;
    return [...inPieces.take(sound.subarray(at - length, at))];
  });
  expect(at).toBe(sound.length);
  expect(low).toEqual([...whole]);
});

test.each([
  [300, 0.95, 1.05],
  [1000, 0.95, 1.05],
  [3500, 0, 0.02],
])('of a tone of %d Hz it keeps what lies below 1.8 kHz', (hz, least, most) => {
  const low = new LowBand().take(tone(hz, HEARING_RATE)).subarray(LOW_RATE / 10);
  const loudest = low.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  expect(loudest).toBeGreaterThanOrEqual(least);
  expect(loudest).toBeLessThanOrEqual(most);
});
