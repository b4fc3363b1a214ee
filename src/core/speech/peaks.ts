import { type AudioBlock, HEARING_RATE } from '../ports/speech-audio.ts';

/** As fine as a picture of a call is drawn; longer calls get coarser ones. */
const PEAKS_A_SECOND = 50;
const MOST_PEAKS = 4000;
const SAMPLES = HEARING_RATE / PEAKS_A_SECOND;
/** Peaks are whole numbers up to this. */
export const FULL_SCALE = 100;

/** How loud a recording is over its time, by channel: what a picture of its wave is drawn from. */
export class PeakTrack {
  readonly #peaks: number[][] = [];
  /** By channel: the largest sample since the last peak. */
  #largest: number[] = [];
  #taken = 0;

  /** Takes the next block of a recording. */
  take(block: AudioBlock): void {
    const { length } = block[0]!;
    for (let from = 0; from < length; ) {
      const until = Math.min(length, from + SAMPLES - this.#taken);
      for (const [channel, samples] of block.entries()) {
        let largest = this.#largest[channel] ?? 0;
        for (let i = from; i < until; i++) largest = Math.max(largest, Math.abs(samples[i]!));
        this.#largest[channel] = largest;
      }
      this.#taken += until - from;
      from = until;
      if (this.#taken === SAMPLES) this.#push();
    }
  }

  /** By channel, 0–100 over equal stretches of the whole recording; at most 4,000 of them and 50 a second. */
  finish(): number[][] {
    if (this.#taken > 0) this.#push();
    const together = Math.ceil((this.#peaks[0]?.length ?? 0) / MOST_PEAKS);
    return this.#peaks.map((peaks) => (together > 1 ? coarser(peaks, together) : peaks));
  }

  #push(): void {
    for (const [channel, largest] of this.#largest.entries()) {
      this.#peaks[channel] ??= [];
      this.#peaks[channel].push(Math.min(FULL_SCALE, Math.round(largest * FULL_SCALE)));
    }
    this.#largest = [];
    this.#taken = 0;
  }
}

function coarser(peaks: readonly number[], together: number): number[] {
  return Array.from({ length: Math.ceil(peaks.length / together) }, (_, index) =>
    Math.max(...peaks.slice(index * together, (index + 1) * together)),
  );
}
