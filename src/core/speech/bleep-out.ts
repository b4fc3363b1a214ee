import { type AudioBlock, HEARING_RATE } from '../ports/speech-audio.ts';
import type { Stretch } from './stretches.ts';

/** As broadcasters do it: a plain tone, well below the level of speech. */
export const BLEEP_HZ = 1000;
const LEVEL = 0.08;
/** The tone swells and fades over so many samples inside of its stretch, so that it does not click. */
const FADE = HEARING_RATE / 100;

/** Puts a tone into every channel in place of what is said in some stretches; blocks are taken in their order. */
export class BleepOut {
  readonly #stretches: readonly { readonly from: number; readonly to: number }[];
  #at = 0;
  #next = 0;

  /** @param stretches in order and apart */
  constructor(stretches: readonly Stretch[]) {
    this.#stretches = stretches.map(({ startMs, endMs }) => ({
      from: Math.floor((startMs * HEARING_RATE) / 1000),
      to: Math.ceil((endMs * HEARING_RATE) / 1000),
    }));
  }

  /** Changes the samples of the block. */
  take(block: AudioBlock): void {
    const begin = this.#at;
    const end = begin + block[0]!.length;
    this.#at = end;
    while (this.#next < this.#stretches.length && this.#stretches[this.#next]!.to <= begin) this.#next++;
    for (let i = this.#next; i < this.#stretches.length; i++) {
      const { from, to } = this.#stretches[i]!;
      if (from >= end) return;
      for (let sample = Math.max(from, begin); sample < Math.min(to, end); sample++) {
        const fade = Math.min(1, (sample - from + 1) / FADE, (to - sample) / FADE);
        const tone = LEVEL * fade * Math.sin((2 * Math.PI * BLEEP_HZ * sample) / HEARING_RATE);
        for (const samples of block) samples[sample - begin] = tone;
      }
    }
  }
}
