import type { ServicePorts } from './ports.ts';

/** What people call agents, by their ids, as the directory has it. */
export async function agentNames(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
): Promise<ReadonlyMap<string, string>> {
  const entries = await workflow.directory.list(organisation);
  return new Map(entries.flatMap(({ kind, id, name }) => (kind === 'agent' ? [[id, name]] : [])));
}
