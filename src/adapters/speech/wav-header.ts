/** A recorder that streams, or that was killed, leaves one of these for a length it did not know. */
const UNKNOWN_LENGTHS = [0, 0x7fffffff, 0xffffffff];

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
      if (bytesPerSecond === 0 || UNKNOWN_LENGTHS.includes(size)) return undefined;
      return (size * 1000) / bytesPerSecond;
    }
    at += 8 + size + (size % 2);
  }
  return undefined;
}
