import type { Caller } from '#core/access/caller.ts';
import { withinScope } from '#core/access/scope.ts';
import type { ServicePorts } from '../ports.ts';

/** Whoever spoke for a team so recently still belongs to it, where the directory names no team. */
const RECENT_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * The agents whose plans the caller may see: an agent themselves, a supervisor those whom the directory puts in their
 * teams or who lately spoke for one of them, everybody else all who are known. Whom the directory puts in another team
 * has left: their plans are with the new team.
 */
export async function coachedAgents(
  { workflow, facts, now }: Pick<ServicePorts, 'workflow' | 'facts' | 'now'>,
  caller: Caller,
): Promise<ReadonlySet<string>> {
  const { organisation, role, agentIds, teams } = caller;
  if (role === 'agent') return new Set(agentIds);
  const entries = (await workflow.directory.list(organisation)).filter(({ kind }) => kind === 'agent');
  const teamOf = new Map(entries.map(({ id, team }) => [id, team]));
  const isTheirs = (id: string) => {
    const team = teamOf.get(id);
    return role !== 'supervisor' || team === undefined || teams.includes(team);
  };
  const from = new Date(now() - RECENT_DAYS * DAY_MS).toISOString();
  const spoke = await facts.figures(
    organisation,
    withinScope(caller, role === 'supervisor' ? { from } : {}),
    { measures: ['conversations'], by: ['agent'] },
  );
  const listed = entries.flatMap(({ id, team }) =>
    role !== 'supervisor' || (team !== undefined && teams.includes(team)) ? [id] : [],
  );
  const heard = spoke.flatMap(({ group }) => (group[0] ? [group[0]] : []));
  return new Set([...listed, ...heard.filter(isTheirs)]);
}
