import { describe, expect, it } from 'vitest';
import type { Conversation } from '#core/conversation/schema.ts';
import { highlightsOf } from './highlights.ts';

function conversation(...texts: readonly string[]): Conversation {
  return {
    id: 'c',
    channel: 'chat',
    turns: texts.map((text, index) => ({ role: index % 2 === 0 ? 'customer' : 'agent', text })),
  };
}

const shown = (talk: Conversation, ...words: string[]) =>
  highlightsOf(
    talk,
    words.map((text) => ({ text })),
  )?.map(({ turn, text, spans }) => [turn, ...spans.map(({ start, end }) => text.slice(start, end))]);

describe('highlights', () => {
  it('quote what was written, whatever its script and width', () => {
    expect(shown(conversation('請問,REFUND和退 款'), '请问', 'refund')).toEqual([[0, '請問', 'REFUND']]);
  });

  it('join words that overlap', () => {
    expect(shown(conversation('我要退款吗'), '要退', '退款')).toEqual([[0, '要退款']]);
  });

  it('show each word once at least, however often another was said before', () => {
    const talk = conversation(...Array.from({ length: 12 }, () => '退款'), '发票');
    expect(shown(talk, '退款', '发票')).toEqual(
      [0, 1, 2, 3, 4, 12].map((turn) => [turn, turn === 12 ? '发票' : '退款']),
    );
  });

  it('are none where a word was not said', () => {
    expect(shown(conversation('退款'), '退款', '发票')).toBeUndefined();
  });

  it('show what the customer came for where no words are looked for', () => {
    const talk = conversation(
      ...[
        '你好',
        '您好',
        '杯子裂了,想换',
        '好的',
        '上周五买的,今天才拆开',
        '明白',
        '另外那个大的盘子也能一起换吗',
      ],
    );
    const opening = (need?: number) => highlightsOf(talk, [], need)?.map(({ turn }) => turn);
    expect(opening()).toEqual([4]);
    expect(opening(2)).toEqual([2]);
    // A call for somebody is no need, and what is asked late is not what they came for.
    expect(opening(0)).toEqual([4]);
    expect(opening(6)).toEqual([4]);
  });

  it('begin at the beginning where the customer said nothing', () => {
    const turns = [{ role: 'agent', text: '您好,请问还在吗' }] as const;
    expect(highlightsOf({ id: 'c', channel: 'chat', turns: [...turns] }, [])?.[0]?.turn).toBe(0);
  });

  it('never part a character', () => {
    const [highlight] = highlightsOf(conversation('😀'.repeat(400)), []) ?? [];
    expect(highlight?.text.isWellFormed()).toBe(true);
    expect(highlight?.text.length).toBeLessThanOrEqual(240);
  });
});
