import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { figureOf, useFigures } from '../../client/figures.ts';
import { narrowed } from '../../client/filters.ts';
import { useFilter } from '../../ui/filters/use-filter.ts';
import { useFormats } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { weekdayName } from '../../ui/weekday.ts';
import styles from './heat.module.css';
import { STANDARD } from './standard.ts';

/** The satisfaction at which a cell is coldest, and how far below it is hottest. */
const CONTENT = 4.2;
const RANGE = 2.2;

/** When customers come, and how satisfied they leave: the colour is the satisfaction, the figure too. */
export function HourHeat() {
  const { t, i18n } = useTranslation('overview');
  const { filter, search, zone } = useFilter(STANDARD);
  const formats = useFormats(zone);
  const { data } = useFigures({
    filter,
    measure: ['conversations', 'satisfaction'],
    by: ['weekday', 'hour'],
  });
  if (data === undefined) return <Skeleton active title={false} paragraph={{ rows: 7 }} />;
  const cells = new Map(data.rows.map((row) => [row.group.join('/'), row]));
  const hours = data.rows.map(({ group }) => Number(group[1]));
  const [first, last] = [Math.min(...hours), Math.max(...hours)];
  const shownHours =
    hours.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return (
    <div className={styles['scroll']}>
      <table className={`${styles['heat']} ${styles['hours']}`}>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden">{t('heat.weekday')}</span>
            </th>
            {shownHours.map((hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{weekdayName(weekday, i18n.language, 'short')}</th>
              {shownHours.map((hour) => {
                const row = cells.get(`${weekday}/${hour}`);
                const satisfaction = figureOf(data, row, 'satisfaction');
                if (row === undefined || satisfaction === null) return <td key={hour} />;
                const words = t('heat.hourWords', {
                  day: weekdayName(weekday, i18n.language, 'long'),
                  hour,
                  n: formats.count(row.conversations),
                  satisfaction: formats.decimal(satisfaction),
                });
                const heat = Math.max(0, Math.min(1, (CONTENT - satisfaction) / RANGE));
                const more = {
                  weekday: String(weekday),
                  hour: String(hour),
                  sort: 'lowest_satisfaction',
                };
                return (
                  <td key={hour} style={{ '--heat': `${Math.round(heat * 75)}%` } as object}>
                    <PageLink
                      to="/conversations"
                      search={narrowed(search, STANDARD, more)}
                      title={words}
                      label={words}
                    >
                      {formats.decimal(satisfaction)}
                    </PageLink>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
