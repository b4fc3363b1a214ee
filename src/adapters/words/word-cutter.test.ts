import { describe, expect, it } from 'vitest';
import { openWordCutter } from './word-cutter.ts';

describe('openWordCutter', () => {
  const cut = openWordCutter();

  it('cuts Chinese into words, also in traditional script', () => {
    expect(cut('退款什么时候到账？', 'zh')).toEqual(['退款', '什么', '时候', '到', '账', '?']);
    expect(cut('優惠券過期了', 'zh')).toContain('优惠券');
  });

  it('cuts English at spaces and marks, folded, without possessives', () => {
    expect(cut("My card's top-up FAILED!", 'en')).toEqual(['my', 'card', 'top-up', 'failed', '!']);
  });
});
