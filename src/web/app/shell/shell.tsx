import { Outlet } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMaybeMe, useSession } from '../../client/me.ts';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import { Arrival } from './arrival.tsx';
import { Navigation } from './navigation.tsx';
import styles from './shell.module.css';
import { useSignOut } from './sign-out.tsx';

const SignInPage = lazy(() => import('../../features/admission/sign-in-page.tsx'));
const SignInAgain = lazy(() => import('../../features/admission/sign-in-again.tsx'));

/** The frame of every page: who is not signed in is asked to, where they are. */
export function Shell() {
  const { t } = useTranslation('app');
  const { data: me, error, refetch } = useMaybeMe();
  const session = useSession();
  const { leave, above } = useSignOut();
  if (error !== null && me === undefined)
    return <Problem failure={error} retry={() => void refetch()} isPage />;
  if (me === undefined) return <PageLoading />;
  if (me === null || session === 'out') {
    // Its own boundary: the page of whoever was here goes at once, and is not kept hidden until the form has come.
    return (
      <Suspense fallback={<PageLoading />}>
        <SignInPage />
      </Suspense>
    );
  }
  if (me.memberships.length === 0) {
    return (
      <State
        title={t('noOrganisation.title')}
        isPage
        action={
          <>
            <Button onClick={leave}>{t('signOut')}</Button>
            {above}
          </>
        }
      >
        {t('noOrganisation.detail')}
      </State>
    );
  }
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content">
        {t('skip')}
      </a>
      <Navigation />
      <main id="content" className={styles['content']} tabIndex={-1}>
        <Suspense fallback={<PageLoading />}>
          <Outlet />
        </Suspense>
      </main>
      <Arrival content="content" />
      {session === 'expired' && (
        <Suspense>
          <SignInAgain me={me} />
        </Suspense>
      )}
    </div>
  );
}
