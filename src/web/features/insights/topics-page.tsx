import { Input, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { NO_TOPIC } from '#core/facts/query.ts';
import { firstOf } from '../../client/address.ts';
import { useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { Page } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { DownloadTable } from './parts/download-table.tsx';
import { FewConversations, MissingTopics } from './parts/missing.tsx';
import { sidesOf } from './parts/topic-names.ts';
import { TopicMap } from './topics/topic-map.tsx';
import { TopicTable } from './topics/topic-table.tsx';
import styles from './topics/topics.module.css';
import { type Topics, useTopics } from './use-insights.ts';

const VIEWS = ['tree', 'flat', 'map'] as const;

/** What customers come for: how much of it, how it goes, and whose problem it is. */
export default function TopicsPage() {
  const { t } = useTranslation('insights');
  const { data, error, refetch } = useTopics();
  return (
    <Page
      title={t('topics.title')}
      aside={data !== undefined && data.missing === null && <About topics={data} />}
    >
      {error !== null && data === undefined ? (
        <Problem failure={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton active paragraph={{ rows: 14 }} title={false} />
      ) : data.missing !== null ? (
        <MissingTopics missing={data.missing} few={data.few} />
      ) : (
        <Shown topics={data} />
      )}
    </Page>
  );
}

function About({ topics: { at, from, conversations, apart, few, topics } }: { readonly topics: Topics }) {
  const { t } = useTranslation('insights');
  const formats = useFormats(useTimeZone());
  return (
    <div className={styles['about']}>
      <span>
        {t('topics.about', {
          topics: formats.count(topics.length),
          n: formats.count(conversations),
          at: at === null ? '' : formats.moment(at),
        })}
      </span>
      <PageLink
        to="/conversations"
        search={{ topic: NO_TOPIC, from: from ?? undefined, to: at ?? undefined }}
      >
        {t('topics.apart', { n: formats.count(apart) })}
      </PageLink>
      <FewConversations few={few} />
    </div>
  );
}

function Shown({ topics }: { readonly topics: Topics }) {
  const { t } = useTranslation('insights');
  const { search, change } = useAddress();
  const words = firstOf(search['q']) ?? '';
  const view = VIEWS.find((one) => one === firstOf(search['view'])) ?? VIEWS[0];
  const found = topics.topics.filter((topic) =>
    sidesOf(topic)
      .flatMap(({ path, phrases }) => [...path, ...phrases])
      .some((text) => text.toLowerCase().includes(words.trim().toLowerCase())),
  );
  return (
    <div className={styles['page']}>
      <div className={styles['bar']}>
        <Input.Search
          allowClear
          defaultValue={words}
          placeholder={t('topics.search')}
          aria-label={t('topics.search')}
          className={styles['search'] ?? ''}
          onChange={({ target }) => change({ q: target.value === '' ? undefined : target.value })}
        />
        <Segmented
          value={view}
          options={VIEWS.map((value) => ({ value, label: t(`topics.views.${value}`) }))}
          onChange={(value) => change({ view: value === VIEWS[0] ? undefined : value })}
        />
        <DownloadTable path="/api/v1/topics:export" name="topics" />
      </div>
      {found.length === 0 ? (
        <p className={styles['none']}>{t('topics.none', { words })}</p>
      ) : view === 'map' ? (
        <TopicMap topics={found} headings={topics.headings} />
      ) : (
        <TopicTable
          topics={found}
          headings={view === 'tree' ? topics.headings : []}
          isOpen={words.trim() !== ''}
        />
      )}
    </div>
  );
}
