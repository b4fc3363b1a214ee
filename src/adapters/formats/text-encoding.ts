import { isAscii, isUtf8 } from 'node:buffer';
import { splitLines } from './lines.ts';
import { openSource } from './source.ts';

export type TextEncoding = 'utf-8' | 'gb18030';

/** So many lines beyond ASCII settle the question. */
const ENOUGH_LINES = 2000;
const LINE_LIMIT = 1 << 20;

/**
 * UTF-8 or GB18030 (which includes GBK and GB2312), by a vote of the lines: UTF-8 text read as GBK mostly
 * looks valid, so only lines that are *not* UTF-8 speak for GB18030, and a few broken lines do not outvote
 * a file.
 */
export async function sniffEncoding(file: string): Promise<TextEncoding> {
  let utf8 = 0;
  let other = 0;
  for await (const lines of splitLines((await openSource(file)).chunks, LINE_LIMIT)) {
    for (const line of lines) {
      if (line.tooLong || isAscii(line.bytes)) continue;
      if (isUtf8(line.bytes)) utf8++;
      else other++;
    }
    if (utf8 + other >= ENOUGH_LINES) break;
  }
  return other > utf8 ? 'gb18030' : 'utf-8';
}

/** Text of one line, or undefined when its bytes are none in the file's encoding. */
export type LineDecoder = (bytes: Buffer) => string | undefined;

export async function lineDecoder(file: string): Promise<LineDecoder> {
  if ((await sniffEncoding(file)) === 'utf-8')
    return (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : undefined);
  const decoder = new TextDecoder('gb18030', { fatal: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  };
}
