import { pcm16 } from '#core/speech/pcm16.ts';

const HEADER_BYTES = 44;
const SAMPLE_BYTES = 2;

/** One channel of sound as a WAV file: PCM of sixteen bits. */
export function wavFile(samples: Float32Array, rate: number): Blob {
  const sound = pcm16(samples);
  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  const mark = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) header.setUint8(at + i, text.charCodeAt(i));
  };
  mark(0, 'RIFF');
  header.setUint32(4, HEADER_BYTES - 8 + sound.length, true);
  mark(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, rate, true);
  header.setUint32(28, rate * SAMPLE_BYTES, true);
  header.setUint16(32, SAMPLE_BYTES, true);
  header.setUint16(34, SAMPLE_BYTES * 8, true);
  mark(36, 'data');
  header.setUint32(40, sound.length, true);
  return new Blob([header, sound], { type: 'audio/wav' });
}
