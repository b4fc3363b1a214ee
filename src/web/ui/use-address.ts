import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Search } from '../client/address.ts';

/** What stands in the address, and how it is changed: whoever is sent the address sees the same. */
export function useAddress(): { readonly search: Search; readonly change: (change: Search) => void } {
  const search: Search = useLocation().search as Search;
  const navigate = useNavigate();
  const change = useCallback(
    (part: Search) => {
      const to = '.' as const;
      void navigate({
        to,
        search: (before: Search) => clean({ ...before, ...part }),
        resetScroll: false,
      } as never);
    },
    [navigate],
  );
  return { search, change };
}

function clean(search: Search): Search {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value.length > 0),
  );
}
