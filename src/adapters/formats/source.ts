import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

const CHUNK_BYTES = 1 << 18;

/** A file as a stream of bytes in UTF-8 or whatever the file has, already unpacked. */
export interface Source {
  readonly chunks: AsyncIterable<Buffer>;
  /** Bytes of the file itself consumed so far (packed bytes of a `.gz`). */
  readonly bytesRead: () => number;
}

/**
 * Opens a file for reading once: gzip is unpacked, UTF-16 becomes UTF-8, a byte
 * order mark is left out. Errors of the file system reject the first read.
 */
export async function openSource(file: string): Promise<Source> {
  const head = await readHead(file, 4);
  const input = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  let bytes: AsyncIterable<Buffer> = input;
  if (isGzip(head)) {
    const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
    // The error, if any, reaches whoever iterates over the last stream.
    pipeline(input, gunzip, () => {});
    bytes = gunzip;
  }
  return { chunks: withoutMark(bytes), bytesRead: () => input.bytesRead };
}

/** The first bytes of a file as they stand, for recognising it. */
export async function readHead(file: string, length: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The beginning of the text inside: unpacked and without a byte order mark. */
export async function readBeginning(file: string, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of (await openSource(file)).chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= length) break;
  }
  return Buffer.concat(parts).subarray(0, length);
}

export type WholeFile = { readonly bytes: Buffer; readonly bytesRead: number } | { readonly tooLong: true };

/** A whole file in memory, unless it unpacks to more than `maxBytes`. */
export async function readWhole(file: string, maxBytes: number): Promise<WholeFile> {
  const source = await openSource(file);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of source.chunks) {
    size += chunk.length;
    if (size > maxBytes) return { tooLong: true };
    parts.push(chunk);
  }
  return { bytes: Buffer.concat(parts), bytesRead: source.bytesRead() };
}

export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** UTF-16 becomes UTF-8, a byte order mark is left out. */
export async function* withoutMark(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let first = true;
  for await (let chunk of chunks) {
    if (first) {
      // The marks have two or three bytes; a first chunk shorter than that is a file shorter than that.
      first = false;
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) chunk = chunk.subarray(3);
      else if (chunk[0] === 0xff && chunk[1] === 0xfe) decoder = new TextDecoder('utf-16le');
      else if (chunk[0] === 0xfe && chunk[1] === 0xff) decoder = new TextDecoder('utf-16be');
      else {
        const unmarked = unmarkedUtf16(chunk);
        if (unmarked !== undefined) decoder = new TextDecoder(unmarked);
      }
    }
    if (decoder === undefined) {
      if (chunk.length > 0) yield chunk;
    } else yield Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  if (decoder !== undefined) yield Buffer.from(decoder.decode());
}

const LOOKED_AT = 4096;
/** With a line end, a digit or a plain letter or sign somewhere. */
const TEXT = /^(?=.*[\n -~])[\t\n\r\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{Cf}]*$/su;

/**
 * UTF-16 without its mark: line ends, digits and signs of any text have a zero byte, and what the bytes spell, read from
 * the right side, is text. Bytes of a picture or a program spell none.
 */
function unmarkedUtf16(chunk: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const head = chunk.subarray(0, Math.min(chunk.length, LOOKED_AT) & ~1);
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2]!++;
  if (zeros[0] === 0 && zeros[1] === 0) return undefined;
  const sides = ['utf-16le', 'utf-16be'] as const;
  return (zeros[0]! > zeros[1]! ? sides.toReversed() : sides).find((side) => spellsText(head, side));
}

function spellsText(head: Buffer, encoding: string): boolean {
  try {
    return TEXT.test(new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true }));
  } catch {
    return false;
  }
}
