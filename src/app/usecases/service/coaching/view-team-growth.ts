import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import { withinScope } from '#core/access/scope.ts';
import type { GrowthPeriod } from '#core/coaching/growth.ts';
import { agentNames } from '../agent-names.ts';
import type { ServicePorts } from '../ports.ts';
import { profilesOfAll } from './profiles-of-all.ts';
import { tellTeamWeek } from './tell-week.ts';
import { namedProfiles } from './view-growth.ts';
import type { TeamGrowth } from './views.ts';

/** Every agent in the caller's scope who had conversations in the period; those who coach also hear of their week. */
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
  const growth = { period, agents, practices: all.practices };
  if (!may(caller.role, 'coaching.manage')) return growth;
  return { ...growth, week: await tellTeamWeek(ports, caller, growth) };
}
