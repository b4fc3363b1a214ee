import { comparePractices } from '#core/coaching/compare-behaviours.ts';
import type { Competency } from '#core/coaching/competency.ts';
import type { GrowthPeriod, ToldPractice } from '#core/coaching/growth.ts';
import { CompetencyProfiles } from '#core/coaching/profile.ts';
import { sayPractice } from '#core/coaching/say.ts';
import type { ServicePorts } from '../ports.ts';
import { competenciesInUse } from './competencies-in-use.ts';

/** Everybody's profiles of one period: fairness needs all of them at once. */
export interface ProfilesOfAll {
  readonly competencies: readonly Competency[];
  /** In the order of the competencies. */
  readonly profiles: readonly CompetencyProfiles[];
  readonly practices: readonly ToldPractice[];
}

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'now'>;

/** So long the same question is answered by the same figures: a page asks for one agent after the other. */
const KEPT_MS = 60_000;
const kept = new WeakMap<
  ServicePorts['facts'],
  Map<string, { readonly at: number; readonly all: Promise<ProfilesOfAll> }>
>();

export function profilesOfAll(
  ports: Ports,
  organisation: string,
  period: GrowthPeriod,
): Promise<ProfilesOfAll> {
  const known = kept.get(ports.facts) ?? new Map();
  kept.set(ports.facts, known);
  const now = ports.now();
  for (const [key, { at }] of known) if (now - at > KEPT_MS) known.delete(key);
  const key = JSON.stringify([organisation, period]);
  const before = known.get(key);
  if (before !== undefined) return before.all;
  const all = compute(ports, organisation, period);
  known.set(key, { at: now, all });
  all.catch(() => known.delete(key));
  return all;
}

async function compute(ports: Ports, organisation: string, period: GrowthPeriod): Promise<ProfilesOfAll> {
  const { coaching } = ports.facts;
  const competencies = await competenciesInUse(ports, organisation);
  const profiles: CompetencyProfiles[] = [];
  for (const competency of competencies) {
    const cases = await coaching.cases(organisation, competency, period, {});
    profiles.push(new CompetencyProfiles(competency.id, cases, period.parts));
  }
  const { from, to } = period;
  const practices = comparePractices(await coaching.momentGroups(organisation, { from, to }));
  return {
    competencies,
    profiles,
    practices: practices.map((practice) => ({ ...practice, text: sayPractice(practice) })),
  };
}
