import { describe, expect, test } from 'vitest';
import { findNewWords } from './new-words.ts';

const cut = (text: string) => text.split(' ');
/** So many texts, of which the first so many have the word. */
const texts = (count: number, word: string, having: number) =>
  Array.from({ length: count }, (_, i) => (i < having ? `bill ${word}` : 'bill payment'));
const found = (recent: readonly string[], before: readonly string[], falseAlarms = 1) =>
  findNewWords(recent, before, 'en', cut, falseAlarms).map(({ word }) => word);

describe('words that come up', () => {
  test('a word that nobody used before is told, with how often it came', () => {
    const words = findNewWords(texts(100, 'outage', 12), texts(2_000, 'outage', 1), 'en', cut, 1);
    expect(words).toEqual([{ word: 'outage', conversations: 12, before: 1 }]);
  });

  test('the few words that would be new by chance among many are not', () => {
    // Of 1,600 words that come five times in 5,000 conversations, some come all five times within the last thousand.
    const before = texts(4_000, 'outage', 0).map((text, i) => `${text} rare${i % 800} seldom${i % 800}`);
    expect(found(texts(1_000, 'outage', 5), before)).toEqual([]);
    expect(found(texts(1_000, 'outage', 60), before)).toEqual(['outage']);
  });

  test('a smaller budget of false alarms asks for more', () => {
    const [recent, before] = [texts(100, 'outage', 5), texts(1_000, 'outage', 0)];
    expect(found(recent, before, 1)).toEqual(['outage']);
    expect(found(recent, before, 0.0001)).toEqual([]);
  });

  test('against too little every word is new', () => {
    expect(found(texts(100, 'outage', 50), texts(50, 'outage', 0))).toEqual([]);
    expect(found([], [])).toEqual([]);
  });
});
