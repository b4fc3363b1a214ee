import { describe, expect, test } from 'vitest';
import { PatternSetBuilder } from '../text/pattern-set.ts';
import { TextView } from '../text/text-view.ts';
import { type Cue, CueBook, CueScorer, confidenceOf, cues, wordCues } from './cue-scorer.ts';

function scorer(list: readonly Cue[]) {
  const builder = new PatternSetBuilder();
  const scorer = new CueScorer(builder, list);
  const patterns = builder.build();
  return (text: string) => scorer.score(patterns.scan(new TextView(text)));
}

describe('a cue list', () => {
  test('sums the weights of what stands in the text', () => {
    const score = scorer([...cues(2, '太慢'), ...cues(1.5, '没人(?:管|理)'), ...cues(-3, '不是投诉')]);
    expect(score('太慢了,没人管').score).toBe(3.5);
    expect(score('不是投诉,就是太慢').score).toBe(-1);
    expect(score('很快').score).toBe(0);
  });

  test('counts a cue once, however often and in whichever of its forms it stands there', () => {
    const score = scorer(cues(2, '(?:谢谢|感谢|多谢)'));
    expect(score('谢谢谢谢,多谢,感谢').score).toBe(2);
  });

  test('points at the words of the strongest supporting cue', () => {
    const score = scorer([...cues(1, '慢'), ...cues(3, '受不了'), ...cues(-4, '真的')]);
    const { span, because } = score('真的慢得受不了');
    expect(span).toEqual({ start: 4, end: 7 });
    expect(because.map(({ label }) => label)).toEqual(expect.arrayContaining(['慢', '受不了', '真的']));
  });

  test('says nothing where it found nothing', () => {
    expect(scorer(cues(2, '太慢'))('很快')).toEqual({ score: 0, span: null, because: [] });
  });
});

describe('an expression', () => {
  test.each([
    ['没(?:有)?人理', '没有人理我', true],
    ['没(?:有)?人理', '没人理我', true],
    ['等了[^,.]{0,4}天', '等了整整三天', true],
    ['等了[^,.]{0,4}天', '等了,三天', false],
    ['好吧$', '那好吧', true],
    ['好吧$', '好吧那就这样', false],
    ['(?<!不)满意', '不满意', false],
  ])('%s finds what it means in %s: %s', (match, text, found) => {
    expect(scorer(cues(1, match))(text).score > 0).toBe(found);
  });

  test('of word cues is not found inside longer Latin words', () => {
    const score = scorer(wordCues(1, 'ta|cheers|sue(?:d|s)? you'));
    expect(score('ta!').score).toBe(1);
    expect(score('the status').score).toBe(0);
    expect(score('I will sue you').score).toBe(1);
    expect(score('I pursue you').score).toBe(0);
  });

  test('of plain cues keeps its own edges', () => {
    expect(scorer(cues(1, 'apologi[sz]'))('we apologise').score).toBe(1);
  });
});

describe('a cue book', () => {
  const builder = new PatternSetBuilder();
  const book = new CueBook(builder, {
    cold: cues(1, '哦', '好吧'),
    warm: cues(2, '谢谢'),
    all: cues(0.5, '好吧'),
  });
  const patterns = builder.build();
  const read = (text: string) => book.score(patterns.scan(new TextView(text)));

  test('keeps its lists apart, also where they share a cue', () => {
    expect(read('哦,好吧').sums).toEqual({ cold: 2, warm: 0, all: 0.5 });
  });

  test('does not carry one text over into the next', () => {
    read('谢谢');
    expect(read('哦').sums).toEqual({ cold: 1, warm: 0, all: 0 });
  });

  test('gives reasons by list, as written or as said', () => {
    const scores = read('好吧,谢谢');
    expect(scores.because('warm')).toEqual([{ label: '谢谢', weight: 2 }]);
    expect(scores.becauseOf('好吧,谢谢', 'cold', 'warm')).toEqual([
      { label: '好吧', weight: 1 },
      { label: '谢谢', weight: 2 },
    ]);
    expect(scores.span('cold')).toEqual({ start: 0, end: 2 });
    expect(scores.span('all', 'warm')).toEqual({ start: 3, end: 5 });
  });
});

test('confidence is one half at the neutral point and grows with the score', () => {
  expect(confidenceOf(2)).toBe(0.5);
  expect(confidenceOf(3)).toBeGreaterThan(confidenceOf(2.5));
  expect(confidenceOf(0, 0)).toBe(0.5);
});
