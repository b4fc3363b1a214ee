import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Passage } from '#core/coaching/growth.ts';
import type { PassagePlace, Playbook } from '#core/coaching/playbook.ts';
import { type PlaybookEffect, playbookEffect } from '#core/coaching/playbook-effect.ts';
import { sayPlaybookEvidence } from '#core/coaching/say-playbook.ts';
import type { ServicePorts } from '../ports.ts';
import { namesOfActors } from '../reviews/people.ts';
import { showExemplars } from './show-exemplars.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'now'>;

/** Moments are looked back upon so far from when a playbook was approved. */
const DAYS_BEFORE = 90;
const DAY_MS = 86_400_000;

export interface ShownPlaybook extends Omit<Playbook, 'exemplars'> {
  readonly evidenceText: Bilingual;
  readonly changedByName: string | null;
  readonly approvedByName: string | null;
}

export interface PlaybookDetail extends ShownPlaybook {
  /** What of the exemplars may be shown now; how many there were. */
  readonly exemplars: readonly { readonly place: PassagePlace; readonly passage: Passage }[];
  readonly exemplarsKept: number;
  readonly effect: PlaybookEffect | null;
  readonly versions: readonly Pick<Playbook, 'version' | 'state' | 'changedAt' | 'approvedAt'>[];
}

/** Whoever writes playbooks sees each one's newest version, everybody else the one that is approved. */
export async function viewPlaybooks(ports: Ports, caller: Caller): Promise<ShownPlaybook[]> {
  const names = await namesOfActors(ports, caller.organisation);
  const all = await ports.workflow.playbooks.list(caller.organisation);
  return [...Map.groupBy(all, ({ id }) => id).values()].flatMap((versions) => {
    const shown = visible(
      caller,
      versions.toSorted((a, b) => b.version - a.version),
    )[0];
    return shown === undefined ? [] : [told(shown, names)];
  });
}

/** One version of a playbook, the newest where none is named; null where the caller may see none. */
export async function viewPlaybook(
  ports: Ports,
  caller: Caller,
  id: string,
  version?: number,
): Promise<PlaybookDetail | null> {
  const versions = visible(caller, await ports.workflow.playbooks.versions(caller.organisation, id));
  const found = versions.find((one) => version === undefined || one.version === version);
  if (found === undefined) return null;
  const names = await namesOfActors(ports, caller.organisation);
  return {
    ...told(found, names),
    exemplars: await showExemplars(ports, caller, found.exemplars),
    exemplarsKept: found.exemplars.length,
    effect: await effectOf(ports, caller.organisation, found),
    versions: versions.map(({ version: number, state, changedAt, approvedAt }) => ({
      version: number,
      state,
      changedAt,
      approvedAt,
    })),
  };
}

function visible({ role }: Caller, versions: readonly Playbook[]): Playbook[] {
  return may(role, 'coaching.manage') ? [...versions] : versions.filter(({ state }) => state === 'approved');
}

function told({ exemplars: _, ...playbook }: Playbook, names: ReadonlyMap<string, string>): ShownPlaybook {
  return {
    ...playbook,
    evidenceText: sayPlaybookEvidence(playbook),
    changedByName: names.get(playbook.changedBy) ?? null,
    approvedByName: playbook.approvedBy === null ? null : (names.get(playbook.approvedBy) ?? null),
  };
}

async function effectOf(
  { facts, now }: Ports,
  organisation: string,
  { situation, behaviour, language, followedSince }: Playbook,
): Promise<PlaybookEffect | null> {
  if (followedSince === null) return null;
  const from = new Date(Date.parse(followedSince) - DAYS_BEFORE * DAY_MS).toISOString();
  const groups = async (period: { readonly from: string; readonly to: string }) =>
    (await facts.coaching.momentGroups(organisation, { ...period, languages: [language] })).filter(
      (group) => group.situation === situation,
    );
  const before = await groups({ from, to: followedSince });
  const since = await groups({ from: followedSince, to: new Date(now()).toISOString() });
  return playbookEffect(behaviour, before, since);
}
