import { describe, expect, test } from 'vitest';
import { HEARING_RATE } from '../ports/speech-audio.ts';
import { PeakTrack } from './peaks.ts';

/** One second with one loud sample in its middle, and its half in the other channel. */
function second(value: number): Float32Array[] {
  const samples = new Float32Array(HEARING_RATE);
  samples[HEARING_RATE / 2] = value;
  return [samples, samples.map((sample) => -sample / 2)];
}

describe('the peaks of a recording', () => {
  test('stand where it is loud, 50 a second and by channel, whatever the sign', () => {
    const track = new PeakTrack();
    for (const value of [0.8, 0.4]) track.take(second(value));
    const peaks = track.finish();
    expect(peaks.map(({ length }) => length)).toEqual([100, 100]);
    expect(peaks[0]!.flatMap((peak, at) => (peak > 0 ? [[at, peak]] : []))).toEqual([
      [25, 80],
      [75, 40],
    ]);
    expect(peaks[1]![25]).toBe(40);
  });

  test('are the same however the sound is cut into blocks', () => {
    const sound = Float32Array.from({ length: HEARING_RATE }, (_, i) => Math.sin(i * i) * 0.7);
    const [whole, pieces] = [new PeakTrack(), new PeakTrack()];
    whole.take([sound]);
    for (let from = 0; from < sound.length; from += 777) pieces.take([sound.subarray(from, from + 777)]);
    expect(pieces.finish()).toEqual(whole.finish());
  });

  test('of a long call are fewer a second, and none of its loud moments is lost', () => {
    const track = new PeakTrack();
    for (let s = 0; s < 600; s++) track.take(second(s === 300 ? 1 : 0.1));
    const [peaks] = track.finish();
    expect(peaks!.length).toBeLessThanOrEqual(4000);
    expect(Math.max(...peaks!)).toBe(100);
    const at = peaks!.indexOf(100) / peaks!.length;
    expect(Math.abs(at * 600 - 300.5)).toBeLessThan(0.2);
  });

  test('of no sound are none', () => {
    expect(new PeakTrack().finish()).toEqual([]);
  });
});
