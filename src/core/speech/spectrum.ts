import { FifthParts } from './fifth-parts.ts';

/** A real Fourier transform of one size, by way of a complex one of half of it (radix 2, and 5 where the size asks for it). */
export class Spectrum {
  readonly size: number;
  readonly #window: Float32Array;
  readonly #cosines: Float32Array;
  readonly #sines: Float32Array;
  readonly #order: Uint16Array;
  /** So many neighbours are joined by halves; what is left of the size, by fifths. */
  readonly #twos: number;
  readonly #fives: FifthParts[] = [];
  readonly #real: Float32Array;
  readonly #imaginary: Float32Array;

  /** @param size four times a product of twos and fives */
  constructor(size: number) {
    this.size = size;
    const half = size / 2;
    this.#window = Float32Array.from(
      { length: size },
      (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size),
    );
    this.#cosines = Float32Array.from({ length: half }, (_, i) => Math.cos((2 * Math.PI * i) / size));
    this.#sines = Float32Array.from({ length: half }, (_, i) => -Math.sin((2 * Math.PI * i) / size));
    const stages = stagesOf(half);
    this.#order = orderOf(stages, half);
    this.#twos = 2 ** stages.filter((radix) => radix === 2).length;
    for (let width = this.#twos * 5; width <= half; width *= 5) this.#fives.push(new FifthParts(width));
    this.#real = new Float32Array(half);
    this.#imaginary = new Float32Array(half);
  }

  /**
   * Powers under Hann's window at 0, 1, … half of `size` − 1 cycles.
   * @param samples `size` of them
   */
  powers(samples: Float32Array, out: Float32Array): void {
    const half = this.size / 2;
    const [re, im, order, window] = [this.#real, this.#imaginary, this.#order, this.#window];
    for (let i = 0; i < half; i++) {
      const at = 2 * order[i]!;
      re[i] = samples[at]! * window[at]!;
      im[i] = samples[at + 1]! * window[at + 1]!;
    }
    this.#transform();
    const [cosines, sines] = [this.#cosines, this.#sines];
    out[0] = (re[0]! + im[0]!) ** 2;
    for (let k = 1; k < half; k++) {
      const mirror = half - k;
      const evenRe = (re[k]! + re[mirror]!) / 2;
      const evenIm = (im[k]! - im[mirror]!) / 2;
      const oddRe = (im[k]! + im[mirror]!) / 2;
      const oddIm = (re[mirror]! - re[k]!) / 2;
      const real = evenRe + cosines[k]! * oddRe - sines[k]! * oddIm;
      const imaginary = evenIm + cosines[k]! * oddIm + sines[k]! * oddRe;
      out[k] = real * real + imaginary * imaginary;
    }
  }

  #transform(): void {
    const half = this.size / 2;
    const re = this.#real;
    const im = this.#imaginary;
    const cosines = this.#cosines;
    const sines = this.#sines;
    for (let a = 0; a < half; a += 2) {
      const real = re[a + 1]!;
      const imaginary = im[a + 1]!;
      re[a + 1] = re[a]! - real;
      im[a + 1] = im[a]! - imaginary;
      re[a] = re[a]! + real;
      im[a] = im[a]! + imaginary;
    }
    for (let width = 4; width <= this.#twos; width *= 2) {
      const turn = this.size / width;
      for (let from = 0; from < half; from += width) {
        for (let j = 0; j < width / 2; j++) {
          const a = from + j;
          const b = a + width / 2;
          const cosine = cosines[j * turn]!;
          const sine = sines[j * turn]!;
          const farRe = re[b]!;
          const farIm = im[b]!;
          const nearRe = re[a]!;
          const nearIm = im[a]!;
          const real = farRe * cosine - farIm * sine;
          const imaginary = farRe * sine + farIm * cosine;
          re[b] = nearRe - real;
          im[b] = nearIm - imaginary;
          re[a] = nearRe + real;
          im[a] = nearIm + imaginary;
        }
      }
    }
    for (const five of this.#fives) five.join(re, im);
  }
}

/** The factors of a size, in the order in which neighbours are joined. */
function stagesOf(size: number): number[] {
  const stages: number[] = [];
  let rest = size;
  for (const radix of [2, 5]) {
    while (rest % radix === 0) {
      stages.push(radix);
      rest /= radix;
    }
  }
  if (rest !== 1) throw new Error(`no transform of ${2 * size} points`);
  return stages;
}

/** Which sample each place begins with: the last stage takes every second or fifth one apart, and so on. */
function orderOf(stages: readonly number[], size: number): Uint16Array {
  const order = new Uint16Array(size);
  for (let i = 0; i < size; i++) {
    let [place, rest, width] = [0, i, size];
    for (const radix of stages.toReversed()) {
      width /= radix;
      place += (rest % radix) * width;
      rest = Math.floor(rest / radix);
    }
    order[place] = i;
  }
  return order;
}
