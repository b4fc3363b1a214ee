import { describe, expect, test } from 'vitest';
import { parseSearch, stringifySearch, turnIn, turnSearch } from './address.ts';
import { filterOf, narrowed, narrowingOf, periodOf, withoutValue, withValue } from './filters.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('an address', () => {
  test('keeps what is written several times, and comes back as it was', () => {
    const search = parseSearch('?agent=A1&agent=A2&words=customer%3A%E9%80%80%E6%AC%BE');
    expect(search).toEqual({ agent: ['A1', 'A2'], words: 'customer:退款' });
    expect(parseSearch(stringifySearch(search))).toEqual(search);
    expect(stringifySearch({ team: undefined })).toBe('');
  });

  test('names a turn as the page numbers it, and a link to a turn leads to that turn', () => {
    expect(turnSearch(0)).toEqual({ turn: '1' });
    for (const turn of [0, 1, 6]) expect(turnIn(turnSearch(turn), 7)).toBe(turn);
    for (const turn of ['0', '8', '-1', 'x', '1.5']) expect(turnIn({ turn }, 7)).toBeUndefined();
    expect(turnIn({}, 7)).toBeUndefined();
  });
});

describe('the filter of an address', () => {
  test('is the API’s own, with a named period as instants', () => {
    expect(
      filterOf({ period: 'today', team: 'north', scorecard: 'x', sort: 'oldest' }, '30d', 'UTC', NOW),
    ).toEqual({
      team: 'north',
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-03-02T00:00:00.000Z',
    });
    expect(filterOf({ from: '2026-01-01T00:00:00Z' }, '30d', 'UTC', NOW)).toEqual({
      from: '2026-01-01T00:00:00Z',
    });
    expect(periodOf({ period: 'never' }, '7d')).toBe('7d');
  });

  test('narrows by a period as by anything else, unless it is the usual one', () => {
    expect(narrowingOf({}, 'all')).toEqual([]);
    expect(narrowingOf({ sort: 'oldest', at: 'c-1', team: '' }, 'all')).toEqual([]);
    expect(narrowingOf({ period: 'today' }, 'all')).toEqual(['period']);
    expect(narrowingOf({ period: '30d', team: 'north' }, '30d')).toEqual(['team']);
    expect(narrowingOf({ from: '2026-01-01T00:00:00Z', period: 'today' }, 'all')).toEqual(['from']);
  });

  test('goes with a figure to its conversations, the standard period named', () => {
    expect(narrowed({ team: 'north', view: 'x' }, '30d', { signal: 'agent.deflection' })).toEqual({
      team: 'north',
      period: '30d',
      signal: 'agent.deflection',
    });
    expect(narrowed({ period: '7d' }, '30d', { from: 'a', to: 'b' })).toEqual({ from: 'a', to: 'b' });
  });

  test('takes values and loses them', () => {
    const one = withValue({}, 'agent', 'A1');
    expect(withValue(one, 'agent', 'A1')).toBe(one);
    expect(withoutValue(withValue(one, 'agent', 'A2'), 'agent', 'A1')).toEqual({ agent: ['A2'] });
    expect(withoutValue(one, 'agent', 'A1')).toEqual({ agent: undefined });
  });
});
