import { isAscii, isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { splitLines } from './lines.ts';
import type { ReadingContext } from './reading-context.ts';
import { openSource, type Source, withoutMark } from './source.ts';

export type TextEncoding = 'utf-8' | 'gb18030' | 'windows-1252';

/** So many lines beyond ASCII settle the question. */
const ENOUGH_LINES = 2000;
/** After so much that is ASCII alone, what comes later will hardly be another encoding. */
const ENOUGH_BYTES = 1 << 26;
/** A document without line ends is one line. */
const LINE_LIMIT = 1 << 24;

/**
 * UTF-8, GB18030 (which includes GBK and GB2312) or Windows-1252, by a vote of the lines: UTF-8 text read as GBK mostly
 * looks valid, so only lines that are *not* UTF-8 speak for another, and a few broken lines do not outvote
 * a file.
 * @param from how many bytes of the text to leave out
 */
export async function sniffEncoding(file: string, from = 0): Promise<TextEncoding> {
  const votes = noVotes();
  let count = 0;
  let bytes = 0;
  for await (const lines of splitLines(after(from, (await openSource(file)).chunks), LINE_LIMIT)) {
    for (const line of lines) {
      bytes += line.length;
      if (isAscii(line.bytes)) continue;
      votes[encodingOf(line.bytes, line.tooLong)]++;
      count++;
    }
    if (count >= ENOUGH_LINES || bytes >= ENOUGH_BYTES) break;
  }
  return elected(votes);
}

/** The same vote for a text at hand; undefined where most of its lines are no text in any of the three. */
export function encodingOfText(text: Buffer): TextEncoding | undefined {
  const votes = noVotes();
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf(0x0a, at);
    const line = text.subarray(at, end < 0 ? text.length : end);
    at += line.length + 1;
    if (!isAscii(line)) votes[encodingOf(line, false)]++;
  }
  const winner = elected(votes);
  return votes.none > votes[winner] ? undefined : winner;
}

/** All of a file that people write by hand; undefined where it is no text in any of the encodings. */
export async function readText(file: string): Promise<string | undefined> {
  const parts: Buffer[] = [];
  for await (const part of withoutMark([await readFile(file)])) parts.push(part);
  const bytes = Buffer.concat(parts);
  try {
    return new TextDecoder(encodingOfText(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

type Votes = Record<TextEncoding | 'none', number>;

function noVotes(): Votes {
  return { 'utf-8': 0, gb18030: 0, 'windows-1252': 0, none: 0 };
}

function elected(votes: Votes): TextEncoding {
  const other = votes['windows-1252'] > votes.gb18030 ? 'windows-1252' : 'gb18030';
  return votes[other] > votes['utf-8'] ? other : 'utf-8';
}

async function* after(from: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = from;
  for await (const chunk of chunks) {
    if (left < chunk.length) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

/** Accented letters, signs and the quotes that word processors write; bytes that Windows-1252 hardly ever has are none. */
const WESTERN =
  /^[\t -~\u0080\u0085\u0091-\u0097\u0099\u00a0\u00a1\u00a3\u00a9\u00ab\u00ae\u00b0-\u00b4\u00b7\u00ba-\u00bf\u00c0-\u00fd]*$/;

function encodingOf(line: Buffer, isCut: boolean): TextEncoding | 'none' {
  // A cut may go through a character.
  const bytes = isCut ? line.subarray(0, line.findLastIndex((byte) => byte < 0x80) + 1) : line;
  if (isUtf8(bytes) || isBrokenUtf8(bytes)) return 'utf-8';
  // Western letters stand alone among plain ones; both bytes of nearly every Chinese character are beyond ASCII.
  let beyond = 0;
  let together = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue;
    beyond++;
    if ((bytes[at + 1] ?? 0) >= 0x80 || (bytes[at - 1] ?? 0) >= 0x80) together++;
  }
  if (together * 2 < beyond) return WESTERN.test(bytes.toString('latin1')) ? 'windows-1252' : 'none';
  return 'gb18030';
}

/** UTF-8 but for a few bytes. */
function isBrokenUtf8(bytes: Buffer): boolean {
  let good = 0;
  let broken = 0;
  for (const character of bytes.toString('utf8')) {
    if (character === '\ufffd') broken++;
    else if (character > '\u007f') good++;
  }
  return broken < good;
}

/** Text of one line, or undefined when its bytes are none in the file's encoding. */
export type LineDecoder = (bytes: Buffer) => string | undefined;

export async function lineDecoder(file: string): Promise<LineDecoder> {
  const encoding = await sniffEncoding(file);
  if (encoding === 'utf-8') return (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : undefined);
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  };
}

export interface JsonSource extends Source {
  /** The file turned out to be GB18030: bytes that were no text became U+FFFD. */
  readonly isConverted: boolean;
}

/**
 * JSON is UTF-8; programs that write in the encoding of a Chinese Windows are heard all the same. It is converted before
 * it is cut, since the second byte of a character may look like a bracket or a backslash. What is ASCII alone is the same in
 * all encodings and passed on as it comes: the question is asked at the first byte beyond it.
 */
export async function openJson(file: string): Promise<JsonSource> {
  const source = await openSource(file);
  let isConverted = false;
  async function* chunks(): AsyncGenerator<Buffer> {
    let plain = 0;
    let isPlain = true;
    let decoder: InstanceType<typeof TextDecoder> | undefined;
    for await (const chunk of source.chunks) {
      if (isPlain && isAscii(chunk)) {
        plain += chunk.length;
        yield chunk;
        continue;
      }
      if (isPlain) {
        isPlain = false;
        isConverted = (await sniffEncoding(file, plain)) === 'gb18030';
        if (isConverted) decoder = new TextDecoder('gb18030');
      }
      yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
    }
    if (decoder !== undefined) yield Buffer.from(decoder.decode());
  }
  return {
    ...source,
    chunks: chunks(),
    get isConverted() {
      return isConverted;
    },
  };
}

/** The context of a JSON file, which tells at each record whether it was converted: at the beginning nobody knows. */
export function whereConverted(context: ReadingContext, source: JsonSource): ReadingContext {
  return {
    ...context,
    get isConverted() {
      return source.isConverted;
    },
  };
}
