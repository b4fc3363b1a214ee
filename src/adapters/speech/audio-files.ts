import { open } from 'node:fs/promises';
import { isNamedLikeRecording, RECORDING_ENDINGS } from '#core/speech/recording-name.ts';

export { RECORDING_ENDINGS };

/** Bytes with which recordings and videos begin, in hexadecimal; `..` is any byte. */
const BEGINNINGS = [
  '52494646........57415645',
  '52463634........57415645',
  '4f676753',
  '664c6143',
  '494433',
  'fff3',
  'fffb',
  '2321414d52',
  '........66747970',
  '1a45dfa3',
];
const LONGEST = 12;

/** Whether a file is meant as a recording: by its ending, or by how it begins. */
export async function isRecording(file: string): Promise<boolean> {
  if (isNamedLikeRecording(file)) return true;
  const head = (await headOf(file, LONGEST)).toString('hex');
  return BEGINNINGS.some((start) => new RegExp(`^${start}`).test(head));
}

/**
 * The first bytes; empty for what cannot be read, which the reader of the file then says better.
 * @param from where they begin, after whatever stands before
 */
export async function headOf(file: string, length: number, from = 0): Promise<Buffer> {
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return Buffer.alloc(0);
  }
}
