import { useLocation, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMembership } from '../../client/me.ts';
import { useDocumentTitle } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Nothing } from '../../ui/states/nothing.tsx';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { GROUPS, SECTIONS, type SectionEntry } from './sections.ts';
import styles from './settings.module.css';

const CONTENT = new Map<SectionEntry['id'], LazyExoticComponent<ComponentType>>(
  SECTIONS.map(({ id, load }) => [id, lazy(load)]),
);

/** All that can be set, as far as this person may; each section has its own address. */
export default function SettingsPage() {
  const { t } = useTranslation('settings');
  const { permissions } = useMembership();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const wanted = pathname.split('/')[2];
  const allowed = SECTIONS.filter(({ permission }) => permissions.includes(permission));
  const chosen = wanted === undefined || wanted === '' ? allowed[0] : allowed.find(({ id }) => id === wanted);
  useDocumentTitle(chosen === undefined ? t('title') : t(`sections.${chosen.id}`));
  const Content = chosen === undefined ? undefined : CONTENT.get(chosen.id);
  const groups = GROUPS.map((group) => ({
    group,
    entries: allowed.filter((entry) => entry.group === group),
  })).filter(({ entries }) => entries.length > 0);

  return (
    <div className={styles['page']}>
      <nav className={styles['sections']} aria-label={t('title')}>
        <h1>{t('title')}</h1>
        {groups.map(({ group, entries }) => (
          <div key={group} className={styles['group']}>
            <p id={`group-${group}`}>{t(`groups.${group}`)}</p>
            <ul aria-labelledby={`group-${group}`}>
              {entries.map(({ id }) => (
                <li key={id}>
                  <PageLink
                    to={`/settings/${id}`}
                    className={[styles['section'], id === chosen?.id && styles['chosen']]
                      .filter(Boolean)
                      .join(' ')}
                  >
                    {t(`sections.${id}`)}
                  </PageLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <Select
          className={styles['choice'] ?? ''}
          aria-label={t('title')}
          value={chosen?.id ?? null}
          options={groups.map(({ group, entries }) => ({
            label: t(`groups.${group}`),
            options: entries.map(({ id }) => ({ value: id, label: t(`sections.${id}`) })),
          }))}
          onChange={(id: string) => void navigate({ to: `/settings/${id}` })}
        />
      </nav>
      <div className={styles['content']}>
        {Content === undefined ? (
          <Nothing />
        ) : (
          <Suspense fallback={<PageLoading />}>
            <Content />
          </Suspense>
        )}
      </div>
    </div>
  );
}
