import { HEARING_RATE } from '../ports/speech-audio.ts';
import { FRAME_SAMPLES } from './frame-track.ts';
import { hearingBands, powerIn } from './hearing-bands.ts';
import { Spectrum } from './spectrum.ts';

/** Bands in which voices are compared. */
export const MEL_BANDS = 40;
/** 25 ms. */
const SPAN = 400;
const HALF = SPAN / 2;
/**
 * Powers in bands of hearing, frame by frame of 10 ms across any number of calls: those of librosa's `melspectrogram` with
 * 40 bands, spans of 25 ms around every 160th sample, Slaney's scale and norm. The sound before the beginning is silence.
 */
export class MelBands {
  readonly #spectrum = new Spectrum(SPAN);
  readonly #powers = new Float32Array(HALF);
  readonly #bands = hearingBands(MEL_BANDS, 0, HEARING_RATE / 2, SPAN);
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
    for (const [index, band] of this.#bands.entries()) this.#current[index] = powerIn(band, this.#powers);
  }
}
