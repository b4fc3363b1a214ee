import type { Caller } from '#core/access/caller.ts';
import type { ServicePorts } from './ports.ts';
import { toldOfSearch } from './save-view.ts';

/** Forgets one of the views that the caller sees; that there is none is as good. */
export async function removeView(
  { workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>,
  { actor, organisation }: Caller,
  { owner, name }: { readonly owner: string; readonly name: string },
): Promise<void> {
  const seen = await workflow.views.list(organisation, actor);
  const meant = seen.find((view) => view.owner === owner && view.name === name);
  if (meant === undefined) return;
  await workflow.audit.record([
    {
      at: new Date(now()).toISOString(),
      organisation,
      actor,
      action: 'view.remove',
      subject: name,
      details: { owner, search: toldOfSearch(meant.search), shared: meant.isShared },
    },
  ]);
  await workflow.views.remove(organisation, owner, name);
}
