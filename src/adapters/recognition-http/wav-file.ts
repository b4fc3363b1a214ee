import { pcm16, wavHeader } from '#core/speech/pcm16.ts';

/** One channel of sound as a WAV file: PCM of sixteen bits. */
export function wavFile(samples: Float32Array, rate: number): Blob {
  const sound = pcm16([samples]);
  return new Blob([wavHeader(1, rate, sound.length), sound], { type: 'audio/wav' });
}
