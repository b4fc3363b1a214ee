import { CloseOutlined } from '@ant-design/icons';
import { Button, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel, Language } from '#core/conversation/schema.ts';
import { listOf } from '../../client/address.ts';
import { useKnownValues } from '../../client/figures.ts';
import { FILTERS } from '../../client/filters.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useNameOf } from '../../client/names.ts';
import type { Period } from '../../client/period.ts';
import { say } from '../language.ts';
import { useAddress } from '../use-address.ts';
import { FilterChips } from './filter-chips.tsx';
import styles from './filters.module.css';
import { PeriodChoice } from './period-choice.tsx';
import { SavedViews } from './saved-views.tsx';
import { useScorecard } from './use-filter.ts';

const CHANNELS: readonly Channel[] = ['voice', 'chat', 'email'];
const LANGUAGES: readonly Language[] = ['zh', 'en'];

interface FilterBarProps {
  /** The period of an address that names none. */
  readonly standard: Period;
  readonly withScorecard?: boolean;
  /** Shows what has no field of its own; not where a search field does. */
  readonly withChips?: boolean;
}

/** Which conversations the page is about; all of it stands in the address. */
export function FilterBar({ standard, withScorecard = false, withChips = false }: FilterBarProps) {
  const { t } = useTranslation('ui');
  const { search, change } = useAddress();
  const { labels } = useLabels();
  const scorecard = useScorecard();
  const isNarrowed = FILTERS.some((name) => search[name] !== undefined);
  const clear = () =>
    change({ ...Object.fromEntries(FILTERS.map((name) => [name, undefined])), at: undefined });
  return (
    <search className={styles['bar']} aria-label={t('filters.title')}>
      <PeriodChoice standard={standard} />
      <Choice
        name="channel"
        options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
        words={t('filters.channel')}
      />
      <KnownChoice name="queue" words={t('filters.queue')} />
      <KnownChoice name="team" words={t('filters.team')} />
      <KnownChoice name="agent" words={t('filters.agent')} />
      <Choice
        name="language"
        options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
        words={t('filters.language')}
      />
      {withScorecard && labels.scorecards.length > 1 && (
        <Select
          aria-label={t('filters.scorecard')}
          className={styles['scorecard'] ?? ''}
          value={scorecard}
          options={labels.scorecards.map(({ id, title }) => ({ value: id, label: say(title) }))}
          onChange={(value) => change({ scorecard: value ?? undefined })}
        />
      )}
      {withChips && <FilterChips />}
      {isNarrowed && (
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('filters.clear')}
          title={t('filters.clear')}
          onClick={clear}
        />
      )}
      <SavedViews />
    </search>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly words: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly isLoading?: boolean;
  readonly onTurnTo?: () => void;
}

function Choice({ name, words, options, isLoading = false, onTurnTo = () => {} }: ChoiceProps) {
  const { search, change } = useAddress();
  const values = listOf(search[name]);
  return (
    <Select
      mode="multiple"
      aria-label={words}
      placeholder={words}
      className={styles['choice'] ?? ''}
      // What is asked for stays readable in every language.
      style={{ minWidth: `max(96px, ${words.length}ch + 52px)` }}
      value={[...values]}
      options={[...options]}
      maxTagCount="responsive"
      allowClear
      popupMatchSelectWidth={false}
      optionFilterProp="label"
      notFoundContent={isLoading ? <Spin size="small" /> : undefined}
      onMouseEnter={onTurnTo}
      onFocus={onTurnTo}
      onChange={(chosen: string[]) =>
        change({ [name]: chosen.length === 0 ? undefined : chosen, at: undefined })
      }
    />
  );
}

/** Chosen among those that conversations have; these are looked for once somebody turns to the field. */
function KnownChoice({ name, words }: { readonly name: 'queue' | 'team' | 'agent'; readonly words: string }) {
  const { search } = useAddress();
  const nameOf = useNameOf();
  const [isWanted, setWanted] = useState(false);
  const { values, isLoading } = useKnownValues(name, isWanted);
  const chosen = listOf(search[name]).filter((value) => !values.includes(value));
  return (
    <Choice
      name={name}
      words={words}
      isLoading={isLoading}
      options={[...chosen, ...values].map((value) => ({ value, label: nameOf(name, value) }))}
      onTurnTo={() => setWanted(true)}
    />
  );
}

/** Values of a dimension that occur, the most frequent first, under the names that people know. */
export function useKnown(dimension: 'queue' | 'team' | 'agent', isWanted: boolean) {
  const { values } = useKnownValues(dimension, isWanted);
  const nameOf = useNameOf();
  return values.map((value) => ({ value, label: nameOf(dimension, value) }));
}
