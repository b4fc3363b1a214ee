import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestWord, editDistance, suggestion } from './did-you-mean.ts';

describe('the word that was probably meant', () => {
  it('is found through a slip, a swap or another joiner', () => {
    const keys = ['weight', 'title', 'criteria', 'auto_fail', 'agent.empathy'];
    expect(closestWord('wieght', keys)).toBe('weight');
    expect(closestWord('auto-fail', keys)).toBe('auto_fail');
    expect(closestWord('Titel', keys)).toBe('title');
    expect(closestWord('agent.emphaty', keys)).toBe('agent.empathy');
  });

  it('is found through another ending, where no second word begins like it', () => {
    const emotions = ['anger', 'anxiety', 'confusion', 'neutral'];
    expect(closestWord('angry', emotions)).toBe('anger');
    expect(closestWord('anxious', emotions)).toBe('anxiety');
    expect(closestWord('confused', emotions)).toBe('confusion');
    expect(closestWord('customer.mood', ['customer.abuse', 'customer.churn'])).toBeUndefined();
  });

  it('is not guessed when nothing is near', () => {
    expect(closestWord('colour', ['weight', 'title'])).toBeUndefined();
    expect(closestWord('x', ['no'])).toBeUndefined();
  });

  it('gives way to the list of known words where that is short', () => {
    expect(suggestion('colour', ['weight', 'title'])?.en).toBe('Known here: weight, title');
    expect(
      suggestion(
        'colour',
        Array.from({ length: 40 }, (_, i) => `word-${i}`),
      ),
    ).toBeUndefined();
  });

  it('rests on a distance that is symmetric and zero only for equal words', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
    expect(editDistance('form', 'from')).toBe(1);
  });
});
