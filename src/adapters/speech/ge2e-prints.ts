import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { PRINT_SIZE, type VoicePrintModel } from '#core/ports/voice-prints.ts';
import { MEL_BANDS } from '#core/speech/mel-bands.ts';

/** The weights that come with the program. */
export const SHIPPED_PRINTS = fileURLToPath(
  new URL('../../../models/voice-print/ge2e-16k.onnx', import.meta.url),
);

/** Opens the model of voices (GE2E, from Resemblyzer) on one thread. */
export async function openVoicePrints(file: string = SHIPPED_PRINTS): Promise<VoicePrintModel> {
  const session = await InferenceSession.create(file, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  }).catch((cause: unknown) => {
    throw new Error(`the model of voices ${file} cannot be opened; install the program again`, { cause });
  });
  return {
    prints: (windows) => (windows.length === 0 ? Promise.resolve([]) : run(session, windows)),
    close: () => session.release(),
  };
}

async function run(session: InferenceSession, windows: readonly Float32Array[]): Promise<Float32Array[]> {
  const lengths = Int32Array.from(windows, ({ length }) => length / MEL_BANDS);
  const frames = Math.max(...lengths);
  const bands = new Float32Array(frames * windows.length * MEL_BANDS);
  for (const [w, window] of windows.entries()) {
    for (let frame = 0; frame < lengths[w]!; frame++) {
      const own = window.subarray(frame * MEL_BANDS, (frame + 1) * MEL_BANDS);
      bands.set(own, (frame * windows.length + w) * MEL_BANDS);
    }
  }
  const { prints } = await session.run({
    bands: new Tensor('float32', bands, [frames, windows.length, MEL_BANDS]),
    lengths: new Tensor('int32', lengths, [windows.length]),
  });
  const all = prints!.data as Float32Array;
  return windows.map((_, w) => all.slice(w * PRINT_SIZE, (w + 1) * PRINT_SIZE));
}
