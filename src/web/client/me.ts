import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Permission } from '#core/access/permissions.ts';
import { ask } from './ask.ts';
import { apply } from './preferences.ts';
import { Refused } from './problem.ts';
import { chosenOrganisation, type SessionState, session, settleOrganisation } from './session.ts';
import type { Me, Membership } from './types.ts';

export const ME = ['me'] as const;

const mine = {
  queryKey: ME,
  queryFn: async (): Promise<Me | null> => {
    try {
      const me = await ask<Me>('/api/v1/me');
      settleOrganisation(me.memberships);
      await apply(me.preferences ?? {});
      session.entered();
      return me;
    } catch (failure) {
      if (!(failure instanceof Refused && failure.status === 401)) throw failure;
      session.left();
      return null;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
};

/** Who asks; null when nobody is signed in. */
export function useMaybeMe() {
  return useQuery(mine);
}

/** Who asks, behind the sign-in. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(mine);
  if (data === null) throw new Error('a page that needs a person was shown to nobody');
  return data;
}

/** The person's place in the organisation that the page is about. */
export function useMembership(): Membership {
  const { memberships } = useMe();
  const chosen = memberships.find(({ organisation }) => organisation === chosenOrganisation());
  const membership = chosen ?? memberships[0];
  if (membership === undefined) throw new Error('a page of an organisation was shown to a member of none');
  return membership;
}

export function useMay(permission: Permission): boolean {
  return useMembership().permissions.includes(permission);
}

/** Where days begin: on the organisation's clock, wherever somebody looks from. */
export function useTimeZone(): string {
  return useMembership().timeZone;
}

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.state);
}
