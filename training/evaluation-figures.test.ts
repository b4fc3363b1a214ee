import { expect, it } from 'vitest';
import { calibrationError, scoreOf } from '../bench/eval/judged.ts';
import { moodWords } from '../bench/eval/mood-words.ts';
import { POST_CLASSES, type PostEmotion, separation } from '../bench/eval/posts.ts';
import { classOfRating } from '../bench/eval/sets.ts';
import { spearman } from '../bench/eval/spearman.ts';

it('ranks the same order as 1, the opposite as −1, and lets equal figures share a rank', () => {
  expect(spearman([1, 2, 3, 9], [10, 20, 30, 31])).toBeCloseTo(1);
  expect(spearman([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
  expect(spearman([1, 1, 2, 2], [0, 0, 1, 1])).toBeCloseTo(1);
});

it('measures how far told probabilities are from what holds', () => {
  const even = Array.from({ length: 100 }, (_, i) => [0.25, i % 4 === 0] as const);
  expect(calibrationError(even)).toBeCloseTo(0);
  expect(calibrationError([[0.9, false]])).toBeCloseTo(0.9);
});

it('scores yes-or-no judgements', () => {
  const { support, precision, recall, f1 } = scoreOf([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ]);
  expect([support, precision, recall, f1]).toEqual([2, 0.5, 0.5, 0.5]);
});

it('separates as well as its figures order the two kinds', () => {
  expect(separation([0.1, 0.2, 0.9], [false, false, true])).toBe(1);
  expect(separation([0.9, 0.1], [false, true])).toBe(0);
});

it('rounds ratings to three classes', () => {
  expect([-2, -0.5, 0, 0.5, 0.51].map(classOfRating)).toEqual([0, 1, 1, 1, 2]);
});

it('finds the words, cries and faces that a post shows a mood with, and none where there is none', () => {
  const found = (text: string) => POST_CLASSES.filter((_, k) => moodWords(text)[k] === 1);
  const cases: readonly (readonly [string, readonly PostEmotion[]])[] = [
    ['楼上装修到半夜，气死我了😤', ['angry']],
    ['哈哈哈哈妹妹把盐当成糖了', ['happy']],
    ['呜呜呜猫找不到了', ['sad']],
    ['打雷那一下吓得我钻被窝', ['fear']],
    ['卧槽，居然是他', ['surprise']],
    ['恐怕要下雨，哪怕带把伞也好', []],
    ['今天在家整理书架', []],
  ];
  for (const [text, moods] of cases) expect(found(text), text).toEqual(moods);
});
