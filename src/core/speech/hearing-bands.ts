import { HEARING_RATE } from '../ports/speech-audio.ts';

/** Slaney's mel scale, which librosa uses: even up to 1 kHz (15 mels), then by a constant factor a mel. */
const HZ_A_MEL = 200 / 3;
const EVEN_UNTIL = { hz: 1000, mel: 15 };
const FACTOR = Math.log(6.4) / 27;

export interface Band {
  /** The first of the powers that count. */
  readonly first: number;
  readonly weights: Float32Array;
}

/**
 * Triangles over the powers of a spectrum, each of the same area, with corners evenly apart in mels.
 * @param span samples at 16 kHz that the spectrum is taken of
 */
export function hearingBands(count: number, fromHz: number, untilHz: number, span: number): Band[] {
  const [least, most] = [melOf(fromHz), melOf(untilHz)];
  const corner = (index: number) => hzOf(least + (index * (most - least)) / (count + 1));
  return Array.from({ length: count }, (_, band) => {
    const [low, top, high] = [corner(band), corner(band + 1), corner(band + 2)];
    const weightAt = (hz: number) =>
      Math.max(0, Math.min((hz - low) / (top - low), (high - hz) / (high - top))) * (2 / (high - low));
    const all = Array.from({ length: span / 2 }, (_, k) => weightAt((k * HEARING_RATE) / span));
    const first = all.findIndex((weight) => weight > 0);
    const last = all.findLastIndex((weight) => weight > 0);
    return { first, weights: Float32Array.from(all.slice(first, last + 1)) };
  });
}

export function powerIn({ first, weights }: Band, powers: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * powers[first + i]!;
  return sum;
}

function melOf(hz: number): number {
  return hz < EVEN_UNTIL.hz ? hz / HZ_A_MEL : EVEN_UNTIL.mel + Math.log(hz / EVEN_UNTIL.hz) / FACTOR;
}

function hzOf(mel: number): number {
  return mel < EVEN_UNTIL.mel ? mel * HZ_A_MEL : EVEN_UNTIL.hz * Math.exp(FACTOR * (mel - EVEN_UNTIL.mel));
}
