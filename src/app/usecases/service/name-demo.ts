import type { Language } from '#core/conversation/schema.ts';
import { demoOrganisation } from '#core/demo/organisation.ts';
import type { ServicePorts } from './ports.ts';

/** Puts the names of the demo's agents, teams and queues into the directory. */
export async function nameDemo(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  language: Language,
): Promise<void> {
  const { agents, teams, queues } = demoOrganisation;
  await workflow.directory.save(organisation, [
    ...agents.map(({ id, name, team }) => ({ kind: 'agent' as const, id, name: name[language], team })),
    ...teams.map(({ id, name }) => ({ kind: 'team' as const, id, name: name[language] })),
    ...queues.map(({ id, name }) => ({ kind: 'queue' as const, id, name: name[language] })),
  ]);
}
