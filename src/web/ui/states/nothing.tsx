import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { State } from './state.tsx';

/** An address that leads nowhere. */
export function Nothing() {
  const { t } = useTranslation('ui');
  return (
    <State title={t('nothing.title')} isPage action={<Link to="/">{t('nothing.home')}</Link>}>
      {t('nothing.detail')}
    </State>
  );
}
