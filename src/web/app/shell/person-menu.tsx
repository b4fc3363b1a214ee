import { CheckOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, useMembership } from '../../client/me.ts';
import { preferLanguage, preferTheme } from '../../client/preferences.ts';
import { goToOrganisation } from '../../client/session.ts';
import { currentLanguage, type PageLanguage } from '../../ui/language.ts';
import { type ThemeChoice, themeChoice } from '../../ui/theme/theme.ts';
import styles from './shell.module.css';
import { useSignOut } from './sign-out.tsx';

const LANGUAGES: readonly PageLanguage[] = ['zh-CN', 'en'];
const LANGUAGE_NAMES: Readonly<Record<PageLanguage, string>> = { 'zh-CN': '中文', en: 'English' };
const THEMES: readonly ThemeChoice[] = ['light', 'dark', 'system'];

/** The person, their organisations, language and theme, and the way out. */
export function PersonMenu() {
  const { t } = useTranslation('app');
  const me = useMe();
  const membership = useMembership();
  const queries = useQueryClient();
  const { leave, above } = useSignOut();
  const [theme, setTheme] = useState(themeChoice());
  const [isOpen, setOpen] = useState(false);

  const item = (key: string, label: string, isChosen: boolean) => ({
    key,
    label,
    icon: <CheckOutlined style={{ visibility: isChosen ? 'visible' : 'hidden' }} />,
  });
  const group = (key: string, label: string, children: ReturnType<typeof item>[]) =>
    ({ key, label, type: 'group', children }) as const;
  const others = me.memberships.map(({ organisation, organisationName }) =>
    item(`organisation:${organisation}`, organisationName, organisation === membership.organisation),
  );
  const items: NonNullable<MenuProps['items']> = [
    ...(others.length > 1 ? [group('organisations', t('organisation'), others)] : []),
    group(
      'languages',
      t('language'),
      LANGUAGES.map((one) => item(`language:${one}`, LANGUAGE_NAMES[one], one === currentLanguage())),
    ),
    group(
      'themes',
      t('theme.title'),
      THEMES.map((one) => item(`theme:${one}`, t(`theme.${one}`), one === theme)),
    ),
    { type: 'divider' },
    { key: 'reference', label: <a href="/api/v1/reference">{t('reference')}</a> },
    { key: 'out', label: t('signOut') },
  ];

  const choose = ({ key }: { readonly key: string }) => {
    const [kind, value = ''] = key.split(/:(.*)/s);
    if (kind === 'language') {
      preferLanguage(value as PageLanguage)
        .then(() => queries.invalidateQueries())
        .catch(stayHere);
    } else if (kind === 'theme') {
      preferTheme(value as ThemeChoice).catch(stayHere);
      setTheme(value as ThemeChoice);
    } else if (kind === 'organisation') {
      goToOrganisation(value);
    } else if (kind === 'out') {
      leave();
    }
  };

  const place = `${membership.organisationName} · ${t(`roles.${membership.role}`)}`;
  return (
    <>
      <Dropdown
        menu={{ items, onClick: choose }}
        trigger={['click']}
        placement="topLeft"
        open={isOpen}
        onOpenChange={setOpen}
      >
        <button
          type="button"
          className={styles['person']}
          aria-label={`${me.name} ${place}`}
          aria-haspopup="menu"
          aria-expanded={isOpen}
        >
          <span className={styles['face']} aria-hidden="true">
            <UserOutlined />
          </span>
          <span className={styles['who']}>
            <strong>{me.name}</strong>
            <span>{place}</span>
          </span>
        </button>
      </Dropdown>
      {above}
    </>
  );
}

/** The choice holds on this machine; the service did not hear of it. */
function stayHere(): void {}
