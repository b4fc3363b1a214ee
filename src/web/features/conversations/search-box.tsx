import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FilterName, withValue } from '../../client/filters.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useTimeZone } from '../../client/me.ts';
import { FilterChips } from '../../ui/filters/filter-chips.tsx';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { useAddress } from '../../ui/use-address.ts';
import { dayTerm, type Measured, rangeTerms } from './measured-terms.ts';
import styles from './search.module.css';
import { suggestionsFor, TERM_GROUPS, type Term } from './suggestions.ts';
import { useTerms } from './use-terms.ts';

/** Parameters that may be written once. */
const SINGLE: readonly FilterName[] = ['satisfaction', 'from'];

/** With whose words they are, the service looks for 500 characters. */
const LONGEST = 480;

/** One field for everything that can be looked for; what was chosen stands before it as chips. */
export function SearchBox() {
  const { t } = useTranslation('conversations');
  const { search, change } = useAddress();
  const [isTurnedTo, setTurnedTo] = useState(false);
  const { terms, usual } = useTerms(isTurnedTo);
  const [text, setText] = useState('');
  const found = useSuggestions(text, terms, usual);
  const options = TERM_GROUPS.flatMap((group) => {
    const inside = found.filter((term) => term.group === group);
    if (inside.length === 0) return [];
    return [
      {
        label: t(`groups.${group}`),
        options: inside.map((term) => ({ value: keyOf(term), label: term.label })),
      },
    ];
  });
  const take = (key: string) => {
    const term = found.find((one) => keyOf(one) === key);
    if (term === undefined) return;
    const { name, value, also } = term;
    const values = SINGLE.includes(name) ? value : withValue(search, name, value)[name];
    change({ [name]: values, ...also, at: undefined });
    setText('');
  };
  return (
    <div className={styles['box']}>
      <SearchOutlined />
      <FilterChips />
      <AutoComplete
        className={styles['field'] ?? ''}
        variant="borderless"
        value={text}
        options={options}
        onChange={setText}
        onSelect={take}
        defaultActiveFirstOption
        popupMatchSelectWidth={420}
        listHeight={380}
        onMouseEnter={() => setTurnedTo(true)}
        onFocus={() => setTurnedTo(true)}
      >
        <Input variant="borderless" maxLength={LONGEST} aria-label={t('search')} placeholder={t('search')} />
      </AutoComplete>
    </div>
  );
}

function useSuggestions(text: string, terms: readonly Term[], usual: readonly Term[]): readonly Term[] {
  const { t } = useTranslation('conversations');
  const { t: ui } = useTranslation('ui');
  const { labels } = useLabels();
  const zone = useTimeZone();
  const formats = useFormats(zone);
  const written = text.trim();
  const figures: Measured[] = [
    ...labels.scorecards.map(({ id, title }): Measured => {
      return { name: 'score', prefix: `${id}:`, title: say(title), least: 0, most: 100 };
    }),
    { name: 'satisfaction', prefix: '', title: ui('satisfaction'), least: 1, most: 5 },
  ];
  return [
    ...rangeTerms(text, figures),
    ...dayTerm(text, zone, (day) => t('terms.day', { day: formats.day(day) })),
    ...suggestionsFor(text, terms, usual, {
      said: t('terms.said', { text: written }),
      byCustomer: t('terms.byCustomer', { text: written }),
      byAgent: t('terms.byAgent', { text: written }),
      id: t('terms.id', { text: written }),
      customer: t('terms.customer', { text: written }),
    }),
  ];
}

function keyOf({ name, value }: Term): string {
  return `${name}=${value}`;
}
