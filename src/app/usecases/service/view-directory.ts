import type { Caller } from '#core/access/caller.ts';
import type { DirectoryEntry } from '#core/ports/directory.ts';
import type { ServicePorts } from './ports.ts';

/**
 * What agents, teams and queues are called. An agent learns their own name, a supervisor those of their teams;
 * what teams and queues are called everybody may know.
 */
export async function viewDirectory(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  caller: Caller,
): Promise<readonly DirectoryEntry[]> {
  const entries = await workflow.directory.list(caller.organisation);
  return entries.filter((entry) => entry.kind !== 'agent' || isInSight(caller, entry));
}

function isInSight({ role, agentIds, teams }: Caller, { id, team }: DirectoryEntry): boolean {
  switch (role) {
    case 'agent':
      return agentIds.includes(id);
    case 'supervisor':
      return team !== undefined && teams.includes(team);
    default:
      return true;
  }
}
