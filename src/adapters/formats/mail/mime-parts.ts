/** One part of a message, itself the first, with its place in the bytes. */
export interface MimePart {
  readonly start: number;
  readonly header: Buffer;
  /** Of a multipart with all that is in it. */
  readonly body: Buffer;
  /** In lower case: `text/plain`. */
  readonly type: string;
}

/** Deeper nesting than any mail program writes; a crafted depth would exhaust the stack. */
const DEEPEST = 64;
/** PostalMime refuses a message with more. */
const LONGEST_HEADER = 1 << 21;

/** A message and the parts inside it, in the order of the bytes. */
export function* mimeParts(message: Buffer): Generator<MimePart> {
  yield* partsIn(message, 0, 'text/plain', 0);
}

function* partsIn(bytes: Buffer, start: number, usualType: string, depth: number): Generator<MimePart> {
  const [headerEnd, bodyStart] = headerPlace(bytes);
  if (headerEnd > LONGEST_HEADER) return;
  const header = bytes.subarray(0, headerEnd);
  const body = bytes.subarray(bodyStart);
  const contentType = headerField(header, 'content-type') ?? '';
  const type = /^[^;\s]+/.exec(contentType)?.[0].toLowerCase() ?? usualType;
  yield { start, header, body, type };
  if (depth === DEEPEST) return;
  if (type === 'message/rfc822') yield* partsIn(body, start + bodyStart, 'text/plain', depth + 1);
  const boundary = type.startsWith('multipart/') ? parameter(contentType, 'boundary') : undefined;
  if (boundary === undefined) return;
  const usualInside = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  for (const [from, to] of between(body, boundary)) {
    yield* partsIn(body.subarray(from, to), start + bodyStart + from, usualInside, depth + 1);
  }
}

/** Value of a field as Latin-1 characters, unfolded. */
export function headerField(header: Buffer, name: string): string | undefined {
  const field = new RegExp(`^${name}[ \\t]*:((?:[^\\n]*\\n[ \\t])*[^\\n]*)`, 'im');
  return field.exec(header.toString('latin1'))?.[1]?.replace(/\r?\n/g, '').trim();
}

export function parameter(value: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(value);
  return match?.[1] ?? match?.[2];
}

/** Where the header ends and, behind the empty line, the body begins. */
function headerPlace(bytes: Buffer): [headerEnd: number, bodyStart: number] {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, at);
    if (end < 0) break;
    if (end === at || (end === at + 1 && bytes[at] === 0x0d)) return [at, end + 1];
    at = end + 1;
  }
  return [bytes.length, bytes.length];
}

const LINE_FEED = 0x0a;

/** The stretches between the lines that are the boundary. */
function* between(body: Buffer, boundary: string): Generator<[from: number, to: number]> {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  let from: number | undefined;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== LINE_FEED) continue;
    const lineFeed = body.indexOf(LINE_FEED, at);
    const lineEnd = lineFeed < 0 ? body.length : lineFeed;
    const rest = body.toString('latin1', at + mark.length, lineEnd);
    if (!/^(?:--)?[ \t]*\r*$/.test(rest)) continue;
    if (from !== undefined) yield [from, at];
    from = rest.startsWith('--') ? undefined : Math.min(lineEnd + 1, body.length);
  }
  if (from !== undefined) yield [from, body.length];
}
