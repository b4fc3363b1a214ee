import { isAscii, isUtf8 } from 'node:buffer';
import { decodeWords } from 'postal-mime';
import { encodingOfText } from '../text-encoding.ts';
import { headerField, type MimePart, mimeParts, parameter } from './mime-parts.ts';

/** So much of a text tells how it is written. */
const SAMPLE_BYTES = 1 << 20;
/** Where the head of an HTML document names its charset. */
const META_BYTES = 4096;
const META = /<meta\b[^>]*\bcharset\s*=\s*["']?([\w.:-]+)/i;

/**
 * The message with a charset for every text that names none or a wrong one, and with headers in UTF-8: what the bytes
 * are is told by themselves. Undefined where a text is none in any encoding that is understood.
 */
export function withCharsets(message: Buffer): Buffer | undefined {
  const pieces: Buffer[] = [];
  let done = 0;
  for (const part of mimeParts(message)) {
    const header = legibleHeader(part);
    if (header === undefined) return undefined;
    if (header === part.header) continue;
    pieces.push(message.subarray(done, part.start), header);
    done = part.start + part.header.length;
  }
  return pieces.length === 0 ? message : Buffer.concat([...pieces, message.subarray(done)]);
}

/** The header itself where nothing is to be said. */
function legibleHeader(part: MimePart): Buffer | undefined {
  const stated = parameter(headerField(part.header, 'content-type') ?? '', 'charset')
    ?.trim()
    .toLowerCase();
  const named = isKnown(stated) ? stated : undefined;
  const header = isUtf8(part.header) ? part.header : inUtf8(part.header, named);
  const text = isText(part) ? sampleOf(part) : undefined;
  if (text === undefined || isAscii(text)) return header;
  const charset = charsetOf(text, named, part.type === 'text/html');
  if (charset === undefined) return undefined;
  return charset === (stated ?? 'utf-8') ? header : withCharset(header, charset);
}

function isText({ type, header }: MimePart): boolean {
  if (type !== 'text/plain' && type !== 'text/html') return false;
  return !/^attachment\b/i.test(headerField(header, 'content-disposition') ?? '');
}

/** The beginning of a text as its bytes were before they were packed for the way. */
function sampleOf({ header, body }: MimePart): Buffer {
  const packing = headerField(header, 'content-transfer-encoding') ?? '';
  const sample = unpacked(body.subarray(0, SAMPLE_BYTES), packing);
  // A cut may go through a character.
  const plain = body.length > SAMPLE_BYTES ? sample.findLastIndex((byte) => byte < 0x80) : -1;
  return plain < 0 ? sample : sample.subarray(0, plain + 1);
}

function unpacked(packed: Buffer, packing: string): Buffer {
  if (/base64/i.test(packing)) return Buffer.from(packed.toString('latin1'), 'base64');
  if (!/quoted-printable/i.test(packing)) return packed;
  const text = packed
    .toString('latin1')
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(text, 'latin1');
}

/** UTF-8 shows itself; else what the header or the document names is believed as far as it can be, else the lines vote. */
function charsetOf(text: Buffer, named: string | undefined, isHtml: boolean): string | undefined {
  if (named !== undefined && !isUtf8Label(named)) {
    return !decodes(text, named) && decodes(text, 'utf-8') ? 'utf-8' : named;
  }
  if (decodes(text, 'utf-8')) return 'utf-8';
  const inside = isHtml ? META.exec(text.toString('latin1', 0, META_BYTES))?.[1]?.toLowerCase() : undefined;
  if (isKnown(inside) && decodes(text, inside)) return inside;
  return encodingOfText(text);
}

function isUtf8Label(label: string): boolean {
  return /^utf-?8$/.test(label);
}

/** What PostalMime makes of a label that tells it nothing. */
const readAs = (label: string) => decodeWords(`=?${label}?Q?=B0=A1?=`);
const UNKNOWN = readAs('unknown');

/** ASCII is no name for bytes beyond it. */
function isKnown(label: string | undefined): label is string {
  if (label === undefined || !/^[\w.:-]+$/.test(label)) return false;
  if (/^(?:us-?)?ascii$|^ansi_x3/.test(label)) return false;
  return isEncoding(label) || readAs(label) !== UNKNOWN;
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

function decodes(text: Buffer, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(text);
    return true;
  } catch {
    return false;
  }
}

function inUtf8(header: Buffer, named: string | undefined): Buffer {
  const lines = header.toString('latin1').split('\n');
  return Buffer.from(lines.map((line) => lineText(Buffer.from(line, 'latin1'), named)).join('\n'));
}

/** A header says nothing of its encoding; programs that write it raw write it as the text below. */
function lineText(line: Buffer, named: string | undefined): string {
  if (isUtf8(line)) return line.toString('utf8');
  const encoding = named !== undefined && decodes(line, named) ? named : encodingOfText(line);
  return encoding === undefined ? line.toString('utf8') : new TextDecoder(encoding).decode(line);
}

const TYPE = /^content-type[ \t]*:(?:[ \t]|\r?\n[ \t])*[^;\s]+/im;

/** Of a field that stands twice the first counts, and so with its parameters. */
function withCharset(header: Buffer, charset: string): Buffer {
  const written = header.toString('latin1');
  const named = TYPE.test(written)
    ? written.replace(TYPE, (type) => `${type}; charset=${charset}`)
    : `Content-Type: text/plain; charset=${charset}\r\n${written}`;
  return Buffer.from(named, 'latin1');
}
