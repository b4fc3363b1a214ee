import type { Language } from '../conversation/schema.ts';
import type { WordCutter } from '../ports/words.ts';
import { isStopWord } from './stop-words.ts';

/** Texts of each group that names are taken from; more change no name. */
export const READ_OF_EACH = 400;
const LONGEST_PHRASE = 3;
/** A phrase is worth more than its words, since it says more. */
const WORTH_OF_LENGTH = [0, 1, 1.35, 1.5];
const KEPT = 8;
/** A phrase in a smaller share of a group's texts does not stand for the group. */
const LEAST_SHARE = 0.06;
const LETTER = /\p{L}/u;

export interface TopicPhrase {
  readonly phrase: string;
  /** Share of the group's texts that say it. */
  readonly share: number;
}

/**
 * What each group says and the others do not: phrases of up to three words, weighed by how many texts of the group have
 * them against how common they are over all groups (c-TF-IDF), best first; none of them is part of a better one.
 *
 * @param groups texts of each group
 */
export function contrastingPhrases(
  groups: readonly (readonly string[])[],
  language: Language,
  cut: WordCutter,
): readonly (readonly TopicPhrase[])[] {
  const read = groups.map((texts) => texts.slice(0, READ_OF_EACH));
  const counts = read.map((texts) => countPhrases(texts, language, cut));
  const shares = new Map<string, number>();
  for (const [group, phrases] of counts.entries()) {
    for (const [phrase, { texts }] of phrases) {
      shares.set(phrase, (shares.get(phrase) ?? 0) + texts / Math.max(1, read[group]!.length));
    }
  }
  return counts.map((phrases, group) => {
    const total = Math.max(1, read[group]!.length);
    const weighed = [...phrases]
      .map(([phrase, { texts, length }]) => {
        const share = texts / total;
        const elsewhere = (shares.get(phrase)! - share) / Math.max(1, groups.length - 1);
        const contrast = Math.log(1 + share / (elsewhere + 0.02));
        return { phrase, share, texts, weight: share * contrast * WORTH_OF_LENGTH[length]! };
      })
      .filter(({ share, texts }) => share >= LEAST_SHARE && (texts > 1 || total < 4))
      .toSorted((a, b) => b.weight - a.weight || (a.phrase < b.phrase ? -1 : 1));
    const chosen: TopicPhrase[] = [];
    for (const { phrase, share } of weighed) {
      if (chosen.length === KEPT) break;
      if (chosen.some((one) => overlaps(one.phrase, phrase, language))) continue;
      chosen.push({ phrase, share });
    }
    return chosen;
  });
}

interface PhraseCount {
  texts: number;
  readonly length: number;
}

function countPhrases(
  texts: readonly string[],
  language: Language,
  cut: WordCutter,
): Map<string, PhraseCount> {
  const counts = new Map<string, PhraseCount>();
  const joint = language === 'en' ? ' ' : '';
  for (const text of texts) {
    const own = new Map<string, number>();
    for (const run of runsOf(cut(text, language), language)) {
      for (let start = 0; start < run.length; start++) {
        for (let length = 1; length <= LONGEST_PHRASE && start + length <= run.length; length++) {
          const words = run.slice(start, start + length);
          if (new Set(words).size === length) own.set(words.join(joint), length);
        }
      }
    }
    for (const [phrase, length] of own) {
      const count = counts.get(phrase);
      if (count === undefined) counts.set(phrase, { texts: 1, length });
      else count.texts++;
    }
  }
  return counts;
}

/** Stretches of words without a stop word, a number or a mark in between. */
function runsOf(words: readonly string[], language: Language): string[][] {
  const runs: string[][] = [];
  let run: string[] = [];
  const end = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const word of words) {
    if (!LETTER.test(word) || isStopWord(word, language)) end();
    else run.push(word);
  }
  end();
  return runs;
}

function overlaps(a: string, b: string, language: Language): boolean {
  if (a.includes(b) || b.includes(a)) return true;
  if (language === 'zh') return false;
  const words = new Set(a.split(' ').map(singular));
  return b.split(' ').some((word) => words.has(singular(word)));
}

function singular(word: string): string {
  return word.replace(/(?:es|s|ed|ing)$/, '');
}
