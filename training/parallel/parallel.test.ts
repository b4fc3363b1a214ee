import { describe, expect, it } from 'vitest';
import { detectLanguage } from '#core/conversation/language.ts';
import { readPairs } from '../parallel-sentences.ts';

const pairs = readPairs();

describe('the parallel sentences', () => {
  it('say each thing once, in the two languages', () => {
    for (const { zh, en } of pairs) {
      expect([zh, detectLanguage([zh])]).toEqual([zh, 'zh']);
      expect([en, detectLanguage([en])]).toEqual([en, 'en']);
    }
    expect(new Set(pairs.map(({ zh }) => zh)).size).toBe(pairs.length);
    expect(new Set(pairs.map(({ en }) => en)).size).toBe(pairs.length);
  });

  it('are enough, and of many matters', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(1_200);
    expect(new Set(pairs.map(({ matter }) => matter)).size).toBeGreaterThanOrEqual(200);
  });
});
