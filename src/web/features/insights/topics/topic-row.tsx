import { DownOutlined, PushpinFilled, RightOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import { CauseChip } from '../parts/cause-chip.tsx';
import { nameOf, otherNameOf, sidesOf } from '../parts/topic-names.ts';
import type { Heading, Topic } from '../use-insights.ts';
import { figureOf, type Weighed } from './topic-figures.ts';
import styles from './topics.module.css';
import { TrendWords } from './trend-words.tsx';

const PHRASES = 4;

interface TopicRowProps {
  readonly topic: Topic;
  /** Under a heading. */
  readonly isUnder: boolean;
  readonly isChosen?: boolean;
  /** Absent for those who may not edit topics. */
  readonly choose?: () => void;
}

export function TopicRow({ topic, isUnder, isChosen = false, choose }: TopicRowProps) {
  const { t } = useTranslation('insights');
  const { id, held, cause, language } = topic;
  const name = nameOf(topic);
  const other = otherNameOf(topic);
  const [side] = sidesOf(topic);
  const more = (side?.phrases ?? []).filter((phrase) => !name.includes(phrase));
  return (
    <tr>
      {choose !== undefined && (
        <td className={styles['choice']}>
          <Checkbox checked={isChosen} aria-label={t('topics.chooseOne', { name })} onChange={choose} />
        </td>
      )}
      <th scope="row" className={isUnder ? styles['under'] : undefined} lang={side?.language ?? language}>
        <PageLink to={`/topics/${encodeURIComponent(id)}`}>{name}</PageLink>
        {held && (
          <PushpinFilled
            className={styles['held']}
            title={t('topics.held')}
            aria-label={t('topics.held')}
            role="img"
          />
        )}
        {other !== null && <small lang={other.lang}>{other.name}</small>}
        <small>{more.slice(0, PHRASES).join(' · ')}</small>
      </th>
      <Figures of={topic} />
      <td>
        <CauseChip cause={cause} />
      </td>
    </tr>
  );
}

interface HeadingRowProps {
  readonly heading: Heading;
  readonly isOpen: boolean;
  readonly hasChoice: boolean;
  readonly toggle: () => void;
}

/** A heading with all topics under it taken together. */
export function HeadingRow({ heading, isOpen, hasChoice, toggle }: HeadingRowProps) {
  const { t } = useTranslation('insights');
  const { id, topics, cause } = heading;
  const name = nameOf(heading);
  return (
    <tr className={styles['heading']}>
      {hasChoice && <td />}
      <th scope="row">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={t('topics.under', { name, n: topics.length })}
          onClick={toggle}
        >
          {isOpen ? <DownOutlined /> : <RightOutlined />}
        </button>
        <PageLink to={`/topics/${encodeURIComponent(id)}`}>{name}</PageLink>
        <small>{t('topics.count', { n: topics.length })}</small>
      </th>
      <Figures of={heading} />
      <td>
        <CauseChip cause={cause} />
      </td>
    </tr>
  );
}

function Figures({ of }: { readonly of: Weighed }) {
  const formats = useFormats(useTimeZone());
  const shown = (value: number | null, write: (value: number) => string) =>
    value === null ? '–' : write(value);
  const small = (value: number) => formats.decimal(value < 10 ? value : Math.round(value));
  return (
    <>
      <td className={styles['number']}>{shown(figureOf(of, 'conversations'), small)}</td>
      <td className={styles['number']}>{shown(figureOf(of, 'share'), formats.percent)}</td>
      <td className={styles['number']}>
        <TrendWords trend={of.weight?.trend ?? null} />
      </td>
      <td className={styles['number']}>
        {shown(figureOf(of, 'bad'), (value) => formats.percent(Math.round(100 * value) / 100))}
      </td>
      <td className={styles['number']}>{shown(figureOf(of, 'avoidable'), small)}</td>
    </>
  );
}
