import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#core/access/permissions.ts';
import { useMay } from '../../client/me.ts';
import { State } from '../../ui/states/state.tsx';

/** A page for those whose role may see it; others are told, not left with an empty page. */
export function Permitted({
  permission,
  children,
}: {
  readonly permission: Permission;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('app');
  if (useMay(permission)) return children;
  return (
    <State title={t('notYours.title')} isPage action={<Link to="/">{t('notYours.home')}</Link>}>
      {t('notYours.detail')}
    </State>
  );
}
