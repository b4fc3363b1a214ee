import type { Language } from '../conversation/schema.ts';
import type { WordCutter } from '../ports/words.ts';
import { shareAtLeast } from './distributions.ts';
import { isStopWord } from './stop-words.ts';
import { LOOKS } from './watch-moods.ts';

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
/** How often a word comes varies from day to day by a third of it without a reason. */
const UNEVENNESS = 0.1;

/**
 * Words that customers use of late and hardly ever did, each counted once a conversation; most used first. Of a word's
 * conversations the recent ones are beta-binomial around the share that recent conversations have in all; the budget of
 * false alarms is divided among all words that come often enough to say anything.
 * @param falseAlarms of this language in 30 days
 */
export function findNewWords(
  recent: readonly string[],
  before: readonly string[],
  language: Language,
  cut: WordCutter,
  falseAlarms: number,
): readonly NewWord[] {
  // Against too little, every word is new.
  if (before.length < recent.length || recent.length === 0) return [];
  const late = countWords(recent, language, cut);
  const early = countWords(before, language, cut);
  const seenOf = (word: string) => (late.get(word) ?? 0) + (early.get(word) ?? 0);
  let tested = 0;
  for (const word of new Set([...late.keys(), ...early.keys()])) if (seenOf(word) >= LEAST) tested++;
  const limit = falseAlarms / (LOOKS * Math.max(1, tested));
  const share = recent.length / (recent.length + before.length);
  const known = Math.max(1, 1 / (share * (1 - share) * UNEVENNESS) - 1);
  return [...late]
    .map(([word, conversations]) => ({ word, conversations, before: early.get(word) ?? 0 }))
    .filter(
      ({ word, conversations, before: earlier }) =>
        conversations >= LEAST &&
        conversations / recent.length > (TIMES * (earlier + 0.5)) / Math.max(1, before.length) &&
        shareAtLeast(conversations, seenOf(word), share * known, (1 - share) * known) < limit,
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
