import type { TextSimilarity } from '../ports/similarity.ts';
import { normaliseText } from './text-view.ts';

const IGNORED = /[\p{P}\p{S}\s]+/gu;
const REMEMBERED = 512;

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
      const [small, large] = left.counts.size <= right.counts.size ? [left, right] : [right, left];
      let product = 0;
      for (const [bigram, count] of small.counts) product += count * (large.counts.get(bigram) ?? 0);
      return Math.min(1, product / (left.norm * right.norm));
    },
  };
}

interface Profile {
  readonly counts: ReadonlyMap<number, number>;
  readonly norm: number;
}

function countBigrams(text: string): Profile {
  const folded = `\u0002${normaliseText(text).replace(IGNORED, '')}\u0003`;
  const counts = new Map<number, number>();
  if (folded.length > 2) {
    for (let i = 0; i + 1 < folded.length; i++) {
      const bigram = folded.charCodeAt(i) * 0x10000 + folded.charCodeAt(i + 1);
      counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
    }
  }
  let squares = 0;
  for (const count of counts.values()) squares += count * count;
  return { counts, norm: Math.sqrt(squares) };
}
