import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cadence, keys, music } from '../../../test/speech/line-sounds.ts';
import { mixInto, noise, tone, voice } from '../../../test/speech/voice.ts';
import { HEARING_RATE } from '../ports/speech-audio.ts';
import { FrameTrack } from './frame-track.ts';
import { lineTonesOf, stillMusicOf } from './still-sound.ts';
import { intersectionOf, type Stretch, totalOf } from './stretches.ts';

const BEFORE_MS = 500;
const KEYS = '123A456B789C*0#D';

/** The sound, half a second after the beginning of some noise. */
function trackOf(sound: Float32Array, noiseDb: number): { track: FrameTrack; during: Stretch } {
  const soundMs = Math.round((sound.length * 1000) / HEARING_RATE);
  const samples = noise(soundMs + 2 * BEFORE_MS, noiseDb, 3);
  mixInto(samples, sound, BEFORE_MS);
  const track = new FrameTrack();
  track.take(samples);
  return { track, during: { startMs: BEFORE_MS, endMs: BEFORE_MS + soundMs } };
}

const key = fc.constantFrom(...KEYS);
const noiseDb = fc.integer({ min: -90, max: -45 });

describe('tones of the line', () => {
  test('are keys of any length and level, each from its beginning to its end', () => {
    fc.assert(
      fc.property(
        key,
        fc.integer({ min: 60, max: 400 }),
        fc.integer({ min: -34, max: -8 }),
        noiseDb,
        (pressed, onMs, levelDb, quiet) => {
          const { track, during } = trackOf(keys(pressed, onMs, 0, levelDb), quiet);
          const found = lineTonesOf(track);
          expect(found).toHaveLength(1);
          expect(totalOf(intersectionOf(found, [during]))).toBeGreaterThanOrEqual(onMs - 20);
          expect(totalOf(found)).toBeLessThanOrEqual(onMs + 120);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('are keys whose upper line the telephone made weaker, or stronger', () => {
    fc.assert(
      fc.property(key, fc.integer({ min: -8, max: 6 }), (pressed, twistDb) => {
        const at = KEYS.indexOf(pressed);
        const sound = tone(120, [[697, 770, 852, 941][at >> 2]!], -20);
        mixInto(sound, tone(120, [[1209, 1336, 1477, 1633][at & 3]!], -20 + twistDb), 0);
        expect(lineTonesOf(trackOf(sound, -70).track)).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['of China', [450]],
    ['of Europe', [425]],
    ['of North America', [480, 620]],
  ])('are busy tones %s, one stretch a tone', (_, hertz) => {
    expect(lineTonesOf(trackOf(cadence(hertz, 350, 350, 4), -60).track)).toHaveLength(4);
  });

  test('are in no voice, whatever its pitch and pace', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 80, max: 320 }),
        fc.integer({ min: 150, max: 260 }),
        fc.integer({ min: 1, max: 1000 }),
        noiseDb,
        (hz, syllableMs, seed, quiet) => {
          const { track } = trackOf(voice({ ms: 3000, hz, syllableMs, seed }), quiet);
          expect(lineTonesOf(track)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('are not in noise', () => {
    expect(lineTonesOf(trackOf(noise(3000, -20), -60).track)).toEqual([]);
  });
});

describe('music that stands still', () => {
  test.each([350, 500, 1000, 2000])('is made of chords of %i ms', (chordMs) => {
    for (const fade of [0, 1500 / chordMs]) {
      const { track, during } = trackOf(music(6000, chordMs, fade), -45);
      const found = stillMusicOf(track);
      expect(totalOf(intersectionOf(found, [during]))).toBeGreaterThan(5000);
      expect(totalOf(found)).toBeLessThan(6200);
    }
  });

  test('is no voice on one pitch, no noise, no note of a second', () => {
    for (const sound of [
      voice({ ms: 8000, hz: 130, syllableMs: 220 }),
      noise(4000, -20),
      tone(1000, [440]),
    ]) {
      expect(stillMusicOf(trackOf(sound, -60).track)).toEqual([]);
    }
  });
});
