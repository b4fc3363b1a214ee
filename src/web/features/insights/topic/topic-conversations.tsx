import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../../client/me.ts';
import { useNameOf } from '../../../client/names.ts';
import { useFormats } from '../../../ui/format.ts';
import { Card } from '../../../ui/page/page.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import { Problem } from '../../../ui/states/problem.tsx';
import { Said } from '../../../ui/transcript/said.tsx';
import styles from './topic.module.css';
import { useConversationsOf } from './use-conversations.ts';

const SHOWN = 8;

/** The newest conversations of a topic, and the way to all of them. */
export function TopicConversations({ topic }: { readonly topic: string }) {
  const { t } = useTranslation('insights');
  const { t: ui } = useTranslation('ui');
  const formats = useFormats(useTimeZone());
  const nameOf = useNameOf();
  const { data, error, refetch } = useConversationsOf(topic, SHOWN);
  return (
    <Card
      title={t('topic.conversations')}
      aside={
        <PageLink to="/conversations" search={{ topic }}>
          {t('insight.conversations')}
        </PageLink>
      }
    >
      {error !== null && data === undefined ? (
        <Problem failure={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton active paragraph={{ rows: SHOWN }} title={false} />
      ) : (
        <ul className={styles['conversations']}>
          {data.conversations.map(({ id, channel, agent, at, resolution, highlights }) => (
            <li key={id}>
              <PageLink to={`/conversations/${encodeURIComponent(id)}`}>
                {highlights[0] === undefined ? id : <Said said={highlights[0]} />}
              </PageLink>
              <span className="faint">
                {[
                  ui(`channel.${channel}`),
                  agent === undefined ? undefined : nameOf('agent', agent),
                  resolution === undefined ? undefined : ui(`resolution.${resolution}`),
                  formats.moment(at),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
