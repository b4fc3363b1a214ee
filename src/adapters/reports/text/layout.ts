import stringWidth from 'string-width';

/** Marks that may not begin a line of Chinese (GB/T 15834), and the Western ones that stick to their word. */
const NO_LINE_START = /^[,。、;:?!)》」』】〕〉”’…,.;:?!)\]}%]/u;
/** Opening marks that may not end one. */
const NO_LINE_END = /[(《「『【〔〈“‘([{]$/u;
const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303f\uff00-\uff60]/u;
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Columns that a text takes on a terminal; colour codes take none. */
export function width(text: string): number {
  return stringWidth(text);
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - width(text))) + text;
}

/** The beginning of a text that fits into so many columns, with an ellipsis where something was cut. */
export function clip(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let out = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const size = width(segment);
    if (used + size > columns - 1) break;
    out += segment;
    used += size;
  }
  return `${out.trimEnd()}…`;
}

/**
 * Breaks a text without colour codes into lines of so many columns: between words, and between any two Chinese characters
 * except before closing and after opening marks. The first line may be shorter by `indent` columns.
 */
export function wrap(text: string, columns: number, indent = 0): string[] {
  const lines: string[] = [];
  let line = '';
  let used = indent;
  for (const piece of pieces(text)) {
    const size = width(piece);
    const visible = width(piece.trimEnd());
    if (used + visible > columns && line !== '') {
      // A line of nothing but spaces is no line; what follows takes its place.
      const isEmpty = line.trim() === '';
      if (!isEmpty) lines.push(line.trimEnd());
      line = '';
      used = isEmpty && lines.length === 0 ? indent : 0;
    }
    if (visible > columns) {
      for (const { segment } of graphemes.segment(piece)) {
        if (used + width(segment) > columns) {
          lines.push(line);
          line = '';
          used = 0;
        }
        line += segment;
        used += width(segment);
      }
      continue;
    }
    line += piece;
    used += size;
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** The unbreakable pieces: a Chinese character or a word, with the marks and the space that belong to it. */
function pieces(text: string): string[] {
  const out: string[] = [];
  let piece = '';
  for (const { segment } of graphemes.segment(text)) {
    if (piece !== '' && isBreak(piece, segment)) {
      out.push(piece);
      piece = '';
    }
    piece += segment;
  }
  if (piece !== '') out.push(piece);
  return out;
}

function isBreak(before: string, next: string): boolean {
  if (next === ' ' || NO_LINE_START.test(next) || NO_LINE_END.test(before)) return false;
  if (before.endsWith(' ')) return true;
  return WIDE.test(next) || WIDE.test(before.at(-1)!);
}

/**
 * A foreign text as it may be shown on a terminal: control characters, which could move the cursor or
 * fake output, and marks that turn the direction of reading become visible or vanish.
 */
export function harmless(text: string): string {
  return text
    .replaceAll(/\r\n|[\n\r\u2028\u2029]/g, ' ⏎ ')
    .replaceAll('\t', ' ')
    .replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '�')
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
}
