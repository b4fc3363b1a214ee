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
  const { name, path, search, isShared } = view;
  await workflow.audit.record([
    {
      at: new Date(now()).toISOString(),
      organisation,
      actor,
      action: 'view.save',
      subject: name,
      details: { path, search: toldOfSearch(search), shared: isShared },
    },
  ]);
  const saved = await workflow.views.save({ ...view, organisation, owner: actor });
  const listed = await workflow.views.list(organisation, actor);
  return (
    listed.find((one) => one.owner === actor && one.name === saved.name) ?? { ...saved, ownerName: null }
  );
}

/** How many values of which name: the audit log outlives whoever is erased, and does not say whom somebody looked for. */
export function toldOfSearch(search: string): Readonly<Record<string, number>> {
  const names = [...new URLSearchParams(search).keys()];
  return Object.fromEntries(
    [...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]),
  );
}
