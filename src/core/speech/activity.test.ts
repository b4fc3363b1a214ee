import { describe, expect, it } from 'vitest';
import { mixInto, noise, voice } from '../../../test/speech/voice.ts';
import { ACTIVITY_WINDOW } from '../ports/speech-activity.ts';
import { HEARING_RATE } from '../ports/speech-audio.ts';
import { activityOf } from './activity.ts';
import { FrameTrack } from './frame-track.ts';
import type { Stretch } from './stretches.ts';

const SECONDS = 4;

/** A channel of four seconds, empty afterwards, and a model that is sure of speech in one stretch of it. */
function trackOf(
  parts: readonly { atMs: number; sound: Float32Array }[],
  sure: Stretch,
  noiseDb = -70,
  emptyMs = 0,
): FrameTrack {
  const samples = new Float32Array((SECONDS + emptyMs / 1000) * HEARING_RATE);
  mixInto(samples, noise(SECONDS * 1000, noiseDb), 0);
  for (const { atMs, sound } of parts) mixInto(samples, sound, atMs);
  const track = new FrameTrack();
  track.take(samples);
  for (let at = 0; at < samples.length; at += ACTIVITY_WINDOW) {
    const ms = ((at + ACTIVITY_WINDOW / 2) * 1000) / HEARING_RATE;
    track.takeProbability(ms >= sure.startMs && ms < sure.endMs ? 0.95 : 0.02);
  }
  return track;
}

describe('a short first syllable that the model passes over', () => {
  const track = trackOf(
    [
      { atMs: 1000, sound: voice({ ms: 80, hz: 150, syllableMs: 80 }) },
      { atMs: 1280, sound: voice({ ms: 1500, hz: 150 }) },
    ],
    { startMs: 1280, endMs: 2780 },
  );

  it('begins what is said', () => {
    const [first, ...others] = activityOf(track);
    expect(others).toEqual([]);
    expect(Math.abs(first!.startMs - 1000)).toBeLessThanOrEqual(30);
  });

  it('does not where a signal tone is known to be', () => {
    const [first] = activityOf(track, [{ startMs: 980, endMs: 1100 }]);
    expect(first!.startMs).toBeGreaterThanOrEqual(1150);
  });
});

it('a syllable too far from what is said, and too short for a word, begins nothing', () => {
  const track = trackOf(
    [
      { atMs: 900, sound: voice({ ms: 60, hz: 150, syllableMs: 60 }) },
      { atMs: 1300, sound: voice({ ms: 1500, hz: 150 }) },
    ],
    { startMs: 1300, endMs: 2800 },
  );
  expect(activityOf(track)[0]!.startMs).toBeGreaterThanOrEqual(1150);
});

describe('in noise at 10 dB', () => {
  const spoken = { atMs: 500, sound: voice({ ms: 1500, hz: 150, levelDb: -23 }) };
  const endWhereModelIsSureUntil = (endMs: number) =>
    activityOf(trackOf([spoken], { startMs: 500, endMs }, -33)).at(-1)!.endMs;

  it('a model that hears the faint end of a word is believed, for 0.15 s at most', () => {
    expect(endWhereModelIsSureUntil(2150)).toBeGreaterThan(2090);
    expect(endWhereModelIsSureUntil(2150)).toBeLessThanOrEqual(2150);
    expect(endWhereModelIsSureUntil(2240)).toBeLessThanOrEqual(2170);
  });

  it('what is usual is added where the model hears no more than the level', () => {
    const end = endWhereModelIsSureUntil(2000);
    expect(Math.abs(end - 2050)).toBeLessThanOrEqual(50);
  });

  it('nothing is added for the empty end of a last packet', () => {
    const track = trackOf([spoken], { startMs: 500, endMs: 2000 }, -33, 40);
    expect(activityOf(track).at(-1)!.endMs).toBeLessThanOrEqual(2100);
  });
});
