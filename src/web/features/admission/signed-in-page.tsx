import { Alert } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMaybeMe } from '../../client/me.ts';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { Door } from './door.tsx';

/** Where an identity provider sends people back to a window of its own, beside the page that waits for them. */
export default function SignedInPage() {
  const { t } = useTranslation('admission');
  const { data: me, error, refetch } = useMaybeMe();
  const isIn = me !== undefined && me !== null;
  useEffect(() => {
    if (isIn) close();
  }, [isIn]);
  if (error !== null && me === undefined)
    return <Problem failure={error} retry={() => void refetch()} isPage />;
  if (me === undefined) return <PageLoading />;
  return (
    <Door title={t('signIn')}>
      {isIn ? <p>{t('signedIn')}</p> : <Alert role="alert" type="error" title={t('notSignedIn')} />}
    </Door>
  );
}
