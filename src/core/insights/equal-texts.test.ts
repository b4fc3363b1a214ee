import { expect, it } from 'vitest';
import { groupEqualTexts } from './equal-texts.ts';

it('texts that differ in numbers, marks and script alone are one', () => {
  const { first, sizes, of } = groupEqualTexts(['订单 123 没到！', '訂單 4567 沒到', '', '退款', '。。。']);
  expect(first).toEqual([0, 3]);
  expect([...sizes]).toEqual([2, 1]);
  expect([...of]).toEqual([0, 0, -1, 1, -1]);
});
