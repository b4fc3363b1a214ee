import type { Caller } from '#core/access/caller.ts';
import { withinScope } from '#core/access/scope.ts';
import type { GrowthPeriod, NamedCompetency, ToldPractice } from '#core/coaching/growth.ts';
import { agentNames } from '../agent-names.ts';
import type { ServicePorts } from '../ports.ts';
import { profilesOfAll } from './profiles-of-all.ts';
import { namedProfiles } from './view-growth.ts';

export interface TeamGrowth {
  readonly period: GrowthPeriod;
  /** By id: no rank is given. */
  readonly agents: readonly {
    readonly id: string;
    readonly name?: string;
    readonly teams: readonly string[];
    readonly conversations: number;
    readonly competencies: readonly NamedCompetency[];
  }[];
  readonly practices: readonly ToldPractice[];
}

/** Every agent in the caller's scope who had conversations in the period. */
export async function viewTeamGrowth(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'now'>,
  caller: Caller,
  period: GrowthPeriod,
): Promise<TeamGrowth> {
  const { organisation } = caller;
  const { from, to } = period;
  const rows = await ports.facts.figures(organisation, withinScope(caller, { from, to }), {
    measures: ['conversations'],
    by: ['agent', 'team'],
  });
  const names = await agentNames(ports, organisation);
  const all = await profilesOfAll(ports, organisation, period);
  const byAgent = Map.groupBy(
    rows.filter(({ group }) => group[0] !== ''),
    ({ group }) => group[0]!,
  );
  const agents = [...byAgent].map(([id, own]) => {
    const name = names.get(id);
    return {
      id,
      ...(name === undefined ? {} : { name }),
      teams: own.flatMap(({ group }) => (group[1] ? [group[1]] : [])),
      conversations: own.reduce((sum, { conversations }) => sum + conversations, 0),
      competencies: namedProfiles(all, id),
    };
  });
  return { period, agents, practices: all.practices };
}
