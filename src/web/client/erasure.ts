import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { erasureAnswer } from '#contract/api/operations.ts';
import { ask } from './ask.ts';
import { ME } from './me.ts';

export type Erasure = z.output<typeof erasureAnswer>;
/** Everything of one customer, or conversations by their ids. */
export type ToErase = { readonly customer: string } | { readonly ids: readonly string[] };

const ERASING = ['erase'];

/** Whether something is being erased by this page: nothing of it is asked for meanwhile. */
export function useIsErasing(): boolean {
  return useIsMutating({ mutationKey: ERASING }) > 0;
}

/**
 * Erases for good. What the browser still holds goes as well; what is in sight is asked for anew, but for what is gone.
 * @param leave where the page is about what went: leads away from it first
 */
export function useErase(leave?: (erasure: Erasure) => Promise<void>) {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: ERASING,
    mutationFn: erase,
    onSuccess: async (erasure, erased: ToErase) => {
      await leave?.(erasure);
      queries.removeQueries({ type: 'inactive' });
      const gone = new Set<unknown>('ids' in erased ? erased.ids : []);
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== ME[0] && !queryKey.some((part) => gone.has(part)),
      });
    },
  });
}

function erase(what: ToErase): Promise<Erasure> {
  if ('ids' in what) return ask('/api/v1/conversations:erase', { body: { ids: what.ids } });
  return ask(`/api/v1/customers/${encodeURIComponent(what.customer)}`, { method: 'DELETE' });
}
