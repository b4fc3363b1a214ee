import type { Caller } from '#core/access/caller.ts';
import type { ListedView, SavedView } from '#core/ports/views.ts';
import type { ServicePorts } from './ports.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'now'>;

/** Keeps an address under a name; whether it is shared is on record. */
export async function saveView(
  { workflow, now }: Ports,
  { actor, organisation }: Caller,
  view: Pick<SavedView, 'name' | 'path' | 'search' | 'isShared'>,
): Promise<ListedView> {
  const saved = await workflow.views.save({ ...view, organisation, owner: actor });
  const { name, path, search, isShared } = saved;
  await workflow.audit.record([
    {
      at: new Date(now()).toISOString(),
      organisation,
      actor,
      action: 'view.save',
      subject: name,
      details: { path, search, shared: isShared },
    },
  ]);
  const listed = await workflow.views.list(organisation, actor);
  return listed.find((one) => one.owner === actor && one.name === name) ?? { ...saved, ownerName: null };
}
