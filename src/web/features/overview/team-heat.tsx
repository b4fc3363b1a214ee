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

/** A share of fewer conversations says nothing of a team: it stands there, but without a colour. */
const FEWEST = 5;

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
  const cells = new Map(rows.map((row) => [row.group.join('/'), row]));
  const shareOf = (team: string, id: string) => cells.get(`${team}/${id}`)?.values[0] ?? null;
  const known = labels.scorecard(scorecard ?? '')?.sections.flatMap(({ criteria }) => criteria) ?? [];
  // A bonus that was not earned is nothing lost.
  const criteria = known.filter(
    ({ id, bonus }) => bonus === undefined && teams.some((team) => shareOf(team, id) !== null),
  );
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
                const share = shareOf(team, id);
                if (share === null) return <td key={team}>–</td>;
                const { conversations } = cells.get(`${team}/${id}`)!;
                const isFew = conversations < FEWEST;
                const percent = formats.percent(Math.round(share * 100) / 100);
                const words = t(isFew ? 'heat.fewWords' : 'heat.teamWords', {
                  criterion: say(title),
                  team: team === '' ? t('changed.noTeam') : nameOf('team', team),
                  share: percent,
                  n: formats.count(conversations),
                });
                const worst = options.at(-1)?.id;
                const more = { ...(team === '' ? {} : { team }), answer: `${scorecard}/${id}:${worst}` };
                return (
                  <td
                    key={team}
                    {...(isFew
                      ? { className: styles['few'] }
                      : { style: { '--heat': `${Math.round((1 - share) * 75)}%` } as object })}
                  >
                    <PageLink
                      to="/conversations"
                      search={narrowed(search, STANDARD, more)}
                      title={words}
                      label={words}
                    >
                      {percent}
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
