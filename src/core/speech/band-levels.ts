import { hearingBands, powerIn } from './hearing-bands.ts';
import { Spectrum } from './spectrum.ts';

/** Bands in which it is followed how a sound turns into the next one; the telephone carries them, too. */
export const SOUND_BANDS = 5;
const FROM_HZ = 100;
const UNTIL_HZ = 3800;
/** Samples at 16 kHz that one look takes: 16 ms. */
export const BANDS_SPAN = 256;
/** Levels are kept in half decibels above the faintest. */
const STEPS_A_DB = 2;
const FAINTEST_DB = -80;
const MOST_STEPS = 255;
/** Powers count by such a root: softer sounds nearly as much as loud ones, noise far below them less. */
const ROOT = 0.12;
const ROOTS = Float64Array.from(
  { length: MOST_STEPS + 1 },
  (_, steps) => 10 ** ((ROOT * (FAINTEST_DB + steps / STEPS_A_DB)) / 10),
);

/** Looks at one channel frame by frame. */
export class BandLevels {
  readonly #spectrum = new Spectrum(BANDS_SPAN);
  readonly #powers = new Float32Array(BANDS_SPAN / 2);
  readonly #bands = hearingBands(SOUND_BANDS, FROM_HZ, UNTIL_HZ, BANDS_SPAN);

  /**
   * @param span the last `BANDS_SPAN` samples
   * @param give called with the level of each band in turn, as `rootOf` takes it: a whole number to 255
   */
  look(span: Float32Array, give: (level: number) => void): void {
    this.#spectrum.powers(span, this.#powers);
    for (const band of this.#bands) {
      const db = 10 * Math.log10(powerIn(band, this.#powers) + 1e-12);
      give(Math.max(0, Math.min(MOST_STEPS, Math.round((db - FAINTEST_DB) * STEPS_A_DB))));
    }
  }
}

/** The power of a level, to the root by which it counts. */
export function rootOf(level: number): number {
  return ROOTS[level]!;
}
