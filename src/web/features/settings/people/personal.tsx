import { useQueryClient } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, useMembership } from '../../../client/me.ts';
import { useNameOf } from '../../../client/names.ts';
import { preferLanguage, preferTheme } from '../../../client/preferences.ts';
import { currentLanguage, type PageLanguage } from '../../../ui/language.ts';
import { type ThemeChoice, themeChoice } from '../../../ui/theme/theme.ts';
import styles from '../parts/parts.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Panel, Section } from '../parts/section.tsx';

const THEMES: readonly ThemeChoice[] = ['light', 'dark', 'system'];

/** Who I am here, and how the application looks to me. */
export default function Personal() {
  const { t } = useTranslation(['settings', 'app']);
  const me = useMe();
  const { organisationName, role, agentIds, teams } = useMembership();
  const nameOf = useNameOf();
  const queries = useQueryClient();
  const [theme, setTheme] = useState(themeChoice());
  const [failure, setFailure] = useState<Error | null>(null);
  const keep = (saving: Promise<void>) => {
    setFailure(null);
    saving.catch(setFailure);
  };

  return (
    <Section title={t('sections.personal')} about={t('personal.about')}>
      <Panel>
        <dl className={styles['facts']}>
          <dt>{t('name')}</dt>
          <dd>{me.name}</dd>
          <dt>{t('email')}</dt>
          <dd>{me.email}</dd>
          <dt>{t('role')}</dt>
          <dd>{`${organisationName} · ${t(`app:roles.${role}`)}`}</dd>
          {agentIds.length > 0 && (
            <>
              <dt>{t('agentIds')}</dt>
              <dd>{agentIds.join(t('comma'))}</dd>
            </>
          )}
          {teams.length > 0 && (
            <>
              <dt>{t('teams')}</dt>
              <dd>{teams.map((id) => nameOf('team', id)).join(t('comma'))}</dd>
            </>
          )}
          <dt id="choose-language">{t('app:language')}</dt>
          <dd>
            <Segmented<PageLanguage>
              aria-labelledby="choose-language"
              value={currentLanguage()}
              options={[
                { value: 'zh-CN', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
              onChange={(language) => {
                keep(preferLanguage(language).then(() => queries.invalidateQueries()));
              }}
            />
          </dd>
          <dt id="choose-theme">{t('app:theme.title')}</dt>
          <dd>
            <Segmented<ThemeChoice>
              aria-labelledby="choose-theme"
              value={theme}
              options={THEMES.map((value) => ({ value, label: t(`app:theme.${value}`) }))}
              onChange={(value) => {
                setTheme(value);
                keep(preferTheme(value));
              }}
            />
          </dd>
        </dl>
        <Refusal failure={failure} />
      </Panel>
    </Section>
  );
}
