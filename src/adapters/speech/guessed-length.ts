import { headOf } from './audio-files.ts';

/** Frames one after another, of whose length nothing stands anywhere. */
const WITHOUT_LENGTH = /^(?:aac|loas|amr)/;
const ID3_HEADER_BYTES = 10;
/** More than the first frame, in which the number of all stands. */
const FIRST_FRAME_BYTES = 4096;

/**
 * Whether FFmpeg, and every browser, concludes the length from the size of the file and the bits of its first frames: for
 * frames of different sizes that is wrong, and with it every place that is looked for by its time.
 * @param container as FFmpeg calls it
 * @param head the first few kilobytes
 */
export async function isLengthGuessed(file: string, container: string, head: Buffer): Promise<boolean> {
  if (WITHOUT_LENGTH.test(container)) return true;
  if (container !== 'mp3') return false;
  const tag = id3Bytes(head);
  return !holdsFrameCount(tag === 0 ? head : await headOf(file, FIRST_FRAME_BYTES, tag));
}

/** Of the titles and pictures before the sound. */
function id3Bytes(head: Buffer): number {
  if (head.length < ID3_HEADER_BYTES || head.toString('latin1', 0, 3) !== 'ID3') return 0;
  return ID3_HEADER_BYTES + head.subarray(6, 10).reduce((size, byte) => size * 128 + byte, 0);
}

function holdsFrameCount(frame: Buffer): boolean {
  if (frame.includes('VBRI')) return true;
  const at = Math.max(frame.indexOf('Xing'), frame.indexOf('Info'));
  return at >= 0 && at + 8 <= frame.length && (frame[at + 7]! & 1) === 1;
}
