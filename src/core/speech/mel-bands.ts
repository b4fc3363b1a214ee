import { HEARING_RATE } from '../ports/speech-audio.ts';
import { FRAME_SAMPLES } from './frame-track.ts';
import { Spectrum } from './spectrum.ts';

/** Bands in which voices are compared. */
export const MEL_BANDS = 40;
/** 25 ms. */
const SPAN = 400;
const HALF = SPAN / 2;
/** Slaney's mel scale, which librosa uses: even up to 1 kHz (15 mels), then by a constant factor a mel. */
const HZ_A_MEL = 200 / 3;
const EVEN_UNTIL = { hz: 1000, mel: 15 };
const FACTOR = Math.log(6.4) / 27;

interface Band {
  /** The first of the powers that count. */
  readonly first: number;
  readonly weights: Float32Array;
}

/**
 * Powers in bands of hearing, frame by frame of 10 ms across any number of calls: those of librosa's `melspectrogram` with
 * 40 bands, spans of 25 ms around every 160th sample, Slaney's scale and norm. The sound before the beginning is silence.
 */
export class MelBands {
  readonly #spectrum = new Spectrum(SPAN);
  readonly #powers = new Float32Array(HALF);
  readonly #bands = bandsOf();
  readonly #current = new Float32Array(MEL_BANDS);
  #rest = new Float32Array(HALF);
  #frame = 0;

  /**
   * Takes the next samples at 16 kHz.
   * @param isWanted tells by their number from the beginning which frames are looked at; the others cost nothing
   * @param give called with each of them and its bands, which the next one overwrites
   */
  take(
    samples: Float32Array,
    isWanted: (frame: number) => boolean,
    give: (frame: number, bands: Float32Array) => void,
  ): void {
    const joined = new Float32Array(this.#rest.length + samples.length);
    joined.set(this.#rest);
    joined.set(samples, this.#rest.length);
    let at = 0;
    for (; at + SPAN <= joined.length; at += FRAME_SAMPLES, this.#frame++) {
      if (!isWanted(this.#frame)) continue;
      this.#look(joined.subarray(at, at + SPAN));
      give(this.#frame, this.#current);
    }
    this.#rest = joined.slice(at);
  }

  #look(span: Float32Array): void {
    this.#spectrum.powers(span, this.#powers);
    for (const [band, { first, weights }] of this.#bands.entries()) {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * this.#powers[first + i]!;
      this.#current[band] = sum;
    }
  }
}

/** Triangles, each of the same area, with corners evenly apart in mels from 0 to 8 kHz. */
function bandsOf(): Band[] {
  const most = melOf(HEARING_RATE / 2);
  const corner = (index: number) => hzOf((index * most) / (MEL_BANDS + 1));
  return Array.from({ length: MEL_BANDS }, (_, band) => {
    const [low, top, high] = [corner(band), corner(band + 1), corner(band + 2)];
    const weightAt = (hz: number) =>
      Math.max(0, Math.min((hz - low) / (top - low), (high - hz) / (high - top))) * (2 / (high - low));
    const all = Array.from({ length: HALF }, (_, k) => weightAt((k * HEARING_RATE) / SPAN));
    const first = all.findIndex((weight) => weight > 0);
    const last = all.findLastIndex((weight) => weight > 0);
    return { first, weights: Float32Array.from(all.slice(first, last + 1)) };
  });
}

function melOf(hz: number): number {
  return hz < EVEN_UNTIL.hz ? hz / HZ_A_MEL : EVEN_UNTIL.mel + Math.log(hz / EVEN_UNTIL.hz) / FACTOR;
}

function hzOf(mel: number): number {
  return mel < EVEN_UNTIL.mel ? mel * HZ_A_MEL : EVEN_UNTIL.hz * Math.exp(FACTOR * (mel - EVEN_UNTIL.mel));
}
