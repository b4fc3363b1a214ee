import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { dayOf } from '#core/facts/days.ts';
import { useWorthReading } from '../../client/conversations.ts';
import { narrowed } from '../../client/filters.ts';
import { useNameOf } from '../../client/names.ts';
import { useFilter } from '../../ui/filters/use-filter.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { Said } from '../../ui/transcript/said.tsx';
import styles from './reading.module.css';
import { STANDARD } from './standard.ts';

const SHOWN = 6;

/** The conversations of the newest days that most deserve to be read, each with the reason. */
export function ReadingList() {
  const { t } = useTranslation('overview');
  const { filter, search, zone } = useFilter(STANDARD);
  const formats = useFormats(zone);
  const nameOf = useNameOf();
  const { data, error, refetch } = useWorthReading(filter, SHOWN);
  const { from, to, looked = 0, conversations = [] } = data ?? {};
  const span = from === undefined || to === undefined ? undefined : daysOf(from, to, zone);
  return (
    <Card
      title={t('reading.title')}
      note={
        span === undefined
          ? t('reading.note')
          : t(span.first === span.last ? 'reading.ofDay' : 'reading.ofDays', {
              first: formats.day(span.first),
              last: formats.day(span.last),
              n: formats.count(looked),
            })
      }
      aside={
        from === undefined ? undefined : (
          <PageLink
            to="/conversations"
            search={narrowed(search, STANDARD, { from, to, sort: 'lowest_satisfaction' })}
          >
            {t('reading.all')}
          </PageLink>
        )
      }
    >
      {error !== null && data === undefined ? (
        <Problem failure={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <div className={styles['list']}>
          <Skeleton active title={false} paragraph={{ rows: 5 }} />
        </div>
      ) : conversations.length === 0 ? (
        <p className="faint">{t('reading.none')}</p>
      ) : (
        <ol className={styles['list']}>
          {conversations.map(({ id, because, highlights, agent, queue, at }) => {
            const said = highlights.find(({ role }) => role === 'customer') ?? highlights[0];
            const about = [
              agent === undefined ? undefined : nameOf('agent', agent),
              queue === undefined ? undefined : nameOf('queue', queue),
              formats.moment(at),
            ];
            return (
              <li key={id}>
                <PageLink to={`/conversations/${encodeURIComponent(id)}`} className={styles['item']}>
                  <strong className={styles['why']}>{say(because)}</strong>
                  {said !== undefined && (
                    <q className={styles['said']}>
                      <Said said={said} />
                    </q>
                  )}
                  <span className={styles['about']}>{about.filter(Boolean).join(' · ')}</span>
                </PageLink>
              </li>
            );
          })}
        </ol>
      )}
    </Card>
  );
}

function daysOf(from: string, to: string, zone: string) {
  return { first: dayOf(Date.parse(from), zone), last: dayOf(Date.parse(to) - 1, zone) };
}
