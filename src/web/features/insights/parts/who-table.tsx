import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from '../../../client/address.ts';
import { useTimeZone } from '../../../client/me.ts';
import { useNameOf } from '../../../client/names.ts';
import { useFormats } from '../../../ui/format.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import type { Trace } from '../use-insights.ts';
import styles from './parts.module.css';
import { RateScale } from './rate-scale.tsx';

interface WhoTableProps extends Pick<Trace, 'agents' | 'teams' | 'lately'> {
  /** The topics or headings whose conversations a number leads to. */
  readonly topics: readonly string[];
}

/** So probable must it be that somebody does clearly worse before it is said. */
const SURE = 0.85;
const FIRST = 12;

/** Teams, then agents: how often it goes badly with each, drawn towards the others where little was seen. */
export function WhoTable({ agents, teams, lately, topics }: WhoTableProps) {
  const { t } = useTranslation('insights');
  const [showsAll, setShowsAll] = useState(false);
  const nameOf = useNameOf();
  if (agents.length === 0) return <p className="faint">{t('who.nobody')}</p>;
  const listed = showsAll ? agents : agents.slice(0, FIRST);
  const isOneTeam = teams.length < 2;
  const counted = { topic: topics, ...lately };
  return (
    <div className={styles['who']}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('who.who')}</th>
            <th scope="col" className={styles['number']}>
              {t('who.conversations')}
            </th>
            <th scope="col">{t('who.rate')}</th>
          </tr>
        </thead>
        {!isOneTeam && (
          <tbody>
            {teams.map((one) => (
              <Line
                key={one.team}
                name={one.team === '' ? t('who.noTeam') : nameOf('team', one.team)}
                search={one.team === '' ? undefined : { ...counted, team: one.team }}
                trouble={one}
              />
            ))}
          </tbody>
        )}
        <tbody>
          {listed.map((one) => (
            <Line
              key={one.agent}
              name={nameOf('agent', one.agent)}
              search={{ ...counted, agent: one.agent }}
              trouble={one}
              isWorse={one.chance >= SURE}
            />
          ))}
        </tbody>
      </table>
      {agents.length > listed.length && (
        <Button type="link" size="small" onClick={() => setShowsAll(true)}>
          {t('who.all', { n: agents.length })}
        </Button>
      )}
    </div>
  );
}

interface LineProps {
  readonly name: string;
  /** Of the conversations that are counted; undefined where no filter names them. */
  readonly search: Search | undefined;
  readonly trouble: Omit<Trace['teams'][number], 'team'>;
  readonly isWorse?: boolean;
}

function Line({ name, search, trouble, isWorse = false }: LineProps) {
  const { t } = useTranslation('insights');
  const formats = useFormats(useTimeZone());
  return (
    <tr>
      <th scope="row">
        {search === undefined ? (
          name
        ) : (
          <PageLink to="/conversations" search={search}>
            {name}
          </PageLink>
        )}
        {isWorse && <small>{t('who.worse')}</small>}
      </th>
      <td className={styles['number']}>{formats.count(trouble.conversations)}</td>
      <td>
        <RateScale {...trouble} />
      </td>
    </tr>
  );
}
