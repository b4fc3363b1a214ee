import { normaliseText } from '../text/text-view.ts';

const NUMBERS = /\p{N}+/gu;
const BETWEEN = /[\p{P}\p{S}\s]+/gu;

/** Texts that say the same in the same words, but for numbers, punctuation and script. */
export interface EqualTexts {
  /** Place of the first text of each group. */
  readonly first: readonly number[];
  /** How many texts each group has. */
  readonly sizes: Float64Array;
  /** Group of each text; −1 where it says nothing. */
  readonly of: Int32Array;
}

/** A message sent ten thousand times is compared once and counts ten thousand times. */
export function groupEqualTexts(texts: readonly string[]): EqualTexts {
  const groups = new Map<string, number>();
  const first: number[] = [];
  const sizes: number[] = [];
  const of = new Int32Array(texts.length).fill(-1);
  for (const [place, text] of texts.entries()) {
    const key = normaliseText(text).replaceAll(NUMBERS, '#').replaceAll(BETWEEN, ' ').trim();
    if (key === '') continue;
    let group = groups.get(key);
    if (group === undefined) {
      group = first.length;
      groups.set(key, group);
      first.push(place);
      sizes.push(0);
    }
    sizes[group]!++;
    of[place] = group;
  }
  return { first, sizes: Float64Array.from(sizes), of };
}
