import type { Caller } from '#core/access/caller.ts';
import {
  approvePlaybook,
  editPlaybook,
  type Playbook,
  type PlaybookContent,
  retirePlaybook,
} from '#core/coaching/playbook.ts';
import type { ServicePorts } from '../ports.ts';

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
 * Changes a version, or makes the next one from one that was approved or retired.
 * @returns null where there is none, `changed` where somebody was quicker. Throws `PlaybookMoveError`.
 */
export async function changePlaybook(
  { workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>,
  { organisation, actor }: Caller,
  { id, version, changedAt }: SeenPlaybook,
  change: PlaybookChange,
): Promise<Playbook | 'changed' | null> {
  const versions = await workflow.playbooks.versions(organisation, id);
  const seen = versions.find((one) => one.version === version);
  if (seen === undefined) return null;
  if (seen.changedAt !== changedAt) return 'changed';
  const by = { actor, at: new Date(now()).toISOString() };
  const next = changed(seen, change, by);
  const isNew = next.version !== version;
  const saved = await workflow.playbooks.save(organisation, next, isNew ? undefined : changedAt);
  return saved ? next : 'changed';
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
