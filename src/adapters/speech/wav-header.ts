/**
 * A recorder that streams, or that was killed, leaves nothing for a length that it did not know, or the largest that there is, of 31
 * or 32 bits, less what stands before the sound or to a whole block (FFmpeg, SoX, arecord).
 */
const LARGEST_LENGTHS = [0x7fffffff, 0xffffffff];
const LESS_AT_MOST = 0xffff;

function isUnknown(length: number): boolean {
  return length === 0 || LARGEST_LENGTHS.some((most) => length <= most && length >= most - LESS_AT_MOST);
}

/**
 * The length that a WAV file announces, in milliseconds: FFmpeg believes the size of the file instead, and so
 * does not notice that a recording was cut off.
 * @param head the first few kilobytes
 */
export function announcedByHeader(head: Buffer): number | undefined {
  if (head.length < 12 || head.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= head.length; ) {
    const name = head.toString('latin1', at, at + 4);
    const size = head.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 20 <= head.length) bytesPerSecond = head.readUInt32LE(at + 16);
    if (name === 'data') {
      if (bytesPerSecond === 0 || isUnknown(size)) return undefined;
      return (size * 1000) / bytesPerSecond;
    }
    at += 8 + size + (size % 2);
  }
  return undefined;
}
