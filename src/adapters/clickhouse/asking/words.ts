import type { Role } from '#core/conversation/schema.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { OWN } from '../latest.ts';
import { foldForSearch, pairsOf, roleMark } from '../spoken-text.ts';
import type { Parameters } from './parameters.ts';

/** A word as the index and the turns hold it. */
export interface Word {
  readonly text: string;
  readonly by?: Role;
}

/**
 * `possible` asks the index alone whether the neighbouring characters of the words occur in a version: as
 * fast as the index, and right but for former versions, words of three characters and more, and roles.
 * `exact` asks for the latest version and reads the text of what is possible.
 */
export type Precision = 'possible' | 'exact';

/** More pairs than this make a word no rarer; the engine compares the lists of all of them. */
const PAIRS_AT_MOST = 32;

/** The words that ask for something: a word of spaces alone is said in every conversation. */
export function wordsOf(filter: ConversationFilter): Word[] {
  return (filter.words ?? [])
    .map(({ text, by }) => ({ text: foldForSearch(text).trim(), ...(by === undefined ? {} : { by }) }))
    .filter(({ text }) => text !== '');
}

/** That the words may have been said in this version. */
export function possiblySaid(words: readonly Word[], parameters: Parameters): string[] {
  return words.flatMap((word) => possible(word, parameters));
}

/**
 * That all words were said in the latest version. The text is searched over every version, as only then
 * the index serves, and what was found must be the version that counts.
 */
export function saidInLatest(
  words: readonly Word[],
  narrowing: readonly string[],
  parameters: Parameters,
): string {
  const byIndex = possiblySaid(words, parameters);
  const byText = words.flatMap((word) => confirmed(word, parameters));
  return `(day, id, version) IN (
    SELECT day, id, version FROM conversations
    PREWHERE ${[...OWN, ...narrowing, ...byIndex].join(' AND ')}
    WHERE ${['NOT gone', ...byText].join(' AND ')})`;
}

function possible({ text }: Word, parameters: Parameters): string[] {
  const pairs = pairsOf(text).slice(0, PAIRS_AT_MOST);
  return pairs.length === 0 ? [] : [`hasAllTokens(said, ${parameters.texts(pairs)})`];
}

function confirmed({ text, by }: Word, parameters: Parameters): string[] {
  if (by === undefined && [...text].length === 2) return [];
  const word = parameters.text(text);
  const somewhere = `position(said, ${word}) > 0`;
  if (by === undefined) return [somewhere];
  const mark = parameters.text(roleMark(by));
  return [
    somewhere,
    `arrayExists(turn -> startsWith(turn, ${mark}) AND position(turn, ${word}) > 0, splitByChar('\\n', said))`,
  ];
}

/** Whether the index alone cannot tell a conversation that has the words from one that only may. */
export function needsConfirming(words: readonly Word[]): boolean {
  return words.some(({ text, by }) => by !== undefined || [...text].length !== 2);
}
