import type { Bilingual } from '#core/bilingual.ts';

/** One entry of an archive. Paths are relative and written with `/`. */
export interface TarEntry {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link';
  /** Permission bits. */
  readonly mode: number;
  /** Bytes of content; 0 for what is no file. */
  readonly size: number;
  /** Seconds since 1970. */
  readonly modified: number;
  /** Where a link leads. */
  readonly target?: string;
}

/** What does not fit into a plain header stands in a further one before it (POSIX pax). */
export type Extension = Readonly<Record<string, string>>;

export const BLOCK = 512;
const KINDS = { file: '0', link: '2', folder: '5' } as const;
const EXTENSION = 'x';
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
/** Eleven octal digits. */
const LARGEST_PLAIN_SIZE = 8 ** 11 - 1;

/** The header of an entry in whole blocks (POSIX ustar, with a pax extension where something does not fit). */
export function headerOf(entry: TarEntry): Buffer {
  const name = entry.kind === 'folder' ? `${entry.path}/` : entry.path;
  const place = split(name);
  const extension: Record<string, string> = {};
  if (place === null) extension['path'] = name;
  if (entry.target !== undefined && Buffer.byteLength(entry.target) > NAME_BYTES) {
    extension['linkpath'] = entry.target;
  }
  if (entry.size > LARGEST_PLAIN_SIZE) extension['size'] = String(entry.size);
  const [prefix, rest] = place ?? ['', cut(name)];
  const plain = block(KINDS[entry.kind], rest, prefix, {
    ...entry,
    size: Math.min(entry.size, LARGEST_PLAIN_SIZE),
  });
  if (Object.keys(extension).length === 0) return plain;
  const records = Buffer.from(Object.entries(extension).map(recordOf).join(''));
  const announced = block(EXTENSION, 'pax', '', { mode: 0o600, size: records.length, modified: 0 });
  return Buffer.concat([announced, records, padding(records.length), plain]);
}

/** What fills content up to whole blocks. */
export function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

export type ReadHeader =
  | { readonly kind: 'end' }
  | { readonly kind: 'extension'; readonly size: number }
  | { readonly kind: 'entry'; readonly entry: TarEntry }
  | { readonly kind: 'broken'; readonly why: Bilingual };

/** Reads one block, with what the extension before it said. */
export function readHeader(bytes: Buffer, extension: Extension): ReadHeader {
  if (bytes.every((byte) => byte === 0)) return { kind: 'end' };
  if (Number.parseInt(field(bytes, 148, 8), 8) !== checksum(bytes)) {
    return {
      kind: 'broken',
      why: { zh: '有一处文件头的校验和不对', en: 'the checksum of a header is wrong' },
    };
  }
  const size = Number(extension['size'] ?? Number.parseInt(field(bytes, 124, 12), 8));
  const type = String.fromCharCode(bytes[156]!);
  if (type === EXTENSION) return { kind: 'extension', size };
  const kind = (Object.keys(KINDS) as TarEntry['kind'][]).find((known) => KINDS[known] === type);
  if (kind === undefined) {
    return {
      kind: 'broken',
      why: { zh: `其中有种类不明的条目“${type}”`, en: `there is an entry of the kind "${type}"` },
    };
  }
  const prefix = field(bytes, 345, PREFIX_BYTES);
  const name = field(bytes, 0, NAME_BYTES);
  const path = (extension['path'] ?? (prefix === '' ? name : `${prefix}/${name}`)).replace(/\/$/, '');
  return {
    kind: 'entry',
    entry: {
      path,
      kind,
      mode: Number.parseInt(field(bytes, 100, 8), 8),
      size: kind === 'file' ? size : 0,
      modified: Number.parseInt(field(bytes, 136, 12), 8),
      ...(kind === 'link' ? { target: extension['linkpath'] ?? field(bytes, 157, NAME_BYTES) } : {}),
    },
  };
}

export function readExtension(bytes: Buffer): Extension {
  const values: Record<string, string> = {};
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(' ', at);
    const length = Number(bytes.toString('latin1', at, blank));
    if (!(length > 0)) break;
    const record = bytes.toString('utf8', blank + 1, at + length - 1);
    const equals = record.indexOf('=');
    values[record.slice(0, equals)] = record.slice(equals + 1);
    at += length;
  }
  return values;
}

function block(
  type: string,
  name: string,
  prefix: string,
  { mode, size, modified, target = '' }: Pick<TarEntry, 'mode' | 'size' | 'modified' | 'target'>,
): Buffer {
  const bytes = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number) =>
    bytes.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at);
  bytes.write(name, 0, NAME_BYTES);
  octal(mode & 0o7777, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(Math.max(0, Math.floor(modified)), 136, 12);
  bytes.write(type, 156);
  bytes.write(cut(target), 157, NAME_BYTES);
  bytes.write('ustar\u000000', 257);
  bytes.write(prefix, 345, PREFIX_BYTES);
  bytes.write(`${checksum(bytes).toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

/** Of all bytes, those of the sum itself read as blanks. */
function checksum(bytes: Buffer): number {
  let sum = 8 * 32;
  for (const [at, byte] of bytes.entries()) if (at < 148 || at >= 156) sum += byte;
  return sum;
}

/** Parts a path into the two fields of a header; null where it does not fit. */
function split(path: string): readonly [prefix: string, name: string] | null {
  if (Buffer.byteLength(path) <= NAME_BYTES) return ['', path];
  for (let at = path.indexOf('/'); at > 0 && at < path.length - 1; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
    if (Buffer.byteLength(prefix) > PREFIX_BYTES) return null;
    if (Buffer.byteLength(name) <= NAME_BYTES) return [prefix, name];
  }
  return null;
}

function cut(text: string): string {
  return Buffer.from(text)
    .subarray(0, NAME_BYTES)
    .toString('latin1')
    .replaceAll(/[^ -~]/g, '_');
}

/** `LENGTH NAME=VALUE`, the length counting itself. */
function recordOf([name, value]: readonly [string, string]): string {
  const body = ` ${name}=${value}\n`;
  const bytes = Buffer.byteLength(body);
  let length = bytes + String(bytes).length;
  if (bytes + String(length).length > length) length++;
  return `${length}${body}`;
}

function field(bytes: Buffer, at: number, length: number): string {
  const text = bytes.subarray(at, at + length);
  const end = text.indexOf(0);
  return text.toString('utf8', 0, end < 0 ? length : end).trim();
}
