import type { VoicePrintModel } from '../ports/voice-prints.ts';
import { MEL_BANDS, MelBands } from './mel-bands.ts';
import { FRAME_MS } from './stretches.ts';
import type { VoiceWindow } from './voice-windows.ts';

/** Windows are brought to the level that the model was trained on, −30 decibels. */
const USUAL_POWER = 10 ** (-30 / 10);
const FAINTEST = 1e-12;
/** Windows that are computed together: more of them no longer save time. */
const TOGETHER = 16;
/** What is heard while nobody speaks is taken off so many times over; of each band at least so much stays. */
const NOISE_TAKEN = 1.5;
const LEAST_LEFT = 0.05;
/** Noise is the mean of so many frames in which nobody speaks, later ones counting more. */
const NOISE_FRAMES = 100;

/** A window while its sound passes by. */
interface OpenWindow {
  readonly end: number;
  readonly gain: number;
  readonly bands: Float32Array;
  filled: number;
}

/** Listens to a recording once more and takes the print of each window; of the sound it keeps what is in them for now. */
export class VoiceListener {
  readonly #model: VoicePrintModel;
  readonly #windows: readonly VoiceWindow[];
  readonly #isNoise: (frame: number) => boolean;
  readonly #mel = new MelBands();
  readonly #noise = new Float32Array(MEL_BANDS);
  readonly #prints: Float32Array[] = [];
  #noisyFrames = 0;
  #open: OpenWindow[] = [];
  #whole: Float32Array[] = [];
  /** The window that opens next. */
  #next = 0;

  /**
   * @param windows in the order in which they begin; none ends before an earlier one
   * @param isNoise tells frames in which nobody speaks and nothing else sounds
   */
  constructor(
    model: VoicePrintModel,
    windows: readonly VoiceWindow[],
    isNoise: (frame: number) => boolean = () => false,
  ) {
    this.#model = model;
    this.#windows = windows;
    this.#isNoise = isNoise;
  }

  /** Takes the next samples at 16 kHz. */
  async take(samples: Float32Array): Promise<void> {
    this.#mel.take(
      samples,
      (frame) => this.#isWanted(frame),
      (frame, bands) => this.#put(frame, bands),
    );
    if (this.#whole.length >= TOGETHER) await this.#compute();
  }

  /** The prints of all windows, in their order. The last frames of a recording have no sound behind them and are left out. */
  async finish(): Promise<readonly Float32Array[]> {
    for (const { bands, filled } of this.#open)
      this.#whole.push(bands.subarray(0, Math.max(1, filled) * MEL_BANDS));
    this.#open = [];
    for (; this.#next < this.#windows.length; this.#next++) this.#whole.push(new Float32Array(MEL_BANDS));
    await this.#compute();
    return this.#prints;
  }

  #isWanted(frame: number): boolean {
    for (let next = this.#windows[this.#next]; next !== undefined; next = this.#windows[this.#next]) {
      const first = next.startMs / FRAME_MS;
      if (first > frame) break;
      this.#next++;
      const end = next.endMs / FRAME_MS;
      const gain = USUAL_POWER / Math.max(next.power, FAINTEST);
      this.#open.push({ end, gain, bands: new Float32Array((end - first) * MEL_BANDS), filled: 0 });
    }
    return this.#open.length > 0 || this.#isNoise(frame);
  }

  #put(frame: number, bands: Float32Array): void {
    if (this.#isNoise(frame)) {
      const share = 1 / Math.min(++this.#noisyFrames, NOISE_FRAMES);
      for (let band = 0; band < MEL_BANDS; band++)
        this.#noise[band]! += (bands[band]! - this.#noise[band]!) * share;
    }
    for (const window of this.#open) {
      const at = window.filled++ * MEL_BANDS;
      for (let band = 0; band < MEL_BANDS; band++) {
        const power = bands[band]!;
        const clean = Math.max(power - NOISE_TAKEN * this.#noise[band]!, LEAST_LEFT * power);
        window.bands[at + band] = clean * window.gain;
      }
    }
    while (this.#open.length > 0 && this.#open[0]!.end <= frame + 1)
      this.#whole.push(this.#open.shift()!.bands);
  }

  async #compute(): Promise<void> {
    const windows = this.#whole;
    this.#whole = [];
    this.#prints.push(...(await this.#model.prints(windows)));
  }
}
