import { describe, expect, it } from 'vitest';
import { mixInto, noise, voice } from '../../../test/speech/voice.ts';
import { withoutLeaks } from './crosstalk.ts';
import { FrameTrack } from './frame-track.ts';

const SAID = { startMs: 500, endMs: 2500 };
const BESIDE = { startMs: 3000, endMs: 4500 };

function trackOf(parts: readonly { atMs: number; sound: Float32Array }[]): FrameTrack {
  const samples = noise(5000, -75);
  for (const { atMs, sound } of parts) mixInto(samples, sound, atMs);
  const track = new FrameTrack();
  track.take(samples);
  return track;
}

/** One seed, so that both rise and fall together. */
const voiceOf = (hz: number, levelDb: number) => voice({ ms: 1500, hz, levelDb, seed: 4 });

describe('a soft voice beside a loud one that rises and falls like it', () => {
  const loud = { atMs: BESIDE.startMs, sound: voiceOf(210, -20) };
  const other = { track: trackOf([loud]), speech: [BESIDE] };
  const own = { atMs: SAID.startMs, sound: voice({ ms: 2000, hz: 120, levelDb: -20 }) };

  it('is a leak where it has the same pitch', () => {
    const track = trackOf([own, { atMs: BESIDE.startMs, sound: voiceOf(210, -36) }]);
    expect(withoutLeaks({ track, speech: [SAID, BESIDE] }, other)).toEqual([SAID]);
  });

  it('is somebody else where it has a pitch of its own', () => {
    const track = trackOf([own, { atMs: BESIDE.startMs, sound: voiceOf(120, -36) }]);
    expect(withoutLeaks({ track, speech: [SAID, BESIDE] }, other)).toEqual([SAID, BESIDE]);
  });
});
