import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ACTIVITY_WINDOW, type VoiceActivity, type VoiceActivityModel } from '#core/ports/speech-activity.ts';

/** The weights that come with the program. */
export const SHIPPED_ACTIVITY = fileURLToPath(
  new URL('../../../models/voice-activity/silero-v5-16k.onnx', import.meta.url),
);

/** The model looks back at so many samples before each window. */
const CONTEXT = 64;
const STATE = 128;
/** Windows that are computed together: more of them no longer save time. */
const TOGETHER = 64;

/** Opens Silero's voice activity model, version 5, on one thread. */
export async function openSilero(file: string = SHIPPED_ACTIVITY): Promise<VoiceActivityModel> {
  const session = await InferenceSession.create(file, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  }).catch((cause: unknown) => {
    throw new Error(`the voice activity model ${file} cannot be opened; install the program again`, {
      cause,
    });
  });
  return {
    start: (channels) => new SileroActivity(session, channels),
    close: () => session.release(),
  };
}

class SileroActivity implements VoiceActivity {
  readonly #session: InferenceSession;
  /** By channel: the last samples of the window before. */
  readonly #past: readonly Float32Array[];
  #hidden: Tensor;
  #cell: Tensor;

  constructor(session: InferenceSession, channels: number) {
    this.#session = session;
    this.#past = Array.from({ length: channels }, () => new Float32Array(CONTEXT));
    const zeros = () => new Tensor('float32', new Float32Array(channels * STATE), [1, channels, STATE]);
    this.#hidden = zeros();
    this.#cell = zeros();
  }

  async next(sound: readonly Float32Array[]): Promise<readonly Float32Array[]> {
    const windows = sound[0]!.length / ACTIVITY_WINDOW;
    const told = sound.map(() => new Float32Array(windows));
    for (let from = 0; from < windows; from += TOGETHER) {
      const steps = Math.min(TOGETHER, windows - from);
      const [start, end] = [from * ACTIVITY_WINDOW, (from + steps) * ACTIVITY_WINDOW];
      const speech = await this.#run(
        sound.map((samples) => samples.subarray(start, end)),
        steps,
      );
      for (const [c, own] of told.entries()) {
        for (let step = 0; step < steps; step++) own[from + step] = speech[step * told.length + c]!;
      }
    }
    return told;
  }

  /** @returns the probabilities, step by step and in a step by channel */
  async #run(sound: readonly Float32Array[], steps: number): Promise<Float32Array> {
    const channels = sound.length;
    const width = CONTEXT + ACTIVITY_WINDOW;
    const rows = new Float32Array(steps * channels * width);
    for (const [c, samples] of sound.entries()) {
      rows.set(this.#past[c]!, c * width);
      for (let step = 0; step < steps; step++) {
        const at = step * ACTIVITY_WINDOW;
        const row = (step * channels + c) * width;
        if (step > 0) rows.set(samples.subarray(at - CONTEXT, at), row);
        rows.set(samples.subarray(at, at + ACTIVITY_WINDOW), row + CONTEXT);
      }
      this.#past[c]!.set(samples.subarray(samples.length - CONTEXT));
    }
    const { speech, hidden_n, cell_n } = await this.#session.run({
      windows: new Tensor('float32', rows, [steps * channels, width]),
      hidden: this.#hidden,
      cell: this.#cell,
    });
    this.#hidden = hidden_n as Tensor;
    this.#cell = cell_n as Tensor;
    return speech!.data as Float32Array;
  }
}
