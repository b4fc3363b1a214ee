import { HEARING_RATE } from '../ports/speech-audio.ts';

/** Voices are followed in the band below 1.8 kHz, at a quarter of the rate. */
export const LOW_RATE = HEARING_RATE / 4;
const TAPS = 33;
const CUTOFF_HZ = 1800;

/** Sums go side by side: one alone waits for each of its additions. */
const TOGETHER = 4;

const FILTER = Float64Array.from(windowedSinc());

function windowedSinc(): Float32Array {
  const taps = new Float32Array(TAPS);
  const middle = (TAPS - 1) / 2;
  let sum = 0;
  for (let i = 0; i < TAPS; i++) {
    const x = (2 * CUTOFF_HZ * (i - middle)) / HEARING_RATE;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    taps[i] = sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (TAPS - 1)));
    sum += taps[i]!;
  }
  return taps.map((tap) => tap / sum);
}

/** Takes sound at 16 kHz and gives it at 4 kHz, across any number of calls. */
export class LowBand {
  readonly #past = new Float32Array(TAPS - 1);

  /** @param samples a multiple of four of them */
  take(samples: Float32Array): Float32Array {
    const wanted = samples.length / 4;
    const rounds = Math.ceil(wanted / TOGETHER);
    const joined = new Float64Array(this.#past.length + 4 * rounds * TOGETHER);
    joined.set(this.#past);
    joined.set(samples, this.#past.length);
    const low = new Float32Array(rounds * TOGETHER);
    for (let i = 0; i < low.length; i += TOGETHER) {
      const at = 4 * i;
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let k = 0; k < TAPS; k++) {
        const tap = FILTER[k]!;
        a += joined[at + k]! * tap;
        b += joined[at + k + 4]! * tap;
        c += joined[at + k + 8]! * tap;
        d += joined[at + k + 12]! * tap;
      }
      low[i] = a;
      low[i + 1] = b;
      low[i + 2] = c;
      low[i + 3] = d;
    }
    this.#past.set(joined.subarray(samples.length, samples.length + this.#past.length));
    return low.subarray(0, wanted);
  }
}
