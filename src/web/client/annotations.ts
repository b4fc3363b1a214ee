import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { commentRequest, correctionRequest } from '#contract/api/annotations.ts';
import { ask, tell } from './ask.ts';
import { useIsErasing } from './erasure.ts';
import type { Annotations, Mentionable } from './types.ts';

export type CommentDraft = z.input<typeof commentRequest>;
export type CorrectionDraft = z.input<typeof correctionRequest>;

/** What others write is seen soon after, while somebody looks. */
const OFTEN_MS = 4_000;

const pathOf = (id: string) => `/api/v1/conversations/${encodeURIComponent(id)}`;
const keyOf = (id: string) => ['annotations', id] as const;

/** Comments and corrections on a conversation, kept fresh by themselves. */
export function useAnnotations(id: string) {
  const isErasing = useIsErasing();
  return useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => ask<Annotations>(`${pathOf(id)}/annotations`, { signal }),
    refetchInterval: OFTEN_MS,
    staleTime: 0,
    enabled: !isErasing,
  });
}

/** The people who may be mentioned on a conversation. */
export function useMentionable(id: string, isWanted: boolean) {
  return useQuery({
    queryKey: ['mentionable', id],
    queryFn: ({ signal }) => ask<Mentionable>(`${pathOf(id)}/people`, { signal }),
    enabled: isWanted,
    staleTime: 5 * 60_000,
    select: ({ people }) => people,
  });
}

/**
 * Writing onto a conversation; each is seen at once when the service has it.
 * @param onError of what is done with one press; whoever writes a comment is told where they write
 */
export function useAnnotate(id: string, onError: (failure: unknown) => void) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: keyOf(id) });
  const path = pathOf(id);
  return {
    comment: useMutation({
      mutationFn: (body: CommentDraft) => ask(`${path}/comments`, { body }),
      onSuccess,
    }),
    settle: useMutation({
      mutationFn: ({ thread, settled }: { readonly thread: string; readonly settled: boolean }) =>
        tell(`${path}/comments/${thread}`, { method: 'PATCH', body: { settled } }),
      onSuccess,
      onError,
    }),
    withdrawComment: useMutation({
      mutationFn: (comment: string) => tell(`${path}/comments/${comment}`, { method: 'DELETE' }),
      onSuccess,
      onError,
    }),
    correct: useMutation({
      mutationFn: (body: CorrectionDraft) => ask(`${path}/corrections`, { body }),
      onSuccess,
      onError,
    }),
    withdrawCorrection: useMutation({
      mutationFn: (correction: string) => tell(`${path}/corrections/${correction}`, { method: 'DELETE' }),
      onSuccess,
      onError,
    }),
  };
}

export type Annotate = ReturnType<typeof useAnnotate>;
