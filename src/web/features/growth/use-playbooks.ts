import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  draftedPlaybooks,
  playbookChange,
  playbookDetail,
  playbookSummary,
  playbooks,
} from '#contract/api/playbooks.ts';
import { ask } from '../../client/ask.ts';

export type PlaybookSummary = z.output<typeof playbookSummary>;
export type PlaybookDetail = z.output<typeof playbookDetail>;
export type PlaybookChange = z.input<typeof playbookChange>;
export type DraftedPlaybooks = z.output<typeof draftedPlaybooks>;

const PLAYBOOKS = 'playbooks';
const PATH = '/api/v1/playbooks';

export function usePlaybooks() {
  return useQuery({
    queryKey: [PLAYBOOKS, 'list'],
    queryFn: ({ signal }) => ask<z.output<typeof playbooks>>(PATH, { signal }),
  });
}

/** One version, the newest where none is named. */
export function usePlaybook(id: string, version: string | undefined) {
  return useQuery({
    queryKey: [PLAYBOOKS, 'one', id, version ?? null],
    queryFn: ({ signal }) =>
      ask<PlaybookDetail>(pathOf(id), { query: version === undefined ? {} : { version }, signal }),
  });
}

/** The newest version as it is now. */
export const readPlaybook = (id: string) => ask<PlaybookDetail>(pathOf(id));

export function useDrafting() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (days: number) => ask<DraftedPlaybooks>(`${PATH}:draft`, { method: 'POST', body: { days } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [PLAYBOOKS] }),
  });
}

export function usePlaybookEdit(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: PlaybookChange) => ask<PlaybookDetail>(pathOf(id), { method: 'PUT', body: change }),
    onSuccess: () => client.invalidateQueries({ queryKey: [PLAYBOOKS] }),
  });
}

export function usePlaybookStep(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ step, ...seen }: { step: 'approve' | 'retire'; version: number; changedAt: string }) =>
      ask<PlaybookDetail>(`${pathOf(id)}/${step}`, { method: 'POST', body: seen }),
    onSuccess: () => client.invalidateQueries({ queryKey: [PLAYBOOKS] }),
  });
}

function pathOf(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`;
}
