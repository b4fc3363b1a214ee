import { useEffect, useMemo } from 'react';
import { firstOf, type Search } from '../../client/address.ts';
import { filterOf } from '../../client/filters.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useMembership, useTimeZone } from '../../client/me.ts';
import type { Period } from '../../client/period.ts';
import { useAddress } from '../use-address.ts';

/** A period begins and ends at midnight: within a minute nothing changes. */
const MINUTE_MS = 60_000;

/** What the address of the page asks for. */
export function useFilter(standard: Period): {
  readonly filter: Search;
  readonly search: Search;
  readonly zone: string;
} {
  const { search } = useAddress();
  const zone = useTimeZone();
  const minute = Math.floor(Date.now() / MINUTE_MS);
  const filter = useMemo(
    () => filterOf(search, standard, zone, minute * MINUTE_MS),
    [search, standard, zone, minute],
  );
  return { filter, search, zone };
}

/**
 * The scorecard that the address names, else the first active one; null while none is known. The one of the last visit
 * is taken at once: figures do not wait until all names are read.
 */
export function useScorecard(): string | null {
  const { search } = useAddress();
  const { organisation } = useMembership();
  const { labels, isReady } = useLabels();
  const key = `tingzhen-scorecard:${organisation}`;
  const first = labels.scorecards[0]?.id;
  useEffect(() => {
    if (first !== undefined) localStorage.setItem(key, first);
  }, [key, first]);
  return firstOf(search['scorecard']) ?? first ?? (isReady ? null : localStorage.getItem(key));
}
