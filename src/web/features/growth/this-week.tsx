import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import styles from './coaching.module.css';
import { PassageView } from './passage-view.tsx';
import { useWeek } from './use-plans.ts';

interface ThisWeekProps {
  /** Absent for everybody whom the person coaches. */
  readonly agent?: string;
  readonly days: string;
}

/** The week in a few sentences: what went well first, one thing to try, then what was agreed. */
export function ThisWeek({ agent, days }: ThisWeekProps) {
  const { t } = useTranslation('growth');
  const formats = useFormats(useTimeZone());
  const { data, error, refetch } = useWeek(agent, days);
  const note = data === undefined ? undefined : `${formats.moment(data.from)} – ${formats.moment(data.to)}`;
  return (
    <Card title={t('week.title')} {...(note === undefined ? {} : { note })}>
      {error !== null && data === undefined && <Problem failure={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton active paragraph={{ rows: 4 }} title={false} />}
      {data !== undefined && (
        <ul className={styles['week']}>
          {data.lines.map(({ kind, text, passage }) => (
            <li key={text.en} data-kind={kind}>
              <p>
                {kind !== 'week' && <span>{t(`week.${kind}`)}</span>}
                {say(text)}
              </p>
              {passage !== undefined && <PassageView passage={passage} />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
