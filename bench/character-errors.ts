import { toSimplified } from '#core/text/script.ts';

const CHINESE_FIGURES = '零一二三四五六七八九';
const ENGLISH_FIGURES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const SPELLED = new RegExp(`\\b(?:${ENGLISH_FIGURES.join('|')})\\b`, 'g');

/**
 * What of a text is compared: letters, characters of simplified script and figures as digits; no marks, no spaces, no
 * capitals.
 */
export function comparable(text: string): string {
  return toSimplified(text.normalize('NFKC').toLowerCase())
    .replace(SPELLED, (word) => String(ENGLISH_FIGURES.indexOf(word)))
    .replace(/[零一二三四五六七八九]/g, (sign) => String(CHINESE_FIGURES.indexOf(sign)))
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Characters that are to be put in, taken out or changed to get from one text to the other (Levenshtein). */
export function editsBetween(written: string, recognised: string): number {
  const [a, b] = [Array.from(written), Array.from(recognised)];
  let row = Uint32Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, sign] of a.entries()) {
    const next = new Uint32Array(b.length + 1);
    next[0] = i + 1;
    for (const [j, other] of b.entries()) {
      next[j + 1] = Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (sign === other ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
