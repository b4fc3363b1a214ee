import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMembership } from '../../client/me.ts';
import { Brand } from '../../ui/brand/brand.tsx';
import { PAGES } from '../pages.ts';
import { Notices } from './notices.tsx';
import { PersonMenu } from './person-menu.tsx';
import styles from './shell.module.css';

/** What this person may go to. */
export function Navigation() {
  const { t } = useTranslation('app');
  const { permissions } = useMembership();
  const { pathname } = useLocation();
  const list = useRef<HTMLUListElement>(null);
  // On a phone the entries are a strip wider than the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: wherever somebody goes, its entry is in sight
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [pathname]);
  return (
    <header className={styles['side']}>
      <Brand />
      <nav aria-label={t('navigation')}>
        <ul ref={list}>
          {PAGES.map(({ path, permission, entry }) => {
            if (entry === undefined || !permissions.includes(permission)) return null;
            const Icon = entry.icon;
            return (
              <li key={path}>
                <Link
                  to={path}
                  activeOptions={{ exact: path === '/', includeSearch: false }}
                  className={styles['entry']}
                >
                  <Icon />
                  <span>{t(`pages.${entry.word}`)}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <div className={styles['own']}>
        <Notices />
        <PersonMenu />
      </div>
    </header>
  );
}
