import { type CaseGroup, MIX_FACTORS } from '#core/coaching/cases.ts';
import { defaultCompetencies } from '#core/coaching/default-competencies.ts';
import { CompetencyProfiles } from '#core/coaching/profile.ts';
import { plantCases } from '../test/coaching/planted-organisation.ts';

export interface CoachingBench {
  readonly agents: number;
  readonly conversations: number;
  readonly groups: number;
  readonly seconds: number;
}

/**
 * Every profile of every agent in every competency, from conversations made here. Traps: the time in which a store sums
 * values by what is adjusted for is not in it, though the same summing is done here; half of the competencies of a real
 * organisation are called for by a part of the conversations only.
 */
export function benchCoaching(agents = 1000, conversations = 1_000_000): CoachingBench {
  const { groups } = plantCases({ seed: 1, agents, teams: 40, conversations: conversations / agents });
  const began = performance.now();
  let kinds = 0;
  for (const { id } of defaultCompetencies()) {
    const summed = summedByKind(groups);
    kinds = summed.length;
    const profiles = new CompetencyProfiles(id, summed, 6);
    for (const agent of profiles.agents()) profiles.of(agent);
  }
  return { agents, conversations, groups: kinds, seconds: (performance.now() - began) / 1000 };
}

function summedByKind(groups: readonly CaseGroup[]): CaseGroup[] {
  const sums = new Map<string, { first: CaseGroup; conversations: number; sum: number; squares: number }>();
  for (const group of groups) {
    const key = [group.agent, group.part, ...MIX_FACTORS.map((factor) => group.mix[factor])].join(' ');
    const known = sums.get(key);
    if (known === undefined) sums.set(key, { first: group, ...group });
    else {
      known.conversations += group.conversations;
      known.sum += group.sum;
      known.squares += group.squares;
    }
  }
  return Array.from(sums.values(), ({ first, conversations, sum, squares }) => ({
    ...first,
    conversations,
    sum,
    squares,
  }));
}
