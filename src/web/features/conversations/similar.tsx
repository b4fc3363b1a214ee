import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Search } from '../../client/address.ts';
import { useSimilar } from '../../client/conversations.ts';
import { useNameOf } from '../../client/names.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { satisfactionGrade } from '../../ui/score-grade.ts';
import { Problem } from '../../ui/states/problem.tsx';
import styles from './similar.module.css';

interface SimilarProps {
  readonly id: string;
  readonly zone: string;
  readonly search: Search;
}

/** Conversations whose customers needed the same, likest first. */
export function Similar({ id, zone, search }: SimilarProps) {
  const { t } = useTranslation('conversations');
  const { t: ui } = useTranslation('ui');
  const formats = useFormats(zone);
  const nameOf = useNameOf();
  const { data, error, refetch } = useSimilar(id, true);
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 6 }} title={false} />;
  if (data.conversations.length === 0) {
    return <p className="faint">{data.reason === undefined ? t('similar.none') : say(data.reason)}</p>;
  }
  return (
    <ol>
      {data.conversations.map((one) => {
        const about = [
          formats.moment(one.at),
          one.agent === undefined ? undefined : nameOf('agent', one.agent),
          one.resolution === undefined ? undefined : ui(`resolution.${one.resolution}`),
        ];
        return (
          <li key={one.id}>
            <PageLink
              to={`/conversations/${encodeURIComponent(one.id)}`}
              search={search}
              className={styles['item']}
            >
              <span className={styles['said']}>{one.highlights[0]?.text ?? one.id}</span>
              <span className={styles['about']}>{about.filter(Boolean).join(' · ')}</span>
              <span className={styles['likeness']} title={t('similar.likeness')}>
                {formats.percent(Math.max(0, one.likeness))}
              </span>
              <span
                className={`${styles['satisfaction']} ${styles[satisfactionGrade(one.satisfaction)]}`}
                title={ui('satisfaction')}
              >
                {one.satisfaction === undefined ? '' : formats.decimal(one.satisfaction)}
              </span>
            </PageLink>
          </li>
        );
      })}
    </ol>
  );
}
