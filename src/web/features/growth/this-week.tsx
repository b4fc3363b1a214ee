import { useTranslation } from 'react-i18next';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import styles from './coaching.module.css';
import { PassageView } from './passage-view.tsx';
import { useDays } from './use-days.ts';
import type { Week } from './use-growth.ts';

/** The week in a few sentences: what went well first, one thing to try, then what was agreed. */
export function ThisWeek({ week: { from, to, lines } }: { readonly week: Week }) {
  const { t } = useTranslation('growth');
  const days = useDays();
  return (
    <Card title={t('week.title')} note={days({ from, to })}>
      <ul className={styles['week']}>
        {lines.map(({ kind, text, passage }) => (
          <li key={text.en} data-kind={kind}>
            <p>
              {kind !== 'week' && <span>{t(`week.${kind}`)}</span>}
              {say(text)}
            </p>
            {passage !== undefined && <PassageView passage={passage} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
