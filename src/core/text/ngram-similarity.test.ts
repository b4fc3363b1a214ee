import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ngramSimilarity } from './ngram-similarity.ts';

const similarity = ngramSimilarity();
const texts = fc.string({
  unit: fc.constantFrom('退', '款', '多', '久', '到', 'a', ' ', '?'),
  maxLength: 12,
});

describe('n-gram similarity', () => {
  it('is symmetric, between 0 and 1, and 1 of a text with itself', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const alike = similarity.compare(a, b);
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
        expect(alike).toBeCloseTo(similarity.compare(b, a), 12);
        if (/[^ ?]/.test(a)) expect(similarity.compare(a, a)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('tells the same question in other words from another question', () => {
    const asked = '退款什么时候到账?';
    expect(similarity.compare(asked, '我的退款到底什么时候能到账')).toBeGreaterThan(0.5);
    expect(similarity.compare(asked, '你们门店几点关门')).toBeLessThan(0.2);
  });

  it('does not see punctuation, width and script', () => {
    expect(similarity.compare('這個怎麼退?', '这个怎么退')).toBeCloseTo(1, 12);
  });
});
