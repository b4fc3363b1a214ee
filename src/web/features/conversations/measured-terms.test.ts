import { describe, expect, test } from 'vitest';
import { dayTerm, type Measured, rangeTerms } from './measured-terms.ts';

const FIGURES: readonly Measured[] = [
  { name: 'score', prefix: 'general:', title: '通用服务评分', least: 0, most: 100 },
  { name: 'satisfaction', prefix: '', title: '预测满意度', least: 1, most: 5 },
];
const values = (text: string) => rangeTerms(text, FIGURES).map(({ name, value }) => `${name}=${value}`);

describe('figures in the search field', () => {
  test('a bound is offered for each figure that can have it', () => {
    expect(values('<60')).toEqual(['score=general:..59.99']);
    expect(values('>= 4')).toEqual(['score=general:4..', 'satisfaction=4..']);
    expect(values('满意度 ≤ 2')).toEqual(['satisfaction=..2']);
    expect(values('> 101')).toEqual([]);
  });

  test('two bounds are a range, in whatever order', () => {
    expect(values('80-60')).toEqual(['score=general:60..80']);
    expect(values('评分 60 到 80')).toEqual(['score=general:60..80']);
  });

  test('other texts are none', () => {
    for (const text of ['', '退款', '<', 'c-1', '2026-01-05']) expect(values(text)).toEqual([]);
  });
});

describe('days in the search field', () => {
  const day = (text: string) =>
    dayTerm(text, 'Asia/Shanghai', (label) => label).map(({ value, label, also }) => [
      label,
      value,
      also?.['to'],
    ]);

  test('however they are written, a day is its span on the organisation’s clock', () => {
    for (const text of ['2026-01-05', '2026/1/5', '2026年1月5日']) {
      expect(day(text)).toEqual([['2026-01-05', '2026-01-04T16:00:00.000Z', '2026-01-05T16:00:00.000Z']]);
    }
  });

  test('what is no day of the calendar is none', () => {
    for (const text of ['2026-02-30', '2026-13-01', '20260105', '退款']) expect(day(text)).toEqual([]);
  });
});
