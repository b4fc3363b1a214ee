const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

export interface ByteLine {
  /** From 1. */
  readonly number: number;
  /** Without its line end; only the beginning where the line is longer than allowed. */
  readonly bytes: Buffer;
  readonly length: number;
  readonly tooLong: boolean;
}

/** Of a line that is too long, this much is kept to show which one it was. */
const KEPT_BYTES = 2048;
/** A line feed that has not come by here will not come: lines end as old Macs end them, or there is only one. */
const LOOKED_AT_BYTES = 1 << 16;

/**
 * Cuts a stream of bytes into lines, a batch for each chunk: at line feeds, or at carriage returns where the beginning has
 * these alone. Works on bytes, so that an undecodable line spoils only itself; memory is bounded by `maxBytes`. A last
 * line without a line end counts, an empty rest does not.
 */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<ByteLine[]> {
  let number = 1;
  let held: Buffer[] = [];
  let heldLength = 0;
  const finish = (tail: Buffer): ByteLine => {
    let length = heldLength + tail.length;
    const tooLong = length > maxBytes;
    let bytes =
      heldLength === 0
        ? tail
        : Buffer.concat([...held, tail.subarray(0, tooLong ? KEPT_BYTES : tail.length)]);
    if (tooLong) bytes = bytes.subarray(0, KEPT_BYTES);
    else if (bytes.at(-1) === CARRIAGE_RETURN) {
      bytes = bytes.subarray(0, -1);
      length--;
    }
    held = [];
    heldLength = 0;
    return { number: number++, bytes, length, tooLong };
  };
  for await (const [chunk, lineEnd] of withLineEnd(chunks)) {
    const lines: ByteLine[] = [];
    let from = 0;
    for (let at = chunk.indexOf(lineEnd); at >= 0; at = chunk.indexOf(lineEnd, from)) {
      lines.push(finish(chunk.subarray(from, at)));
      from = at + 1;
    }
    if (from < chunk.length) {
      const rest = chunk.subarray(from);
      // Past the limit nothing more is held: the line is only measured.
      if (heldLength <= maxBytes)
        held.push(heldLength + rest.length > maxBytes ? Buffer.from(rest.subarray(0, KEPT_BYTES)) : rest);
      heldLength += rest.length;
      if (heldLength > maxBytes && held.length > 1)
        held = [Buffer.from(Buffer.concat(held).subarray(0, KEPT_BYTES))];
    }
    if (lines.length > 0) yield lines;
  }
  if (heldLength > 0) yield [finish(Buffer.alloc(0))];
}

/** The same chunks with the byte that ends their lines; the first are held back until it is known. */
async function* withLineEnd(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly [Buffer, number]> {
  let lineEnd: number | undefined;
  let held: Buffer[] = [];
  let heldLength = 0;
  for await (const chunk of chunks) {
    if (lineEnd !== undefined) {
      yield [chunk, lineEnd];
      continue;
    }
    held.push(chunk);
    heldLength += chunk.length;
    if (chunk.includes(LINE_FEED)) lineEnd = LINE_FEED;
    else if (heldLength >= LOOKED_AT_BYTES) lineEnd = lineEndWithoutFeed(held);
    else continue;
    for (const one of held) yield [one, lineEnd];
    held = [];
  }
  for (const one of held) yield [one, lineEndWithoutFeed(held)];
}

/** After a return at the very end the line feed may still come. */
function lineEndWithoutFeed(chunks: readonly Buffer[]): number {
  const last = chunks.length - 1;
  const isEnded = chunks.some((chunk, index) => {
    const at = chunk.indexOf(CARRIAGE_RETURN);
    return at >= 0 && (index < last || at < chunk.length - 1);
  });
  return isEnded ? CARRIAGE_RETURN : LINE_FEED;
}
