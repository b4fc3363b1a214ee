/** Conversations that something is to be done with. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Everything that the filter finds, also what is not loaded. */
  readonly isAll: boolean;
  /** Where a range begins. */
  readonly anchor: string | undefined;
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), isAll: false, anchor: undefined };

/**
 * One conversation more or less; with `isRange`, all from the anchor to it become what it becomes.
 * @param list ids of the list as far as it is loaded, in order
 */
export function toggled(
  selection: Selection,
  id: string,
  list: readonly string[],
  isRange: boolean,
): Selection {
  const before = selection.isAll ? new Set(list) : selection.ids;
  const isOn = !before.has(id);
  const [from, to] = [list.indexOf(isRange ? (selection.anchor ?? id) : id), list.indexOf(id)];
  const touched = from < 0 ? [id] : list.slice(Math.min(from, to), Math.max(from, to) + 1);
  const ids = new Set(before);
  for (const one of touched) {
    if (isOn) ids.add(one);
    else ids.delete(one);
  }
  return { ids, isAll: false, anchor: id };
}

export function isSelected({ ids, isAll }: Selection, id: string): boolean {
  return isAll || ids.has(id);
}
