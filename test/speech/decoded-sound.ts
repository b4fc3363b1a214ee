import { ffmpegReader } from '#adapters/speech/ffmpeg-reader.ts';
import { HEARING_RATE } from '#core/ports/speech-audio.ts';
import { BLEEP_HZ } from '#core/speech/bleep-out.ts';

/** All samples of a recording, by channel, at 16 kHz. */
export async function decoded(file: string): Promise<Float32Array[]> {
  const audio = await ffmpegReader.open(file);
  try {
    const blocks: (readonly Float32Array[])[] = [];
    for await (const block of audio.blocks()) blocks.push(block.map((samples) => samples.slice()));
    return Array.from({ length: audio.channels }, (_, channel) =>
      Float32Array.from(blocks.flatMap((block) => [...block[channel]!])),
    );
  } finally {
    audio.close();
  }
}

/** Root mean square, of full scale. */
export function decibels(samples: Float32Array): number {
  return 10 * Math.log10(samples.reduce((sum, value) => sum + value * value, 0) / samples.length + 1e-12);
}

/** What is left in decibels of full scale when the tone of a bleep is taken out, with its own phase and level. */
export function speechBesideTone(samples: Float32Array): number {
  let [real, imaginary] = [0, 0];
  const turn = (2 * Math.PI * BLEEP_HZ) / HEARING_RATE;
  for (const [i, value] of samples.entries()) {
    real += value * Math.cos(turn * i);
    imaginary += value * Math.sin(turn * i);
  }
  const scale = 2 / samples.length;
  return decibels(
    samples.map((value, i) => value - scale * (real * Math.cos(turn * i) + imaginary * Math.sin(turn * i))),
  );
}

/** −1 to 1, at the best of the shifts that a codec may bring about. */
export function correlation(a: Float32Array, b: Float32Array, mostShift = 80): number {
  let best = 0;
  for (let shift = -mostShift; shift <= mostShift; shift++) {
    let [product, left, right] = [0, 0, 0];
    for (let i = mostShift; i < Math.min(a.length, b.length) - mostShift; i++) {
      const [x, y] = [a[i]!, b[i + shift]!];
      product += x * y;
      left += x * x;
      right += y * y;
    }
    best = Math.max(best, product / Math.sqrt(left * right + 1e-12));
  }
  return best;
}
