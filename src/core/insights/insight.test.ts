import { describe, expect, test } from 'vitest';
import { newInsight } from '../../../test/suites/sample-insight.ts';
import { assignInsight, InsightMoveError, judgeRepair, moveInsight, routeInsight } from './insight.ts';

const insight = newInsight('i-1');
const at = '2026-03-02T00:00:00Z';
const repair = { at, days: 28, conversations: 200, troubled: 120 };

describe('the way of an insight', () => {
  test('goes from new to repaired by people, and on to verified by the watch alone', () => {
    const accepted = moveInsight(insight, { to: 'accepted', actor: 'user:1', at, note: '' });
    const repaired = moveInsight(accepted, {
      to: 'repaired',
      actor: 'user:1',
      at,
      note: 'new wording',
      repair,
    });
    expect(() => moveInsight(repaired, { to: 'verified', actor: 'user:1', at, note: '' })).toThrow(
      InsightMoveError,
    );
    const verified = moveInsight(repaired, { to: 'verified', actor: 'system', at, note: '' });
    expect(verified.repair).toEqual(repair);
    expect(verified.steps.map(({ to }) => to)).toEqual(['accepted', 'repaired', 'verified']);
  });

  test('what is opened again keeps no comparison with before', () => {
    const repaired = moveInsight(insight, { to: 'repaired', actor: 'user:1', at, note: '', repair });
    const again = moveInsight(repaired, { to: 'in_repair', actor: 'system', at, note: '' });
    expect(again.state).toBe('in_repair');
    expect(again).not.toHaveProperty('repair');
  });

  test('does not jump to where it cannot go, and says where it can', () => {
    const dismissed = moveInsight(insight, { to: 'dismissed', actor: 'user:1', at, note: '' });
    expect(() => moveInsight(dismissed, { to: 'repaired', actor: 'user:1', at, note: '' })).toThrow('new');
  });
});

describe('whose an insight is', () => {
  const given = { department: 'training', actor: 'user:1', at, note: 'a matter of training' } as const;

  test('changes hands where it stands, and keeps what a repair is compared with', () => {
    const repaired = moveInsight(insight, { to: 'repaired', actor: 'user:1', at, note: '', repair });
    const assigned = assignInsight(repaired, given);
    expect(assigned).toMatchObject({ department: 'training', state: 'repaired', repair, changedAt: at });
    expect(assigned.steps.at(-1)).toEqual({
      at,
      actor: 'user:1',
      from: 'repaired',
      to: 'repaired',
      note: 'a matter of training',
      department: 'training',
    });
  });

  test('can change hands with a move, and the step says so only then', () => {
    const move = { to: 'accepted', actor: 'user:1', at, note: '' } as const;
    expect(moveInsight(insight, { ...move, department: 'operations' }).steps[0]).toMatchObject({
      department: 'operations',
    });
    expect(moveInsight(insight, { ...move, department: 'product' }).steps[0]).not.toHaveProperty(
      'department',
    );
  });

  test('given to whom it is already, it is as it was', () => {
    expect(assignInsight(insight, { ...given, department: 'product' })).toBe(insight);
  });
});

describe('whether a repair shows', () => {
  test.for([
    { days: 3, troubled: 0, finding: 'too_early' },
    { days: 14, troubled: 8, finding: 'falls' },
    { days: 14, troubled: 61, finding: 'stays' },
    { days: 10, troubled: 27, finding: 'too_early' },
    { days: 30, troubled: 80, finding: 'stays' },
  ])('$troubled bad ends in $days days, of 120 in 28: $finding', ({ days, troubled, finding }) => {
    expect(judgeRepair(repair, { days, conversations: 2 * troubled, troubled })).toBe(finding);
  });
});

describe('routing', () => {
  const about = { cause: 'systemic', queues: ['billing'], name: '月租', phrases: ['两笔月租'] } as const;
  test('the organisation’s rules come before the usual ones, the first that holds decides', () => {
    expect(routeInsight([], about)).toBe('product');
    expect(routeInsight([], { ...about, cause: 'local' })).toBe('training');
    expect(routeInsight([], { ...about, name: '双十一优惠券' })).toBe('marketing');
    const rules = [{ queues: ['billing'], words: ['月租'], department: 'operations' }] as const;
    expect(routeInsight(rules, about)).toBe('operations');
    expect(routeInsight(rules, { ...about, queues: ['shop'] })).toBe('product');
  });
});
