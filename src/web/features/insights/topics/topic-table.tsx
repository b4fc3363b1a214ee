import { MergeCellsOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstOf } from '../../../client/address.ts';
import { useMay } from '../../../client/me.ts';
import { useAddress } from '../../../ui/use-address.ts';
import { Refusal } from '../../settings/parts/refusal.tsx';
import { nameOf } from '../parts/topic-names.ts';
import type { Heading, Topic } from '../use-insights.ts';
import { useInsightChange, useTopics } from '../use-insights.ts';
import { byColumn, COLUMNS, type Column } from './topic-figures.ts';
import { HeadingRow, TopicRow } from './topic-row.tsx';
import styles from './topics.module.css';

interface TopicTableProps {
  readonly topics: readonly Topic[];
  /** Topics are put under these; the others stand beside them. */
  readonly headings: readonly Heading[];
  /** All headings show what is under them. */
  readonly isOpen: boolean;
}

/** Topics and what they weigh; whoever may, ticks those that are one. */
export function TopicTable({ topics, headings, isOpen }: TopicTableProps) {
  const { t } = useTranslation('insights');
  const { search } = useAddress();
  const mayManage = useMay('insights.manage');
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<readonly string[]>([]);
  /** Topics that were merged; they stand here until topics have been looked for anew. */
  const [merged, setMerged] = useState<readonly string[]>([]);
  const isAwaiting = topics.filter(({ id }) => merged.includes(id)).length > 1;
  useTopics(isAwaiting);
  const column = COLUMNS.find((one) => one === firstOf(search['sort'])) ?? 'conversations';
  const toggle = (id: string) =>
    setOpened((before) => (before.has(id) ? without(before, id) : new Set([...before, id])));
  const choose = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const groups = headings
    .map((heading) => ({ heading, under: heading.topics.flatMap((id) => byId.get(id) ?? []) }))
    .filter(({ under }) => under.length > 0);
  const grouped = new Set(groups.flatMap(({ under }) => under.map(({ id }) => id)));
  const rows = [
    ...groups.map((group) => ({ ...group, weight: group.heading.weight })),
    ...topics.filter(({ id }) => !grouped.has(id)).map((topic) => ({ topic, weight: topic.weight })),
  ].toSorted(byColumn(column));
  const rowOf = (topic: Topic, isUnder: boolean) => (
    <TopicRow
      key={topic.id}
      topic={topic}
      isUnder={isUnder}
      {...(mayManage ? { isChosen: chosen.includes(topic.id), choose: () => choose(topic.id) } : {})}
    />
  );
  return (
    <>
      {chosen.length > 0 && (
        <MergeBar
          topics={topics}
          chosen={chosen}
          clear={() => setChosen([])}
          done={() => {
            setMerged(chosen);
            setChosen([]);
          }}
        />
      )}
      <p role="status" className={styles['awaiting']}>
        {isAwaiting && t('topics.merge.awaiting')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is moved sideways must be reached by the keyboard */}
      <section className={styles['scrolled']} aria-label={t('topics.title')} tabIndex={0}>
        <table className={styles['table']}>
          <thead>
            <tr>
              {mayManage && (
                <th scope="col">
                  <span className="hidden">{t('topics.choose')}</span>
                </th>
              )}
              <th scope="col">{t('topics.topic')}</th>
              {COLUMNS.map((one) => (
                <ColumnHead key={one} column={one} isSorted={one === column} />
              ))}
              <th scope="col">{t('topics.cause')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.flatMap((row) => {
              if ('topic' in row) return [rowOf(row.topic, false)];
              const { heading, under } = row;
              const isShown = isOpen || opened.has(heading.id);
              return [
                <HeadingRow
                  key={heading.id}
                  heading={heading}
                  isOpen={isShown}
                  hasChoice={mayManage}
                  toggle={() => toggle(heading.id)}
                />,
                ...(isShown ? under.toSorted(byColumn(column)).map((topic) => rowOf(topic, true)) : []),
              ];
            })}
          </tbody>
        </table>
      </section>
    </>
  );
}

function ColumnHead({ column, isSorted }: { readonly column: Column; readonly isSorted: boolean }) {
  const { t } = useTranslation('insights');
  const { change } = useAddress();
  return (
    <th scope="col" aria-sort={isSorted ? 'descending' : undefined} className={styles['number']}>
      <button type="button" onClick={() => change({ sort: column === 'conversations' ? undefined : column })}>
        {t(`topics.columns.${column}`)}
        {isSorted && <span aria-hidden="true"> ↓</span>}
      </button>
    </th>
  );
}

interface MergeBarProps {
  readonly topics: readonly Topic[];
  readonly chosen: readonly string[];
  readonly clear: () => void;
  readonly done: () => void;
}

/** Makes one topic of those that were ticked; it keeps the name of the first. */
function MergeBar({ topics, chosen, clear, done }: MergeBarProps) {
  const { t } = useTranslation('insights');
  const { mutate, isPending, error } = useInsightChange();
  const known = chosen.flatMap((id) => topics.find((topic) => topic.id === id) ?? []);
  const why = known.length < 2 ? 'one' : 'sure';
  return (
    <div className={styles['merge']} role="status">
      <span>
        {t(`topics.merge.${why}`, { name: known[0] === undefined ? '' : nameOf(known[0]), n: known.length })}
      </span>
      <Refusal failure={error} />
      <Button onClick={clear}>{t('cancel')}</Button>
      <Button
        type="primary"
        icon={<MergeCellsOutlined />}
        disabled={why !== 'sure'}
        loading={isPending}
        onClick={() =>
          mutate(
            { path: '/api/v1/topics:merge', body: { ids: known.map(({ id }) => id) } },
            { onSuccess: done },
          )
        }
      >
        {t('topics.merge.do')}
      </Button>
    </div>
  );
}

function without(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...set].filter((one) => one !== id));
}
