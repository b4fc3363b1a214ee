import { describe, expect, test } from 'vitest';
import { filterOf, searchQuery } from './conversation-query.ts';

const filter = (query: Record<string, unknown>) => {
  const { sort: _, limit: __, cursor: ___, ...rest } = searchQuery.parse(query);
  return filterOf(rest);
};

describe('what an address asks for', () => {
  test('becomes a filter of what is named and nothing else', () => {
    expect(filter({})).toEqual({});
    expect(
      filter({
        from: '2026-01-05T09:00:00 08:00',
        hour: ['9', '23'],
        weekday: ['7'],
        agent: ['A1', 'A2'],
        words: ['customer:退款', 'see http://x', ' 发票 '],
        signal: ['agent.deflection', 'custom.vip>=0.8'],
        rule: ['late', 'billing:vat:cannot_tell'],
        score: ['general:..60'],
        answer: ['general/greets:no'],
        satisfaction: '1.5..3',
        attribute: ['vip:true', 'url:http://x', 'vip:false'],
      }),
    ).toEqual({
      from: '2026-01-05T09:00:00+08:00',
      hours: [9, 23],
      weekdays: [7],
      agents: ['A1', 'A2'],
      words: [{ text: '退款', by: 'customer' }, { text: 'see http://x' }, { text: '发票' }],
      signals: [{ type: 'agent.deflection' }, { type: 'custom.vip', confidence: 0.8 }],
      rules: [
        { rule: 'late', outcome: 'hit' },
        { rule: 'billing:vat', outcome: 'cannot_tell' },
      ],
      scores: [{ scorecard: 'general', max: 60 }],
      answers: [{ scorecard: 'general', criterion: 'greets', answer: 'no' }],
      satisfaction: { min: 1.5, max: 3 },
      attributes: [
        { name: 'vip', value: 'true' },
        { name: 'url', value: 'http://x' },
        { name: 'vip', value: 'false' },
      ],
    });
  });

  test.for([
    { from: 'yesterday' },
    { words: ['customer:'] },
    { signal: ['agent.kindness'] },
    { signal: ['agent.apology>=2'] },
    { rule: ['late:perhaps'] },
    { score: ['general'] },
    { score: ['general:..'] },
    { answer: ['general/greets'] },
    { satisfaction: 'low' },
    { attribute: ['vip'] },
    { channel: ['fax'] },
    { hour: [''] },
    { hour: [' '] },
    { hour: [null] },
    { weekday: [''] },
    { weekday: [true] },
    { limit: '' },
    { limit: '0' },
    { limit: '1e9' },
    { colour: 'red' },
  ])('$0 is refused', (query) => {
    expect(searchQuery.safeParse(query).success).toBe(false);
  });
});
