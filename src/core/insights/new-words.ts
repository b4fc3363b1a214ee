import type { Language } from '../conversation/schema.ts';
import type { WordCutter } from '../ports/words.ts';
import { isStopWord } from './stop-words.ts';

export interface NewWord {
  readonly word: string;
  /** Conversations of late that have it, and of before. */
  readonly conversations: number;
  readonly before: number;
}

const LEAST = 5;
/** In so many times the share of conversations that it had before. */
const TIMES = 8;
const KEPT = 8;
const LETTERS = /\p{L}{2}/u;

/** Words that customers use of late and hardly ever did, each counted once a conversation; most used first. */
export function findNewWords(
  recent: readonly string[],
  before: readonly string[],
  language: Language,
  cut: WordCutter,
): readonly NewWord[] {
  // Against too little, every word is new.
  if (before.length < recent.length) return [];
  const late = countWords(recent, language, cut);
  const early = countWords(before, language, cut);
  return [...late]
    .map(([word, conversations]) => ({ word, conversations, before: early.get(word) ?? 0 }))
    .filter(
      ({ conversations, before: known }) =>
        conversations >= LEAST &&
        conversations / recent.length > (TIMES * (known + 0.5)) / Math.max(1, before.length),
    )
    .toSorted((a, b) => b.conversations - a.conversations || (a.word < b.word ? -1 : 1))
    .slice(0, KEPT);
}

function countWords(texts: readonly string[], language: Language, cut: WordCutter): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(cut(text, language))) {
      if (!LETTERS.test(word) || isStopWord(word, language)) continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}
