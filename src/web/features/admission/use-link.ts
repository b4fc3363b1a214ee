import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { z } from 'zod';
import type { admitted } from '#contract/api/people.ts';
import { ask } from '../../client/ask.ts';
import { ME } from '../../client/me.ts';
import { chooseOrganisation } from '../../client/session.ts';

/**
 * The token of a one-time link; it stands behind the `#`, which no server ever sees. Kept in this tab, since an
 * identity provider sends people back without it. Empty where the link is not complete.
 */
export function useLink(): {
  readonly token: string;
  /** Sends the token along, and goes on in the organisation that it lets into. */
  readonly enter: (path: string, to: '/' | '/welcome', body?: object) => Promise<void>;
} {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const place = `tingzhen-link ${location.pathname}`;
  const written = location.hash.slice(1);
  const token = written === '' ? (sessionStorage.getItem(place) ?? '') : written;
  useEffect(() => {
    if (token !== '') sessionStorage.setItem(place, token);
  }, [place, token]);
  return {
    token,
    async enter(path, to, body = {}) {
      const { organisation } = await ask<z.output<typeof admitted>>(path, {
        body: { ...body, token },
        isSignIn: true,
      });
      sessionStorage.removeItem(place);
      chooseOrganisation(organisation);
      await queries.invalidateQueries({ queryKey: ME, refetchType: 'all' });
      await navigate({ to, replace: true });
    },
  };
}
