import { useTranslation } from 'react-i18next';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import styles from './growth.module.css';
import type { Practice } from './use-growth.ts';

/** What goes with recovery, and what with its opposite; nothing is shown where nothing was found. */
export function Practices({ practices }: { readonly practices: readonly Practice[] }) {
  const { t } = useTranslation('growth');
  if (practices.length === 0) return null;
  return (
    <Card title={t('practices')} note={t('practicesNote')}>
      <ul className={styles['practices']}>
        {practices.map(({ situation, behaviour, helps, text }) => (
          <li key={`${situation} ${behaviour}`} className={styles[helps ? 'helps' : 'harms']}>
            <span>{t(helps ? 'helps' : 'harms')}</span>
            {say(text)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
