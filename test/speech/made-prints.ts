import { PRINT_SIZE } from '#core/ports/voice-prints.ts';
import { unit } from '#core/speech/print-figures.ts';
import { randomOf } from './voice.ts';

/** What is common to all prints, what is a voice's own, and what changes with what is said. */
const COMMON = 1.6;
const OWN = 1;
const CHANGING = 0.8;

/** Prints as a model gives them: two of one voice are alike by 0.8 or so, two of two voices by 0.6. */
export function printMaker(seed: number): (voice: number) => Float32Array {
  const random = randomOf(seed);
  const direction = () => unit(Float32Array.from({ length: PRINT_SIZE }, () => random() + random() - 1));
  const common = direction();
  const voices = new Map<number, Float32Array>();
  return (voice) => {
    const own = voices.get(voice) ?? direction();
    voices.set(voice, own);
    const changing = direction();
    return unit(common.map((value, i) => COMMON * value + OWN * own[i]! + CHANGING * changing[i]!));
  };
}
