import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../ask.ts';
import { useMembership } from '../me.ts';
import type { RulebookVersions, RulebookVersionWithFiles } from '../types.ts';
import type { LabelBook } from './label-book.ts';
import { Labels } from './labels.ts';

const NONE = new Labels({ scorecards: [], rules: [], signals: [] });

/** The names of scorecards, criteria and rules; ids stand in for them until they are read. */
export function useLabels(): { readonly labels: Labels; readonly isReady: boolean } {
  const { organisation, permissions } = useMembership();
  const { data } = useQuery({
    queryKey: ['labels', organisation],
    queryFn: ({ signal }) => loadLabels(signal),
    enabled: permissions.includes('rulebooks.read'),
    staleTime: 5 * 60_000,
  });
  const labels = useMemo(() => (data === undefined ? NONE : new Labels(data)), [data]);
  return { labels, isReady: data !== undefined };
}

async function loadLabels(signal: AbortSignal): Promise<LabelBook> {
  const { versions } = await ask<RulebookVersions>('/api/v1/rulebooks', { signal });
  const active = versions.filter(({ state }) => state === 'active');
  const books = await Promise.all(
    active.map(({ rulebook, version }) =>
      ask<RulebookVersionWithFiles>(`/api/v1/rulebooks/${rulebook}/versions/${version}`, { signal }),
    ),
  );
  return readBeside(books.flatMap(({ files }) => files));
}

function readBeside(files: RulebookVersionWithFiles['files']): Promise<LabelBook> {
  const worker = new Worker(new URL('./labels-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<LabelBook>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<LabelBook>) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(files);
  }).finally(() => worker.terminate());
}
