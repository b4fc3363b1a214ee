import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSimilar } from '../../client/conversations.ts';
import { useNameOf } from '../../client/names.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { gradeOf } from '../../ui/score-grade.ts';
import { useAddress } from '../../ui/use-address.ts';
import styles from './similar.module.css';

const SHOWN = 5;

/** Conversations whose customers needed the same: how others handled it. */
export function Similar({ id, zone }: { readonly id: string; readonly zone: string }) {
  const { t } = useTranslation('conversation');
  const { t: ui } = useTranslation('ui');
  const formats = useFormats(zone);
  const nameOf = useNameOf();
  const { search } = useAddress();
  const { turn: _, ...list } = search;
  const { data, isPending } = useSimilar(id, true);
  if (isPending) {
    return (
      <Card title={t('similar.title')} className={styles['similar']}>
        <Skeleton active title={false} paragraph={{ rows: 5 }} />
      </Card>
    );
  }
  if (data === undefined) return null;
  const found = data.conversations.slice(0, SHOWN);
  return (
    <Card title={t('similar.title')} note={t('similar.note')} className={styles['similar']}>
      {found.length === 0 ? (
        <p className="faint">{data.reason === undefined ? t('similar.none') : say(data.reason)}</p>
      ) : (
        <ul>
          {found.map((one) => {
            const score = Object.values(one.scores)[0] ?? null;
            return (
              <li key={one.id}>
                <PageLink to={`/conversations/${encodeURIComponent(one.id)}`} search={list}>
                  <strong className={styles[gradeOf(score)]} title={ui('score')}>
                    {score === null ? '–' : Math.round(score)}
                  </strong>
                  <span className={styles['said']} dir="auto">
                    {one.highlights[0]?.text ?? one.id}
                  </span>
                  <span className="faint">
                    {[
                      formats.moment(one.at),
                      one.agent && nameOf('agent', one.agent),
                      one.resolution && ui(`resolution.${one.resolution}`),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </PageLink>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
