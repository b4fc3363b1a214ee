import { toSimplified } from './script.ts';

/**
 * A text as matching reads it: simplified characters, half-width, lower case, without variation
 * selectors and zero-width characters; runs of spaces are one space. Offsets lead back into the
 * original, so that evidence always quotes what was really written.
 */
export class TextView {
  readonly original: string;
  readonly text: string;
  /** Original offset of each view unit, plus one for the end; null when the offsets are the same. */
  readonly #origins: Uint32Array | null;

  constructor(original: string) {
    this.original = original;
    const units: string[] = [];
    let origins: number[] | null = null;
    let spaceBefore = false;
    let plain = true;
    const length = original.length;
    for (let i = 0; i < length; i++) {
      const code = original.charCodeAt(i);
      if (code >= 0x61 && code <= 0x7a) {
        units.push(original[i]!);
        origins?.push(i);
        spaceBefore = false;
        continue;
      }
      const folded = fold(original, i, code);
      const isSpace = folded === ' ';
      if (folded === '' || (isSpace && spaceBefore)) {
        origins ??= range(units.length);
        plain = false;
        continue;
      }
      spaceBefore = isSpace;
      if (folded.length === 1) {
        units.push(folded);
        origins?.push(i);
        if (plain && folded !== original[i]) plain = false;
      } else {
        origins ??= range(units.length);
        plain = false;
        for (const unit of folded.split('')) {
          units.push(unit);
          origins.push(i);
        }
      }
    }
    origins?.push(length);
    this.text = plain ? original : units.join('');
    this.#origins = origins === null ? null : Uint32Array.from(origins);
  }

  /** The passage of the original that `[start, end)` of the view was made from. */
  origin(start: number, end: number): { start: number; end: number } {
    const origins = this.#origins;
    if (origins === null) return { start, end };
    const from = origins[start]!;
    const last = end > start ? origins[end - 1]! : from;
    // The units that follow `last` and left no trace in the view (a variation selector) belong to it.
    const next = origins[end] ?? this.original.length;
    return {
      start: from,
      end: end > start ? Math.max(trimmedEnd(this.original, last, next), last + 1) : from,
    };
  }
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

function trimmedEnd(original: string, last: number, next: number): number {
  let end = next;
  while (end > last + 1 && /\s/.test(original[end - 1]!)) end--;
  return end;
}

const cache: (string | undefined)[] = new Array(0x10000);

function fold(original: string, index: number, code: number): string {
  // Halves of a surrogate pair stay as they are: emoji are matched in their own form.
  if (code >= 0xd800 && code <= 0xdfff) return original[index]!;
  const known = cache[code];
  if (known !== undefined) return known;
  const folded = foldUnit(String.fromCharCode(code), code);
  cache[code] = folded;
  return folded;
}

function foldUnit(char: string, code: number): string {
  if (code === 0x200b || code === 0x200c || code === 0x200d || code === 0x2060 || code === 0xfeff) return '';
  if (code >= 0xfe00 && code <= 0xfe0f) return '';
  if (code === 0x3000 || /\s/.test(char)) return ' ';
  const punctuation = PUNCTUATION[char];
  if (punctuation !== undefined) return punctuation;
  const compatible = char.normalize('NFKC');
  return toSimplified(compatible).toLowerCase();
}

/** Marks that mean the same in Chinese and Western typing. */
const PUNCTUATION: Readonly<Record<string, string>> = {
  '。': '.',
  '、': ',',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '…': '.',
  '—': '-',
  '–': '-',
  '「': '"',
  '」': '"',
  '【': '[',
  '】': ']',
};

/** The view's text alone, for phrases and patterns that are to be found in views. */
export function normaliseText(text: string): string {
  return new TextView(text).text;
}
