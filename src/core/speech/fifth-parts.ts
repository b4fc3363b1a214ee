const FIFTH = (2 * Math.PI) / 5;
const [COS_1, COS_2] = [Math.cos(FIFTH), Math.cos(2 * FIFTH)];
const [SIN_1, SIN_2] = [Math.sin(FIFTH), Math.sin(2 * FIFTH)];

/** One step of a Fourier transform: joins the spectra of every fifth sample to one of all of them. */
export class FifthParts {
  readonly #width: number;
  readonly #cosines: Float32Array;
  readonly #sines: Float32Array;

  /** @param width five times the width of what is joined */
  constructor(width: number) {
    this.#width = width;
    const turns = Array.from({ length: width }, (_, i) => (2 * Math.PI * i) / width);
    this.#cosines = Float32Array.from(turns, Math.cos);
    this.#sines = Float32Array.from(turns, (turn) => -Math.sin(turn));
  }

  /** In place; the parts stand behind each other. */
  join(re: Float32Array, im: Float32Array): void {
    const part = this.#width / 5;
    for (let from = 0; from < re.length; from += this.#width) {
      for (let j = 0; j < part; j++) this.#butterfly(re, im, from + j, j);
    }
  }

  #butterfly(re: Float32Array, im: Float32Array, at: number, j: number): void {
    const part = this.#width / 5;
    const [cosines, sines] = [this.#cosines, this.#sines];
    const [b, c, d, e] = [at + part, at + 2 * part, at + 3 * part, at + 4 * part];
    const [aRe, aIm] = [re[at]!, im[at]!];
    const bRe = re[b]! * cosines[j]! - im[b]! * sines[j]!;
    const bIm = re[b]! * sines[j]! + im[b]! * cosines[j]!;
    const cRe = re[c]! * cosines[2 * j]! - im[c]! * sines[2 * j]!;
    const cIm = re[c]! * sines[2 * j]! + im[c]! * cosines[2 * j]!;
    const dRe = re[d]! * cosines[3 * j]! - im[d]! * sines[3 * j]!;
    const dIm = re[d]! * sines[3 * j]! + im[d]! * cosines[3 * j]!;
    const eRe = re[e]! * cosines[4 * j]! - im[e]! * sines[4 * j]!;
    const eIm = re[e]! * sines[4 * j]! + im[e]! * cosines[4 * j]!;
    const [outerRe, outerIm, innerRe, innerIm] = [bRe + eRe, bIm + eIm, cRe + dRe, cIm + dIm];
    const [outerTurnRe, outerTurnIm] = [bRe - eRe, bIm - eIm];
    const [innerTurnRe, innerTurnIm] = [cRe - dRe, cIm - dIm];
    re[at] = aRe + outerRe + innerRe;
    im[at] = aIm + outerIm + innerIm;
    const [nearRe, nearIm] = [
      aRe + COS_1 * outerRe + COS_2 * innerRe,
      aIm + COS_1 * outerIm + COS_2 * innerIm,
    ];
    const [farRe, farIm] = [aRe + COS_2 * outerRe + COS_1 * innerRe, aIm + COS_2 * outerIm + COS_1 * innerIm];
    const [nearTurnRe, nearTurnIm] = [
      SIN_1 * outerTurnIm + SIN_2 * innerTurnIm,
      SIN_1 * outerTurnRe + SIN_2 * innerTurnRe,
    ];
    const [farTurnRe, farTurnIm] = [
      SIN_2 * outerTurnIm - SIN_1 * innerTurnIm,
      SIN_2 * outerTurnRe - SIN_1 * innerTurnRe,
    ];
    re[b] = nearRe + nearTurnRe;
    im[b] = nearIm - nearTurnIm;
    re[e] = nearRe - nearTurnRe;
    im[e] = nearIm + nearTurnIm;
    re[c] = farRe + farTurnRe;
    im[c] = farIm - farTurnIm;
    re[d] = farRe - farTurnRe;
    im[d] = farIm + farTurnIm;
  }
}
