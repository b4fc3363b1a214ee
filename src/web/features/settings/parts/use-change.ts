import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, type Question, tell } from '../../../client/ask.ts';

export interface Change extends Question {
  readonly path: string;
}

/** A change without an answer; afterwards everything that settings show is read again. */
export function useChange(): UseMutationResult<void, Error, Change> {
  return useChanging(({ path, ...question }: Change) => tell(path, question));
}

/** A change whose answer matters: a key that is shown once, a number of jobs. */
export function useAnsweredChange<Answer>(): UseMutationResult<Answer, Error, Change> {
  return useChanging(({ path, ...question }: Change) => ask<Answer>(path, question));
}

function useChanging<Answer>(send: (change: Change) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation<Answer, Error, Change>({
    mutationFn: send,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['settings'] }),
  });
}
