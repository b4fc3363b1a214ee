import { describe, expect, it } from 'vitest';
import { mixInto, noise, type VoiceOptions, voice } from '../../../test/speech/voice.ts';
import { FrameTrack } from './frame-track.ts';
import { paceOf } from './turn-pace.ts';

const MS = 6000;
const BEFORE_MS = 500;

function paceIn(options: Partial<VoiceOptions>, noiseDb = -75): number {
  const samples = new Float32Array(((MS + 2 * BEFORE_MS) / 1000) * 16_000);
  mixInto(samples, noise(MS + 2 * BEFORE_MS, noiseDb), 0);
  mixInto(samples, voice({ ms: MS, hz: 140, ...options }), BEFORE_MS);
  const track = new FrameTrack();
  track.take(samples);
  return paceOf(track, [{ startMs: BEFORE_MS, endMs: BEFORE_MS + MS }]).pace;
}

describe.each([
  ['in a quiet room', -75],
  ['in noise at 10 dB', -33],
])('the pace that the sound tells, %s', (_, noiseDb) => {
  it('grows with the pace of a voice', () => {
    const [usual, faster, fast] = [240, 200, 160].map((syllableMs) => paceIn({ syllableMs }, noiseDb));
    expect(faster! / usual!).toBeGreaterThan(1.1);
    expect(fast! / faster!).toBeGreaterThan(1.1);
  });

  it('differs less between sentences than from those that are hurried', () => {
    const of = (syllableMs: number) => [2, 3, 4, 5].map((seed) => paceIn({ seed, syllableMs }, noiseDb));
    expect(Math.min(...of(160))).toBeGreaterThan(1.1 * Math.max(...of(220)));
  });
});

it('the pace that the sound tells is the same for somebody who raises the voice', () => {
  expect(paceIn({ levelDb: -15 }) / paceIn({ levelDb: -23 })).toBeCloseTo(1, 1);
});
