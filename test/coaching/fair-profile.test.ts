import { describe, expect, test } from 'vitest';
import { CompetencyProfiles, MINIMUM_SAMPLE } from '#core/coaching/profile.ts';
import { plantCases } from './planted-organisation.ts';
import { spearman } from './spearman.ts';

const SEEDS = [1, 2, 3, 4];
const profilesOf = (groups: Parameters<typeof plantCases>[0]) => {
  const planted = plantCases(groups);
  return { planted, profiles: new CompetencyProfiles('empathy', planted.groups, 6) };
};

describe('planted abilities', () => {
  test('are ranked right at 200 conversations each, where raw averages are not', () => {
    for (const seed of SEEDS) {
      const { planted, profiles } = profilesOf({ seed });
      const truth = planted.agents.map(({ ability }) => ability);
      const found = planted.agents.map(({ id }) => profiles.of(id));
      const adjusted = spearman(
        truth,
        found.map(({ level }) => level!.value),
      );
      const raw = spearman(
        truth,
        found.map((one) => one.raw!),
      );
      expect([seed, adjusted >= 0.9, raw <= 0.7], `${adjusted} ${raw}`).toEqual([seed, true, true]);
    }
  });

  test('lie in their intervals of 95 % in 90 to 97 of 100 cases, also with few conversations each', () => {
    for (const conversations of [MINIMUM_SAMPLE, 200]) {
      let [inside, all] = [0, 0];
      for (let seed = 500; seed < 514; seed += 1) {
        const { planted, profiles } = profilesOf({ seed, conversations });
        for (const [id, truth] of planted.levels) {
          const { low, high } = profiles.of(id).level!;
          all += 1;
          if (truth >= low && truth <= high) inside += 1;
        }
      }
      expect([conversations, inside / all >= 0.9, inside / all <= 0.97], `${inside} of ${all}`).toEqual([
        conversations,
        true,
        true,
      ]);
    }
  });

  test('of the average agent are seldom called a strength or a weakness', () => {
    let wrong = 0;
    for (const seed of SEEDS) {
      const { planted, profiles } = profilesOf({ seed, uneven: true });
      for (const { id, team, ability } of planted.agents) {
        const peers = planted.agents.filter((one) => one.team === team && one.id !== id);
        const truth = ability - peers.reduce((sum, one) => sum + one.ability, 0) / peers.length;
        const { standing } = profiles.of(id);
        if ((standing === 'strength' && truth < 0) || (standing === 'growth' && truth > 0)) wrong += 1;
      }
    }
    expect(wrong / (SEEDS.length * 40)).toBeLessThanOrEqual(0.025);
  });
});

describe('what cannot be told is said', () => {
  const { groups } = plantCases({ seed: 1, agents: 6, teams: 1, conversations: 60 });

  test('an agent with 8 conversations gets no verdict and hears how many more are needed', () => {
    const few = groups.filter(({ agent }, index) => agent !== 'agent-0' || index < 8);
    const profile = new CompetencyProfiles('empathy', few, 6).of('agent-0');
    expect(profile).toEqual({
      competency: 'empathy',
      standing: 'too_few',
      conversations: 8,
      needed: 22,
      level: null,
      abovePeers: null,
      peers: 0,
      course: [],
      trend: null,
    });
  });

  test('an agent without conversations has not been seen', () => {
    expect(new CompetencyProfiles('empathy', groups, 6).of('nobody').standing).toBe('not_seen');
    expect(new CompetencyProfiles('empathy', [], 6).of('agent-0').standing).toBe('not_seen');
  });

  test('an organisation of one agent has a level and nobody to compare with', () => {
    const alone = groups.filter(({ agent }) => agent === 'agent-0');
    const profile = new CompetencyProfiles('empathy', alone, 6).of('agent-0');
    expect(profile).toMatchObject({ standing: 'no_peers', abovePeers: null, conversations: 60 });
    expect(profile.level!.value).toBeCloseTo(alone.reduce((sum, one) => sum + one.sum, 0) / 60, 0);
  });

  test('whoever is alone in a team is compared with the organisation', () => {
    const moved = groups.map((one) => (one.agent === 'agent-0' ? { ...one, team: 'new' } : one));
    const profile = new CompetencyProfiles('empathy', moved, 6).of('agent-0');
    expect(profile).toMatchObject({ peersFrom: 'organisation', peers: 5 });
  });

  test('whoever changed teams has colleagues in both', () => {
    const two = plantCases({ seed: 2, agents: 6, teams: 2, conversations: 60 }).groups;
    const moved = two.map((one, index) =>
      one.agent === 'agent-0' && index % 2 ? { ...one, team: 'team-1' } : one,
    );
    expect(new CompetencyProfiles('empathy', moved, 6).of('agent-0').peers).toBe(5);
  });

  test('values that never differ leave no doubt and no verdict', () => {
    const same = groups.map((one) => ({ ...one, sum: 50, squares: 2500 }));
    const { standing, level, abovePeers } = new CompetencyProfiles('compliance', same, 6).of('agent-0');
    expect(standing).toBe('as_peers');
    expect(level!.value).toBeCloseTo(50, 3);
    expect(Math.abs(abovePeers!.value)).toBeLessThan(1e-6);
  });
});

test('grouped cases give what single ones give', () => {
  const { groups } = plantCases({ seed: 3, agents: 8, conversations: 80 });
  const together = [
    ...Map.groupBy(groups, ({ agent, team, part, mix }) => JSON.stringify([agent, team, part, mix])).values(),
  ].map((alike) => ({
    ...alike[0]!,
    conversations: alike.length,
    sum: alike.reduce((all, { sum }) => all + sum, 0),
    squares: alike.reduce((all, { squares }) => all + squares, 0),
  }));
  const [single, grouped] = [groups, together].map((cases) =>
    new CompetencyProfiles('x', cases, 6).of('agent-3'),
  );
  expect(grouped!.level!.value).toBeCloseTo(single!.level!.value, 6);
  expect(grouped!.level!.high).toBeCloseTo(single!.level!.high, 6);
});
