import { isUtf8 } from 'node:buffer';
import { FORMATS, type FormatId } from './catalogue.ts';
import { NO_MAPPING } from './mapping.ts';
import { isGzip, readBeginning, readHead } from './source.ts';
import { columnsByContent } from './table/by-content.ts';
import { guessMapping } from './table/columns.ts';

const PEEK_BYTES = 16_384;

/**
 * The format of a file by its name and its beginning; undefined when it is none that we know.
 * Rejects when the file cannot be read.
 */
export async function detectFormat(file: string): Promise<FormatId | undefined> {
  const head = await readHead(file, 8);
  if (head.length >= 4 && head.readUInt32LE(0) === 0x04034b50) return 'xlsx';
  const beginning = await readBeginning(file, PEEK_BYTES);
  const text = beginning.toString('latin1');
  const name = isGzip(head) ? file.replace(/\.gz$/i, '') : file;
  const byName = byExtension(name);
  if (beginning.includes(0)) return undefined;
  switch (byName) {
    case 'json':
    case 'ndjson':
    case 'vcon':
      return looksLikeNdjson(text) ? 'ndjson' : byName === 'json' && looksLikeVcon(text) ? 'vcon' : byName;
    case 'xlsx':
      return undefined;
    case 'transcript':
    case undefined:
      return (
        byContent(text) ?? tableIn(beginning) ?? byName ?? (isText(beginning) ? 'transcript' : undefined)
      );
    default:
      return byName;
  }
}

function byExtension(file: string): FormatId | undefined {
  const name = file.toLowerCase();
  let best: { id: FormatId; length: number } | undefined;
  for (const { id, extensions } of FORMATS) {
    for (const extension of extensions) {
      if (name.endsWith(extension) && extension.length > (best?.length ?? 0))
        best = { id, length: extension.length };
    }
  }
  return best?.id;
}

function byContent(text: string): FormatId | undefined {
  const start = text.trimStart();
  if (/^\{|^\[\s*[{[\]]/.test(start))
    return looksLikeNdjson(text) ? 'ndjson' : looksLikeVcon(text) ? 'vcon' : 'json';
  if (/^From \S+.*\d{4}\r?\n/.test(text)) return 'mbox';
  if (
    /^(?:[A-Za-z][A-Za-z-]*: .*\r?\n(?:[ \t].*\r?\n)*){2}/.test(text) &&
    /^(?:message-id|mime-version|received|return-path|delivered-to): /im.test(text)
  )
    return 'eml';
  return undefined;
}

/** The first line is a whole object by itself, and another one follows or nothing does. */
function looksLikeNdjson(text: string): boolean {
  const [first, second] = text.split('\n', 2);
  if (first === undefined || second === undefined || !first.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(first);
  } catch {
    return false;
  }
  return /^\s*\{/.test(second);
}

function tableIn(beginning: Buffer): 'csv' | 'tsv' | undefined {
  // The end may be in the middle of a character.
  const end = Math.max(beginning.lastIndexOf(0x0a), beginning.lastIndexOf(0x0d));
  const whole = end < 0 ? beginning : beginning.subarray(0, end);
  const text = isUtf8(whole) ? whole.toString('utf8') : new TextDecoder('gb18030').decode(whole);
  const lines = text.split(/\r\n?|\n/);
  return hasHeader(lines) ? 'csv' : isTableWithoutNames(lines) ? 'tsv' : undefined;
}

/** One of the first lines is a header of at least three known columns. */
function hasHeader(lines: readonly string[]): boolean {
  return lines.slice(0, 5).some((line) =>
    [',', '\t', ';', '|'].some((delimiter) => {
      const guess = guessMapping(line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, '')));
      return guess.layout !== 'unknown' && Object.keys(guess.map).length >= 3;
    }),
  );
}

/** Cells between tabs that tell by themselves who says what in which conversation; a written talk names none. */
function isTableWithoutNames(lines: readonly string[]): boolean {
  const rows = lines.filter((line) => line.trim() !== '').map((line) => line.split('\t'));
  if (rows.length < 2 || rows.some((cells) => cells.length < 3)) return false;
  return columnsByContent(rows, NO_MAPPING)?.columns.conversation.has('id') ?? false;
}

function looksLikeVcon(text: string): boolean {
  return /^\s*\{/.test(text) && /"vcon"\s*:/.test(text) && /"parties"\s*:/.test(text);
}

function isText(bytes: Buffer): boolean {
  let control = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32)) control++;
  return bytes.length > 0 && control === 0;
}
