import { foldLabel } from './roles.ts';
import type { Person, Role } from './schema.ts';

/** Roles by the names and ids of a conversation's own people, keyed by `foldLabel`; what both are called tells nothing. */
export function rolesOfPersons(
  agent: Partial<Person> | undefined,
  customer: Partial<Person> | undefined,
): Map<string, Role> {
  const roles = new Map<string, Role>();
  const labels = (person: Partial<Person> | undefined) =>
    new Set([person?.id, person?.name].flatMap((label) => (label === undefined ? [] : [foldLabel(label)])));
  const [agents, customers] = [labels(agent), labels(customer)];
  for (const label of agents) if (!customers.has(label)) roles.set(label, 'agent');
  for (const label of customers) if (!agents.has(label)) roles.set(label, 'customer');
  return roles;
}
