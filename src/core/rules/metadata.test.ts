import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Analyser } from '../analysis/analyser.ts';
import { figureOf } from '../conversation/figure.ts';
import { parseRuleFile } from './parse-rule-file.ts';

function judged(find: string, attributes: Record<string, unknown>) {
  const { rules, problems } = parseRuleFile(`rules:\n  - id: r\n    title: r\n    find: ${find}\n`);
  expect(problems).toEqual([]);
  return new Analyser({ detectors: [], rules }).analyse({
    id: 'c',
    channel: 'chat',
    language: 'zh',
    attributes,
    turns: [{ role: 'customer', text: '好' }],
  }).rules[0]!;
}

describe('a range of a field', () => {
  it('cannot be told of what is no number', () => {
    for (const find of ['{ meta: { csat: { below: 3 } } }', '{ not: { meta: { csat: { below: 3 } } } }']) {
      expect(judged(find, { csat: '不满意' })).toMatchObject({
        outcome: 'cannot_tell',
        reason: { zh: 'csat 不是数字：不满意', en: 'csat is not a number: 不满意' },
      });
    }
    expect(judged('{ meta: { csat: { below: 3 } } }', { csat: true }).outcome).toBe('cannot_tell');
  });

  it('holds where one of several values lies in it, and cannot be told where none does and one is no number', () => {
    const find = '{ meta: { amount: { above: 1000 } } }';
    expect(judged(find, { amount: ['无', '1,200元'] }).outcome).toBe('hit');
    expect(judged(find, { amount: ['无', 200] }).outcome).toBe('cannot_tell');
    expect(judged(find, { amount: [100, 200] }).outcome).toBe('miss');
  });

  it('is found in numbers as people write them', () => {
    const find = '{ meta: { amount: { above: 1199, below: 1201 } } }';
    for (const amount of [
      1200,
      '1200',
      '1,200',
      '１，２００',
      '１２００',
      '¥1,200.00',
      '￥ 1200',
      '1200 元',
      '$1,200',
    ])
      expect(judged(find, { amount }).outcome).toBe('hit');
    for (const amount of ['1,20', '约1200', '1200件'])
      expect(judged(find, { amount }).outcome).toBe('cannot_tell');
  });
});

describe('a figure', () => {
  it('is the same with and without separators', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('', '元', ' 元'), (figure, unit) => {
        expect(figureOf(figure.toLocaleString('en') + unit)).toBe(figure);
        expect(figureOf(String(figure))).toBe(figure);
      }),
    );
  });
});
