import { describe, expect, it } from 'vitest';
import { HEARING_RATE } from '../ports/speech-audio.ts';
import { MEL_BANDS, MelBands } from './mel-bands.ts';

/** Printed by `python training/speech/voice_print_graph.py --reference`: bands 0 to 39 of some frames of the sound below. */
const REFERENCE: Readonly<Record<number, readonly number[]>> = {
  0: [
    0.07101, 0.30112, 0.47679, 0.13438, 0.0081192, 0.002579, 0.00099176, 0.00046229, 0.00023255, 0.00011971,
    6.1301e-5, 3.0495e-5, 1.3101e-5, 4.5736e-6, 9.3964e-7, 2.8868e-7, 1.7847e-6, 5.2251e-6, 9.7733e-6,
    1.5816e-5, 2.4046e-5, 3.3844e-5, 4.8987e-5, 7.1142e-5, 0.00010688, 0.00018247, 0.00038123, 0.0015817,
    0.048301, 0.022679, 0.00064528, 0.00020603, 9.8882e-5, 5.6868e-5, 3.682e-5, 2.571e-5, 1.9164e-5,
    1.5182e-5, 1.2761e-5, 1.1405e-5,
  ],
  1: [
    0.00086971, 0.2041, 1.3745, 0.45611, 0.0025081, 1.0014e-5, 6.6437e-6, 5.7241e-6, 3.3395e-6, 1.5079e-6,
    5.8777e-7, 2.719e-7, 1.6965e-7, 9.7482e-8, 3.8372e-8, 1.8723e-8, 3.4483e-8, 6.1854e-8, 9.4082e-8,
    1.5279e-7, 2.2829e-7, 3.1269e-7, 4.5132e-7, 6.5556e-7, 9.7921e-7, 1.6721e-6, 3.4504e-6, 2.5656e-5,
    0.10416, 0.045535, 5.9075e-6, 1.8906e-6, 9.0221e-7, 5.1809e-7, 3.3544e-7, 2.3425e-7, 1.746e-7, 1.3832e-7,
    1.1625e-7, 1.0391e-7,
  ],
  20: [
    6.4551e-11, 2.8832e-10, 9.9146e-10, 3.375e-9, 1.264e-8, 6.7789e-8, 5.7525e-7, 1.2639e-5, 0.0027294,
    0.41425, 1.4593, 0.16233, 0.0002246, 4.2957e-6, 2.6582e-7, 2.9331e-8, 4.179e-9, 8.8224e-10, 1.656e-10,
    2.7109e-11, 2.5718e-12, 1.2175e-11, 4.7527e-11, 1.4408e-10, 4.6577e-10, 2.1801e-9, 2.2698e-8, 8.0731e-6,
    0.10426, 0.045555, 1.9436e-7, 2.858e-9, 2.4907e-10, 4.1094e-11, 9.5127e-12, 2.66e-12, 8.3794e-13,
    2.7676e-13, 8.5744e-14, 1.9028e-14,
  ],
  40: [
    3.0035e-13, 1.0444e-12, 2.5139e-12, 5.1891e-12, 1.0047e-11, 2.0454e-11, 4.0182e-11, 8.1455e-11,
    1.7522e-10, 4.047e-10, 1.02e-9, 3.1031e-9, 1.1676e-8, 5.9579e-8, 5.7814e-7, 6.736e-5, 0.10513, 1.1887,
    0.11816, 3.5131e-5, 1.5704e-7, 7.2984e-9, 1.0865e-9, 4.7867e-10, 6.7092e-10, 2.378e-9, 2.2993e-8,
    8.0745e-6, 0.10426, 0.045555, 1.9425e-7, 2.8481e-9, 2.4715e-10, 4.0589e-11, 9.3554e-12, 2.6064e-12,
    8.1861e-13, 2.6982e-13, 8.3488e-14, 1.8502e-14,
  ],
};

/** A tone that rises from 200 Hz and one that stands at 3.3 kHz, half a second. */
function sweep(): Float32Array {
  return Float32Array.from({ length: HEARING_RATE / 2 }, (_, i) => {
    const time = i / HEARING_RATE;
    const rising = 0.1 * Math.sin(2 * Math.PI * (200 * time + 1500 * time ** 2));
    return rising + 0.05 * Math.sin(2 * Math.PI * 3300 * time);
  });
}

function framesOf(
  pieces: readonly Float32Array[],
  isWanted = (_: number) => true,
): Map<number, Float32Array> {
  const mel = new MelBands();
  const frames = new Map<number, Float32Array>();
  for (const piece of pieces) mel.take(piece, isWanted, (frame, bands) => frames.set(frame, bands.slice()));
  return frames;
}

describe('bands of hearing', () => {
  it('are those of the reference by which the model was trained', () => {
    const frames = framesOf([sweep()]);
    for (const [frame, wanted] of Object.entries(REFERENCE)) {
      const found = frames.get(Number(frame))!;
      for (let band = 0; band < MEL_BANDS; band++) {
        const error = Math.abs(found[band]! - wanted[band]!);
        expect(error, `frame ${frame}, band ${band}`).toBeLessThan(1e-6 + 1e-3 * wanted[band]!);
      }
    }
  });

  it('are the same in whatever pieces the sound comes', () => {
    const sound = sweep();
    const cuts = [0, 7, 399, 400, 2161, 5000, 5001, sound.length];
    const pieces = cuts.slice(1).map((end, i) => sound.subarray(cuts[i]!, end));
    expect(framesOf(pieces)).toEqual(framesOf([sound]));
  });

  it('are told of the frames that are asked for, and of no others', () => {
    const all = framesOf([sweep()]);
    const some = framesOf([sweep()], (frame) => frame >= 10 && frame < 13);
    expect([...some.keys()]).toEqual([10, 11, 12]);
    for (const [frame, bands] of some) expect(bands).toEqual(all.get(frame));
  });
});
