import { HEARING_RATE } from '#core/ports/speech-audio.ts';
import { mixInto, tone } from './voice.ts';

const KEYS = '123A456B789C*0#D';
const LOW_HZ = [697, 770, 852, 941];
const HIGH_HZ = [1209, 1336, 1477, 1633];

/** Keys of a telephone, one after the other. */
export function keys(pressed: string, onMs: number, offMs: number, levelDb = -18): Float32Array {
  const out = new Float32Array(samplesIn(pressed.length * (onMs + offMs)));
  for (const [i, key] of Array.from(pressed).entries()) {
    const at = KEYS.indexOf(key);
    mixInto(out, tone(onMs, [LOW_HZ[at >> 2]!, HIGH_HZ[at & 3]!], levelDb), i * (onMs + offMs));
  }
  return out;
}

/** A signal of the exchange: so long on, so long off, so often. */
export function cadence(hertz: readonly number[], onMs: number, offMs: number, times: number): Float32Array {
  const out = new Float32Array(samplesIn(times * (onMs + offMs)));
  for (let i = 0; i < times; i++) mixInto(out, tone(onMs, hertz), i * (onMs + offMs));
  return out;
}

const C = 261.6;
const G = 392;
const CHORDS = [
  [C, 329.6, G],
  [220, C, 329.6],
  [349.2, 440, 2 * C],
  [G, 493.9, 587.4],
];
const OVERTONES = 5;

/** Chords with overtones, each so long, that fade as those of a plucked instrument do. */
export function music(ms: number, chordMs: number, fadeASecond = 0, levelDb = -20): Float32Array {
  const out = new Float32Array(samplesIn(ms));
  for (let at = 0, chord = 0; at < ms; at += chordMs, chord++) {
    const notes = CHORDS[chord % CHORDS.length]!;
    const from = samplesIn(at);
    const length = Math.min(samplesIn(chordMs), out.length - from);
    for (let i = 0; i < length; i++) {
      const seconds = i / HEARING_RATE;
      const attack = Math.min(1, i / 160, (length - i) / 160);
      let sample = 0;
      for (const hz of notes) {
        for (let n = 1; n <= OVERTONES; n++)
          sample += Math.sin(2 * Math.PI * hz * n * seconds + n) / n ** 1.5;
      }
      out[from + i] = sample * attack * Math.exp(-seconds * fadeASecond);
    }
  }
  let squares = 0;
  for (const sample of out) squares += sample * sample;
  const gain = 10 ** (levelDb / 20) / Math.sqrt(squares / out.length);
  return out.map((sample) => sample * gain);
}

function samplesIn(ms: number): number {
  return Math.round((ms * HEARING_RATE) / 1000);
}
