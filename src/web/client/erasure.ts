import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { erasureAnswer } from '#contract/api/operations.ts';
import { ask } from './ask.ts';
import { ME } from './me.ts';

export type Erasure = z.output<typeof erasureAnswer>;
/** Everything of one customer, or conversations by their ids. */
export type ToErase = { readonly customer: string } | { readonly ids: readonly string[] };

/**
 * Erases for good. What the browser still holds goes as well; what is in sight is asked for anew, but for what is gone.
 */
export function useErase() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: erase,
    onSuccess: async (_, erased: ToErase) => {
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
