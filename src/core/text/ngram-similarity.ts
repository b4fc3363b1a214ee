import type { TextSimilarity } from '../ports/similarity.ts';
import { normaliseText } from './text-view.ts';

const IGNORED = /[\p{P}\p{S}\s]+/gu;
const IGNORED_UNIT = /[\p{P}\p{S}\s]/u;
const SURROGATE = /[\ud800-\udfff]/;
const REMEMBERED = 512;
const START = 2;
const END = 3;

/**
 * Cosine of character bigram counts over the folded text without punctuation and spaces. Needs no
 * word list, so it serves Chinese and English alike; short texts are padded so that one character counts.
 */
export function ngramSimilarity(): TextSimilarity {
  const profiles = new Map<string, Profile>();
  const profileOf = (text: string): Profile => {
    let profile = profiles.get(text);
    if (profile === undefined) {
      profile = countBigrams(text);
      if (profiles.size >= REMEMBERED) profiles.clear();
      profiles.set(text, profile);
    }
    return profile;
  };
  return {
    id: 'ngram',
    compare(a, b) {
      const left = profileOf(a);
      const right = profileOf(b);
      if (left.norm === 0 || right.norm === 0) return 0;
      return Math.min(1, product(left, right) / (left.norm * right.norm));
    },
  };
}

interface Profile {
  /** Number of distinct bigrams. */
  readonly size: number;
  /** The distinct bigrams in ascending order, then the count of each. */
  readonly cells: Uint32Array;
  readonly norm: number;
}

function product(left: Profile, right: Profile): number {
  const a = left.cells;
  const b = right.cells;
  let sum = 0;
  for (let i = 0, k = 0; i < left.size && k < right.size; ) {
    const one = a[i]!;
    const other = b[k]!;
    if (one === other) sum += a[left.size + i++]! * b[right.size + k++]!;
    else if (one < other) i++;
    else k++;
  }
  return sum;
}

/** Room for the bigrams of one text after another; longer texts get room of their own. */
const room = new Uint32Array(1024);
/** Up to so many are sorted by insertion. */
const FEW = 48;

function countBigrams(text: string): Profile {
  const view = normaliseText(text);
  const found = view.length < room.length ? room : new Uint32Array(view.length + 1);
  const count = findBigrams(view, found);
  if (count > FEW) found.subarray(0, count).sort();
  else sortFew(found, count);
  let size = 0;
  for (let i = 0; i < count; i++) if (i === 0 || found[i] !== found[i - 1]) size++;
  const cells = new Uint32Array(size * 2);
  let last = -1;
  for (let i = 0; i < count; i++) {
    if (i === 0 || found[i] !== found[i - 1]) cells[++last] = found[i]!;
    cells[size + last]!++;
  }
  let squares = 0;
  for (let i = size; i < cells.length; i++) squares += cells[i]! * cells[i]!;
  return { size, cells, norm: Math.sqrt(squares) };
}

function sortFew(found: Uint32Array, count: number): void {
  for (let i = 1; i < count; i++) {
    const bigram = found[i]!;
    let at = i;
    while (at > 0 && found[at - 1]! > bigram) {
      found[at] = found[at - 1]!;
      at--;
    }
    found[at] = bigram;
  }
}

/** Fills `found` and returns the number of bigrams; a text without letters and digits has none. */
function findBigrams(view: string, found: Uint32Array): number {
  // Signs beyond the first plane can only be told from letters as pairs.
  const text = SURROGATE.test(view) ? view.replace(IGNORED, '') : view;
  let count = 0;
  let before = START;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isIgnored(code)) continue;
    found[count++] = before * 0x10000 + code;
    before = code;
  }
  if (count > 0) found[count++] = before * 0x10000 + END;
  return count;
}

const UNKNOWN = 0;
const KEPT = 1;
const DROPPED = 2;
/** By unit, as it was met for the first time. */
const known = new Uint8Array(0x10000);

function isIgnored(code: number): boolean {
  if (known[code] === UNKNOWN) known[code] = IGNORED_UNIT.test(String.fromCharCode(code)) ? DROPPED : KEPT;
  return known[code] === DROPPED;
}
