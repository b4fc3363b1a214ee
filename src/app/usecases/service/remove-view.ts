import type { Caller } from '#core/access/caller.ts';
import type { ServicePorts } from './ports.ts';

/** Forgets one of the views that the caller sees; that there is none is as good. */
export async function removeView(
  { workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>,
  { actor, organisation }: Caller,
  { owner, name }: { readonly owner: string; readonly name: string },
): Promise<void> {
  const seen = await workflow.views.list(organisation, actor);
  if (!seen.some((view) => view.owner === owner && view.name === name)) return;
  const removed = await workflow.views.remove(organisation, owner, name);
  if (removed === null) return;
  await workflow.audit.record([
    {
      at: new Date(now()).toISOString(),
      organisation,
      actor,
      action: 'view.remove',
      subject: name,
      details: { owner, search: removed.search, shared: removed.isShared },
    },
  ]);
}
