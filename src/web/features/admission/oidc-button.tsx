import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Divider } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { signInWays } from '#contract/api/service.ts';
import { ask } from '../../client/ask.ts';

/** The way in through the organisation's own identity provider, where there is one. */
export function OidcButton() {
  const { t } = useTranslation('admission');
  const { data } = useQuery({
    queryKey: ['sign-in-ways'],
    queryFn: ({ signal }) =>
      ask<z.output<typeof signInWays>>('/api/v1/sign-in-ways', { signal, isSignIn: true }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { mutate, isPending, isError } = useMutation({
    mutationFn: () =>
      ask<{ readonly url: string }>('/api/auth/sign-in/social', {
        body: { provider: 'oidc', callbackURL: `${location.pathname}${location.search}` },
        isSignIn: true,
      }),
    onSuccess: ({ url }) => location.assign(url),
  });
  if (data?.oidc !== true) return null;
  return (
    <>
      <Divider plain>{t('or')}</Divider>
      <Button size="large" block loading={isPending} onClick={() => mutate()}>
        {t('oidc')}
      </Button>
      <div role="alert">{isError && <Alert type="error" title={t('oidcFailed')} />}</div>
    </>
  );
}
