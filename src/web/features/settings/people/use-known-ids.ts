import type { Dimension } from '#core/facts/figures.ts';
import type { DirectoryKind } from '#core/ports/directory.ts';
import { useFigures } from '../../../client/figures.ts';
import { useDirectory } from '../../../client/names.ts';

export interface KnownId {
  readonly id: string;
  /** Undefined while nobody has named it. */
  readonly name?: string;
  /** Of an agent, as the directory or else their conversations say. */
  readonly team?: string;
  readonly conversations: number;
}

/** Every id of a kind that conversations carry or that somebody has named; those without a name first. */
export function useKnownIds(kind: DirectoryKind): {
  readonly ids: readonly KnownId[];
  readonly isReady: boolean;
} {
  const by: readonly Dimension[] = kind === 'agent' ? ['agent', 'team'] : [kind];
  const figures = useFigures({ filter: {}, measure: ['conversations'], by });
  const directory = useDirectory();
  const known = new Map<string, KnownId>();
  for (const { group, conversations } of figures.data?.rows ?? []) {
    const [id = '', team = ''] = group;
    if (id === '') continue;
    const before = known.get(id);
    known.set(id, {
      id,
      conversations: (before?.conversations ?? 0) + conversations,
      ...(team === '' ? {} : { team }),
    });
  }
  for (const entry of directory.data?.entries ?? []) {
    if (entry.kind !== kind) continue;
    const { id, name, team } = entry;
    const found = known.get(id) ?? { id, conversations: 0 };
    known.set(id, { ...found, name, ...(team === undefined ? {} : { team }) });
  }
  const ids = [...known.values()].sort(
    (a, b) =>
      Number(a.name !== undefined) - Number(b.name !== undefined) ||
      b.conversations - a.conversations ||
      a.id.localeCompare(b.id),
  );
  return { ids, isReady: figures.data !== undefined && directory.data !== undefined };
}
