import { HEARING_RATE } from '#core/ports/speech-audio.ts';

/** Deterministic noise: the same seed gives the same call. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface VoiceOptions {
  readonly ms: number;
  /** Mean pitch. */
  readonly hz: number;
  /** Root mean square of the whole, decibels of full scale; default −23. */
  readonly levelDb?: number;
  /** Default 220: 4.5 syllables a second. */
  readonly syllableMs?: number;
  readonly seed?: number;
}

/** First three formants of a, e, i, o, u. */
const VOWELS = [
  [730, 1090, 2440],
  [530, 1840, 2480],
  [270, 2290, 3010],
  [570, 840, 2410],
  [300, 870, 2240],
] as const;
const BANDWIDTHS = [80, 100, 140];
const HISS_SAMPLES = 0.025 * HEARING_RATE;

/**
 * A voice made by code: glottal pulses through three formants that change with each syllable, a hiss before each,
 * pitch that falls over the phrase. Sounds from the first sample to the last.
 */
export function voice({ ms, hz, levelDb = -23, syllableMs = 220, seed = 1 }: VoiceOptions): Float32Array {
  const random = randomOf(seed);
  const length = Math.round((ms / 1000) * HEARING_RATE);
  const out = new Float32Array(length);
  const count = Math.max(1, Math.round(ms / syllableMs));
  let phase = 0;
  let before = 0;
  const filters = BANDWIDTHS.map(() => [0, 0] as [number, number]);
  for (let s = 0; s < count; s++) {
    const from = Math.round((s * length) / count);
    const to = Math.round(((s + 1) * length) / count);
    const vowel = VOWELS[Math.floor(random() * VOWELS.length)]!;
    const accent = 1 + (random() - 0.5) * 0.08;
    for (let i = from; i < to; i++) {
      const at = (i - from) / (to - from);
      const drift = 1.06 - (0.12 * i) / length;
      phase += (hz * accent * drift * (1 + (random() - 0.5) * 0.01)) / HEARING_RATE;
      let source = (random() - 0.5) * 0.02;
      if (phase >= 1) {
        phase -= 1;
        source += 1;
      }
      let sample = source;
      for (const [f, filter] of filters.entries())
        sample = resonate(filter, sample, vowel[f]!, BANDWIDTHS[f]!);
      // A consonant, the vowel with its rise and fall.
      const hiss = i - from < HISS_SAMPLES ? (random() - 0.5) * 0.1 : 0;
      const envelope =
        at < 0.15 ? at / 0.3 + 0.1 : 0.15 + 0.85 * Math.sin(Math.PI * Math.min(1, (at - 0.05) / 0.95)) ** 0.7;
      // The lips let high sounds out better than low ones.
      const radiated = sample - before;
      before = sample;
      out[i] = radiated * Math.max(0, envelope) + hiss * 0.3;
    }
    // Vowels differ in loudness, but not by as much as bare formants do.
    out.set(scaledTo(out.subarray(from, to), levelDb), from);
  }
  return scaledTo(out, levelDb);
}

function resonate(filter: [number, number], input: number, hz: number, bandwidth: number): number {
  const radius = Math.exp((-Math.PI * bandwidth) / HEARING_RATE);
  const cosine = 2 * radius * Math.cos((2 * Math.PI * hz) / HEARING_RATE);
  const output = (1 - cosine + radius * radius) * input + cosine * filter[0] - radius * radius * filter[1];
  filter[1] = filter[0];
  filter[0] = output;
  return output;
}

/** Several sines at once. */
export function tone(ms: number, frequencies: readonly number[], levelDb = -20): Float32Array {
  const out = new Float32Array(Math.round((ms / 1000) * HEARING_RATE));
  for (let i = 0; i < out.length; i++) {
    for (const hz of frequencies) out[i]! += Math.sin((2 * Math.PI * hz * i) / HEARING_RATE);
  }
  return scaledTo(out, levelDb);
}

/** White noise. */
export function noise(ms: number, levelDb: number, seed = 7): Float32Array {
  const random = randomOf(seed);
  const out = Float32Array.from({ length: Math.round((ms / 1000) * HEARING_RATE) }, () => random() - 0.5);
  return scaledTo(out, levelDb);
}

function scaledTo(samples: Float32Array, levelDb: number): Float32Array {
  let squares = 0;
  for (const sample of samples) squares += sample * sample;
  const gain = 10 ** (levelDb / 20) / Math.sqrt(squares / Math.max(1, samples.length) + 1e-20);
  return samples.map((sample) => sample * gain);
}

/** Adds a sound into a channel at a second. */
export function mixInto(channel: Float32Array, sound: Float32Array, atMs: number, gain = 1): void {
  const from = Math.round((atMs / 1000) * HEARING_RATE);
  for (let i = 0; i < sound.length && from + i < channel.length; i++) channel[from + i]! += sound[i]! * gain;
}
