import type { Caller } from '#core/access/caller.ts';
import {
  approvePlaybook,
  editPlaybook,
  type PassagePlace,
  type Playbook,
  type PlaybookContent,
  retirePlaybook,
} from '#core/coaching/playbook.ts';
import type { ServicePorts } from '../ports.ts';
import { unreadableExemplars } from './show-exemplars.ts';

/** The version that is changed, as whoever changes it last saw it. */
export interface SeenPlaybook {
  readonly id: string;
  readonly version: number;
  readonly changedAt: string;
}

export type PlaybookChange =
  | { readonly kind: 'edit'; readonly content: PlaybookContent }
  | { readonly kind: 'approve' | 'retire' };

/**
 * Changes a version, or makes the next one from one that was approved or retired. Exemplars that are added are of
 * conversations that the caller may open.
 * @returns null where there is none, `changed` where somebody was quicker, and which exemplars are not taken. Throws
 * `PlaybookMoveError`.
 */
export async function changePlaybook(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'now'>,
  caller: Caller,
  { id, version, changedAt }: SeenPlaybook,
  change: PlaybookChange,
): Promise<Playbook | 'changed' | { readonly unreadable: readonly number[] } | null> {
  const { workflow, now } = ports;
  const { organisation, actor } = caller;
  const versions = await workflow.playbooks.versions(organisation, id);
  const seen = versions.find((one) => one.version === version);
  if (seen === undefined) return null;
  if (seen.changedAt !== changedAt) return 'changed';
  if (change.kind === 'edit') {
    const unreadable = await addedUnreadable(ports, caller, seen, change.content);
    if (unreadable.length > 0) return { unreadable };
  }
  const by = { actor, at: new Date(now()).toISOString() };
  const next = changed(seen, change, by);
  const isNew = next.version !== version;
  const saved = await workflow.playbooks.save(organisation, next, isNew ? undefined : changedAt);
  return saved ? next : 'changed';
}

/** Places among the exemplars that were not there before and that the caller may not read. */
async function addedUnreadable(
  ports: Pick<ServicePorts, 'workflow' | 'facts'>,
  caller: Caller,
  seen: Playbook,
  { exemplars }: PlaybookContent,
): Promise<number[]> {
  const isKnown = (place: PassagePlace) =>
    seen.exemplars.some(
      ({ conversation, turn }) => conversation === place.conversation && turn === place.turn,
    );
  const added = exemplars.filter((place) => !isKnown(place));
  const unreadable = await unreadableExemplars(ports, caller, added);
  return unreadable.map((index) => exemplars.indexOf(added[index]!));
}

function changed(
  seen: Playbook,
  change: PlaybookChange,
  by: { readonly actor: string; readonly at: string },
): Playbook {
  switch (change.kind) {
    case 'edit':
      return editPlaybook(seen, change.content, by);
    case 'approve':
      return approvePlaybook(seen, by);
    case 'retire':
      return retirePlaybook(seen, by);
  }
}
