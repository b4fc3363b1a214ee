import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { z } from 'zod';
import type { directory } from '#contract/api/directory.ts';
import type { DirectoryKind } from '#core/ports/directory.ts';
import { ask } from './ask.ts';
import { useMay } from './me.ts';

type Directory = z.output<typeof directory>;

export const DIRECTORY = ['directory'] as const;

export function useDirectory() {
  return useQuery({
    queryKey: DIRECTORY,
    queryFn: ({ signal }) => ask<Directory>('/api/v1/directory', { signal }),
    enabled: useMay('directory.read'),
    staleTime: 5 * 60_000,
    select: namesIn,
  });
}

/** What people call an agent, a team or a queue; its id where it has no name, or until names are there. */
export function useNameOf(): (kind: DirectoryKind, id: string) => string {
  const known = useKnownName();
  return useCallback((kind, id) => known(kind, id) ?? id, [known]);
}

/** The same where something better than the id may stand for a missing name. */
export function useKnownName(): (kind: DirectoryKind, id: string) => string | undefined {
  const { data } = useDirectory();
  return useCallback((kind, id) => data?.names.get(`${kind} ${id}`), [data]);
}

function namesIn({ entries }: Directory) {
  return { entries, names: new Map(entries.map(({ kind, id, name }) => [`${kind} ${id}`, name])) };
}
