import { describe, expect, test } from 'vitest';
import { PatternSetBuilder } from '../../../text/pattern-set.ts';
import { normaliseText } from '../../../text/text-view.ts';
import { registerCue } from '../../cue-patterns.ts';
import { CUSTOMER_CUES, REPLY_CUES } from './index.ts';

const lists = Object.entries({ ...CUSTOMER_CUES, ...REPLY_CUES });

describe.each(lists)('the cue list %s', (_, list) => {
  test('names no cue twice', () => {
    const seen = list.map(({ match }) => match);
    expect(seen.filter((match, index) => seen.indexOf(match) !== index)).toEqual([]);
  });

  test('is written for folded views: simplified, half-width, lower case', () => {
    const unfolded = list.filter(({ match }) => {
      // Escapes of the expression's own syntax (\\b, \\w, \\d, \\u4e00) are no text.
      const text = match.replace(/\\u[0-9a-f]{4}|\\./g, '');
      return normaliseText(text).replaceAll(' ', '') !== text.replaceAll(' ', '');
    });
    expect(unfolded.map(({ match }) => match)).toEqual([]);
  });

  test('can be registered: each expression has a literal to be found by', () => {
    for (const { match, wholeWords } of list) {
      expect(() => registerCue(new PatternSetBuilder(), match, wholeWords === true), match).not.toThrow();
    }
  });

  test('speaks for something', () => {
    expect(list.some(({ weight }) => weight > 0)).toBe(true);
    expect(list.every(({ weight }) => Number.isFinite(weight) && weight !== 0)).toBe(true);
  });
});
