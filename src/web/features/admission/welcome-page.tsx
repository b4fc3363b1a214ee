import { CloudUploadOutlined, CompassOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { foundedOrganisation } from '#contract/api/people.ts';
import { ask, tell } from '../../client/ask.ts';
import { useCoverage } from '../../client/coverage.ts';
import { ME, useMe, useMembership } from '../../client/me.ts';
import { goToOrganisation } from '../../client/session.ts';
import { Page } from '../../ui/page/page.tsx';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { useFailureWords } from '../../ui/states/use-failure-words.ts';
import { OWN_ZONE, ZONES } from '../../ui/time-zones.ts';
import styles from './welcome.module.css';

/** The first choice after the first account: look around among demo conversations, or begin with one's own. */
export default function WelcomePage() {
  const { t } = useTranslation('admission');
  const me = useMe();
  const { organisationName } = useMembership();
  const wordsFor = useFailureWords();
  const navigate = useNavigate();
  const { data: coverage, error, refetch } = useCoverage();
  const queries = useQueryClient();
  const zoneField = useId();
  const [timeZone, setTimeZone] = useState(OWN_ZONE);
  const found = useMutation({
    mutationFn: (body: { readonly name: string; readonly demo: boolean; readonly timeZone?: string }) =>
      ask<z.output<typeof foundedOrganisation>>('/api/v1/organisations', { body }),
  });
  const settle = useMutation({
    mutationFn: () => tell('/api/v1/organisation', { method: 'PATCH', body: { timeZone } }),
  });
  if (error !== null && coverage === undefined)
    return <Problem failure={error} retry={() => void refetch()} isPage />;
  if (coverage === undefined) return <PageLoading />;
  const isEmpty = coverage.received === 0;
  const enter = (demo: boolean) =>
    found.mutate(
      // The demo's days are told on the clock of the place where it plays.
      demo ? { name: t('welcome.demoName'), demo } : { name: t('welcome.ownName'), demo, timeZone },
      {
        onSuccess: ({ organisation }) => goToOrganisation(organisation, demo ? '/' : '/sending'),
      },
    );
  const lookAround = () => (isEmpty ? enter(true) : void navigate({ to: '/' }));
  const beginHere = () =>
    settle.mutate(undefined, {
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: ME });
        await navigate({ to: '/sending' });
      },
    });
  const begin = () => (isEmpty ? beginHere() : enter(false));
  const failure = found.error ?? settle.error;

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
          <div className={styles['zone']}>
            <label htmlFor={zoneField}>{t('welcome.timeZone')}</label>
            <Select id={zoneField} showSearch value={timeZone} options={ZONES} onChange={setTimeZone} />
          </div>
          <Button size="large" type="primary" loading={found.isPending || settle.isPending} onClick={begin}>
            {t('welcome.ownButton')}
          </Button>
        </section>
      </div>
      <div role="alert">{failure !== null && <Alert type="error" showIcon title={wordsFor(failure)} />}</div>
    </Page>
  );
}
