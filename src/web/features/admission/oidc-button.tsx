import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Divider } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { signInWays } from '#contract/api/service.ts';
import { ask } from '../../client/ask.ts';

interface OidcButtonProps {
  /** In a window of its own, where the page itself must stay as it is. */
  readonly isBeside?: boolean;
}

/** The way in through the organisation's own identity provider, where there is one. */
export function OidcButton({ isBeside = false }: OidcButtonProps) {
  const { t } = useTranslation('admission');
  const { data } = useQuery({
    queryKey: ['sign-in-ways'],
    queryFn: ({ signal }) =>
      ask<z.output<typeof signInWays>>('/api/v1/sign-in-ways', { signal, isSignIn: true }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { mutate, isPending, isError } = useMutation({
    mutationFn: (_: Window) =>
      ask<{ readonly url: string }>('/api/auth/sign-in/social', {
        body: {
          provider: 'oidc',
          callbackURL: isBeside ? '/signed-in' : `${location.pathname}${location.search}`,
        },
        isSignIn: true,
      }),
    onSuccess: ({ url }, place) => place.location.assign(url),
    onError: (_, place) => {
      if (place !== window) place.close();
    },
  });
  const [isBlocked, setBlocked] = useState(false);
  const go = () => {
    // Browsers let a window open at a click, and not once an answer has come.
    const place = isBeside ? open('', '_blank') : window;
    setBlocked(place === null);
    // The provider's pages have no hold on the page that waits.
    if (isBeside && place !== null) place.opener = null;
    if (place !== null) mutate(place);
  };
  if (data?.oidc !== true) return null;
  return (
    <>
      <Divider plain>{t('or')}</Divider>
      <Button size="large" block loading={isPending} onClick={go}>
        {t('oidc')}
      </Button>
      <div role="alert">
        {(isError || isBlocked) && <Alert type="error" title={t(isBlocked ? 'oidcBlocked' : 'oidcFailed')} />}
      </div>
    </>
  );
}
