import { describe, expect, test } from 'vitest';
import type { CaseGroup } from '#core/coaching/cases.ts';
import { MINIMUM_SIDE, planEffect } from '#core/coaching/plan-effect.ts';
import { plantCases } from './planted-organisation.ts';

const SEEDS = Array.from({ length: 60 }, (_, seed) => 300 + seed);
/** Everybody gains this in the second half: another season, other cases. */
const SEASON = 6;
const AGENT = 'agent-0';

/** The planted organisation, cut in two; everybody changes with the season, one agent beyond it. */
function cut(seed: number, gain: number, conversations = 120): CaseGroup[] {
  const { groups } = plantCases({ seed, agents: 16, teams: 2, conversations });
  return groups.map((group) => {
    const part = group.part < 3 ? 0 : 1;
    const value = group.sum + (part === 0 ? 0 : SEASON + (group.agent === AGENT ? gain : 0));
    return { ...group, part, sum: value, squares: value * value };
  });
}

describe('what changed since a plan was acknowledged', () => {
  test('the planted gain lies in its interval, and a season that all share is no gain', () => {
    const found = SEEDS.map((seed) => planEffect(AGENT, cut(seed, 12), new Set()));
    const inside = found.filter(
      ({ beyondColleagues }) => beyondColleagues!.low <= 12 && beyondColleagues!.high >= 12,
    );
    expect(inside.length).toBeGreaterThanOrEqual(55);
    const better = found.filter(({ verdict }) => verdict === 'better').length;
    expect(better).toBeGreaterThanOrEqual(35);
    const mean = found.reduce((sum, one) => sum + one.beyondColleagues!.value, 0) / found.length;
    expect(Math.abs(mean - 12)).toBeLessThan(1.5);
    const idle = SEEDS.map((seed) => planEffect(AGENT, cut(seed, 0), new Set()).verdict);
    expect(idle.filter((verdict) => verdict !== 'as_colleagues').length).toBeLessThanOrEqual(6);
  });

  test('too few conversations bring no verdict but how many more are needed', () => {
    const groups = cut(1, 12).filter((one) => one.agent !== AGENT);
    const [some] = cut(1, 12).filter((one) => one.agent === AGENT);
    const own = (part: number, conversations: number) => ({ ...some!, part, conversations });
    expect(planEffect(AGENT, [...groups, own(0, 40), own(1, 6)], new Set())).toMatchObject({
      verdict: 'too_few',
      needed: MINIMUM_SIDE - 6,
      change: null,
      beyondColleagues: null,
    });
    expect(planEffect(AGENT, [...groups, own(0, 4), own(1, 60)], new Set())).toMatchObject({
      verdict: 'too_few_before',
      conversationsBefore: 4,
      needed: 0,
    });
    expect(planEffect(AGENT, [], new Set())).toMatchObject({
      verdict: 'too_few_before',
      conversationsBefore: 0,
    });
  });

  test('colleagues with a plan of their own are nobody to compare with; without any there is no verdict', () => {
    const groups = cut(2, 12);
    const all = planEffect(AGENT, groups, new Set());
    const others = new Set(groups.map(({ agent }) => agent));
    others.delete('agent-2');
    expect(all.colleagues).toBe(7);
    expect(planEffect(AGENT, groups, others).colleagues).toBe(1);
    others.add('agent-2');
    expect(planEffect(AGENT, groups, others)).toMatchObject({
      verdict: 'no_colleagues',
      change: expect.any(Object),
      beyondColleagues: null,
    });
  });

  test('an agent who changed teams is compared with colleagues of both', () => {
    const groups = cut(3, 0).map((one) =>
      one.agent === AGENT && one.part === 1 ? { ...one, team: 'team-1' } : one,
    );
    expect(planEffect(AGENT, groups, new Set()).colleagues).toBe(15);
  });
});
