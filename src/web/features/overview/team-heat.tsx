import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFigures } from '../../client/figures.ts';
import { narrowed } from '../../client/filters.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useNameOf } from '../../client/names.ts';
import { useFilter, useScorecard } from '../../ui/filters/use-filter.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { PageLink } from '../../ui/page-link.tsx';
import styles from './heat.module.css';
import { STANDARD } from './standard.ts';

/** Which share of the best score each team gets for each criterion. */
export function TeamHeat() {
  const { t } = useTranslation('overview');
  const { filter, search, zone } = useFilter(STANDARD);
  const scorecard = useScorecard();
  const { labels } = useLabels();
  const formats = useFormats(zone);
  const nameOf = useNameOf();
  const { data } = useFigures({ filter, measure: ['share'], by: ['team', 'criterion'], scorecard });
  const rows = data?.rows ?? [];
  const teams = [...new Set(rows.map(({ group: [team = ''] }) => team))];
  const shares = new Map(rows.map(({ group, values }) => [group.join('/'), values[0] ?? null]));
  const known = labels.scorecard(scorecard ?? '')?.sections.flatMap(({ criteria }) => criteria) ?? [];
  const criteria = known.filter(({ id }) => teams.some((team) => shares.get(`${team}/${id}`) != null));
  if (data === undefined) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  return (
    <div className={styles['scroll']}>
      <table className={styles['heat']}>
        <thead>
          <tr>
            <th scope="col">{t('heat.criterion')}</th>
            {teams.map((team) => (
              <th key={team} scope="col">
                {team === '' ? t('changed.noTeam') : nameOf('team', team)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ id, title, options }) => (
            <tr key={id}>
              <th scope="row">{say(title)}</th>
              {teams.map((team) => {
                const share = shares.get(`${team}/${id}`) ?? null;
                if (share === null) return <td key={team}>–</td>;
                const worst = options.at(-1)?.id;
                const more = { ...(team === '' ? {} : { team }), answer: `${scorecard}/${id}:${worst}` };
                return (
                  <td key={team} style={{ '--heat': `${Math.round((1 - share) * 75)}%` } as object}>
                    <PageLink
                      to="/conversations"
                      search={narrowed(search, STANDARD, more)}
                      label={`${say(title)}, ${team === '' ? t('changed.noTeam') : nameOf('team', team)}: ${formats.percent(Math.round(share * 100) / 100)}`}
                    >
                      {formats.percent(Math.round(share * 100) / 100)}
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
