import { CloudUploadOutlined, CompassOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { foundedOrganisation } from '#contract/api/people.ts';
import { ask } from '../../client/ask.ts';
import { useCoverage } from '../../client/coverage.ts';
import { useMe, useMembership } from '../../client/me.ts';
import { chooseOrganisation } from '../../client/session.ts';
import { Page } from '../../ui/page/page.tsx';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { useFailureWords } from '../../ui/states/use-failure-words.ts';
import styles from './welcome.module.css';

/** The first choice after the first account: look around among demo conversations, or begin with one's own. */
export default function WelcomePage() {
  const { t } = useTranslation('admission');
  const me = useMe();
  const { organisationName } = useMembership();
  const wordsFor = useFailureWords();
  const navigate = useNavigate();
  const { data: coverage, error, refetch } = useCoverage();
  const found = useMutation({
    mutationFn: (body: { readonly name: string; readonly demo: boolean }) =>
      ask<z.output<typeof foundedOrganisation>>('/api/v1/organisations', { body }),
  });
  if (error !== null && coverage === undefined)
    return <Problem failure={error} retry={() => void refetch()} isPage />;
  if (coverage === undefined) return <PageLoading />;
  const isEmpty = coverage.received === 0;
  const enter = (demo: boolean) =>
    found.mutate(
      { name: t(demo ? 'welcome.demoName' : 'welcome.ownName'), demo },
      {
        onSuccess: ({ organisation }) => {
          chooseOrganisation(organisation);
          location.assign(demo ? '/' : '/sending');
        },
      },
    );
  const lookAround = () => (isEmpty ? enter(true) : void navigate({ to: '/' }));
  const begin = () => (isEmpty ? void navigate({ to: '/sending' }) : enter(false));

  return (
    <Page title={t('welcome.title', { name: me.name })}>
      <p className={styles['lead']}>{t('welcome.lead')}</p>
      <div className={styles['choices']}>
        <section className={styles['choice']}>
          <CompassOutlined />
          <h2>{t('welcome.look')}</h2>
          <p>{t(isEmpty ? 'welcome.lookNew' : 'welcome.lookHere', { name: organisationName })}</p>
          <Button size="large" loading={found.isPending} onClick={lookAround}>
            {t('welcome.lookButton')}
          </Button>
        </section>
        <section className={styles['choice']}>
          <CloudUploadOutlined />
          <h2>{t('welcome.own')}</h2>
          <p>{t(isEmpty ? 'welcome.ownHere' : 'welcome.ownNew')}</p>
          <Button size="large" type="primary" loading={found.isPending} onClick={begin}>
            {t('welcome.ownButton')}
          </Button>
        </section>
      </div>
      <div role="alert">
        {found.error !== null && <Alert type="error" showIcon title={wordsFor(found.error)} />}
      </div>
    </Page>
  );
}
