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
    const { length } = original;
    let text = '';
    /** From here on the original is taken over as it is. */
    let taken = 0;
    let origins: number[] | null = null;
    let spaceBefore = false;
    for (let i = 0; i < length; i++) {
      const code = original.charCodeAt(i);
      if (staysAsItIs[code] === 1 || (code >= 0xd800 && code <= 0xdfff)) {
        // Halves of a surrogate pair stay too: emoji are matched in their own form.
        origins?.push(i);
        spaceBefore = false;
        continue;
      }
      const folded = fold(code);
      if (folded === original[i] && !(folded === ' ' && spaceBefore)) {
        origins?.push(i);
        spaceBefore = folded === ' ';
        continue;
      }
      text += original.slice(taken, i);
      taken = i + 1;
      if (folded.length !== 1 || (folded === ' ' && spaceBefore)) origins ??= range(text.length);
      for (const unit of folded.split('')) {
        // A sign may fold to a space and a mark; runs of spaces are one space there too.
        if (unit === ' ' && spaceBefore) continue;
        spaceBefore = unit === ' ';
        origins?.push(i);
        text += unit;
      }
    }
    origins?.push(length);
    this.text = taken === 0 ? original : text + original.slice(taken);
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
/** By unit: 1 once it is known to fold to itself and to be no space. */
const staysAsItIs = new Uint8Array(0x10000);

function fold(code: number): string {
  const known = cache[code];
  if (known !== undefined) return known;
  const char = String.fromCharCode(code);
  const folded = foldUnit(char, code);
  cache[code] = folded;
  if (folded === char && folded !== ' ') staysAsItIs[code] = 1;
  return folded;
}

function foldUnit(char: string, code: number): string {
  if (code === 0x200b || code === 0x200c || code === 0x200d || code === 0x2060 || code === 0xfeff) return '';
  if (code >= 0xfe00 && code <= 0xfe0f) return '';
  if (code === 0x3000 || /\s/.test(char)) return ' ';
  const punctuation = PUNCTUATION[char];
  if (punctuation !== undefined) return punctuation;
  const compatible = char.normalize('NFKC');
  // The form that a character is compatible with may itself be a mark of these, or have a simpler form (薴 苧 苎).
  const simple = toSimplified(toSimplified(PUNCTUATION[compatible] ?? compatible));
  return simple.toLowerCase();
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
