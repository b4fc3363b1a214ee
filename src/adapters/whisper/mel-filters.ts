/** Frequencies of the spectrum of 400 samples: 0 to 8 kHz in steps of 40 Hz. */
export const SPECTRUM = 201;
const STEP_HZ = 40;
const HIGHEST_HZ = 8000;

/** Cosines, then sines, of each frequency under Hann's window: as filters they give the spectrum. */
export function spectrumFilters(window: number): Float32Array {
  const filters = new Float32Array(2 * SPECTRUM * window);
  for (let n = 0; n < window; n++) {
    const weight = 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / window);
    for (let k = 0; k < SPECTRUM; k++) {
      const angle = (2 * Math.PI * ((k * n) % window)) / window;
      filters[k * window + n] = weight * Math.cos(angle);
      filters[(SPECTRUM + k) * window + n] = weight * Math.sin(angle);
    }
  }
  return filters;
}

/**
 * Triangles over the spectrum, evenly spaced in mel (linear below 1 kHz, logarithmic above: M. Slaney, Auditory
 * Toolbox, 1998), each of one area.
 */
export function melFilters(bands: number): Float32Array {
  const most = melOf(HIGHEST_HZ);
  const edges = Array.from({ length: bands + 2 }, (_, i) => hertzOf((most * i) / (bands + 1)));
  const filters = new Float32Array(bands * SPECTRUM);
  for (let band = 0; band < bands; band++) {
    const [low, middle, high] = [edges[band]!, edges[band + 1]!, edges[band + 2]!];
    for (let k = 0; k < SPECTRUM; k++) {
      const hertz = k * STEP_HZ;
      const height = Math.min((hertz - low) / (middle - low), (high - hertz) / (high - middle));
      filters[band * SPECTRUM + k] = Math.max(0, height) * (2 / (high - low));
    }
  }
  return filters;
}

const LINEAR_HZ = 200 / 3;
const BREAK_HZ = 1000;
const BREAK_MEL = BREAK_HZ / LINEAR_HZ;
const LOG_STEP = Math.log(6.4) / 27;

function melOf(hertz: number): number {
  return hertz < BREAK_HZ ? hertz / LINEAR_HZ : BREAK_MEL + Math.log(hertz / BREAK_HZ) / LOG_STEP;
}

function hertzOf(mel: number): number {
  return mel < BREAK_MEL ? mel * LINEAR_HZ : BREAK_HZ * Math.exp((mel - BREAK_MEL) * LOG_STEP);
}
