import type { Bilingual } from '../bilingual.ts';

/**
 * The known word that was probably meant, or undefined when none is near enough: optimal string
 * alignment distance (insert, delete, replace, swap neighbours; Damerau 1964) up to a third of the
 * word's length, ignoring case and the difference between `-`, `_` and space; failing that, the same stem.
 */
export function closestWord(word: string, known: readonly string[]): string | undefined {
  const wanted = plain(word);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const other = plain(candidate);
    if (Math.abs(other.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, other);
    if (distance < bestDistance && distance < other.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? sameStem(wanted, known);
}

/** The only known word that is at least half the same from its beginning: `angry` for `anger`. */
function sameStem(wanted: string, known: readonly string[]): string | undefined {
  const akin = known.filter((candidate) => {
    const other = plain(candidate);
    const shared = sharedBeginning(wanted, other);
    return shared >= 3 && shared * 2 >= Math.max(wanted.length, other.length);
  });
  return akin.length === 1 ? akin[0] : undefined;
}

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/**
 * A hint for an unknown word: the near one ("did you mean …?"), else the whole list where it is
 * short enough to read, else nothing.
 */
export function suggestion(word: string, known: Iterable<string>): Bilingual | undefined {
  const words = [...known];
  const near = closestWord(word, words);
  if (near !== undefined) return didYouMean(near);
  if (words.length === 0 || words.length > 16) return undefined;
  return { zh: `可以写：${words.join('、')}`, en: `Known here: ${words.join(', ')}` };
}

export function didYouMean(word: string): Bilingual {
  return { zh: `是不是想写 ${word}？`, en: `Did you mean ${word}?` };
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[-_ ]/g, '-');
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
