import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import styles from './coaching.module.css';
import { PassageView } from './passage-view.tsx';
import type { Week } from './use-growth.ts';

/** The week in a few sentences: what went well first, one thing to try, then what was agreed. */
export function ThisWeek({ week: { from, to, lines } }: { readonly week: Week }) {
  const { t } = useTranslation('growth');
  const formats = useFormats(useTimeZone());
  return (
    <Card title={t('week.title')} note={`${formats.moment(from)} – ${formats.moment(to)}`}>
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
