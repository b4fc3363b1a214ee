import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import styles from './insights.module.css';
import { useAlerts } from './use-insights.ts';

/** What came up of a sudden, newest first. */
export function Alerts() {
  const { t } = useTranslation('insights');
  const formats = useFormats(useTimeZone());
  const { data, error, refetch } = useAlerts();
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 6 }} title={false} />;
  if (data.alerts.length === 0) return <State title={t('alerts.none')}>{t('alerts.noneDetail')}</State>;
  return (
    <Card title={t('views.alerts')} note={t('alerts.note')}>
      <ul className={styles['alerts']}>
        {data.alerts.map(({ id, at, warnings }) => (
          <li key={id}>
            <time dateTime={at}>{formats.moment(at)}</time>
            <div>
              {warnings.map(({ text }) => (
                <p key={text.en}>{say(text)}</p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
