import { CloseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { listOf } from '../../client/address.ts';
import { type FilterName, withoutValue } from '../../client/filters.ts';
import { useAddress } from '../use-address.ts';
import styles from './chips.module.css';
import { useChipWords } from './use-chip-words.ts';

/** Filters that are shown as chips; the others have a field of their own. */
const AS_CHIPS: readonly FilterName[] = [
  'topic',
  'words',
  'signal',
  'rule',
  'answer',
  'score',
  'satisfaction',
  'resolution',
  'weekday',
  'hour',
  'attribute',
  'customer',
  'id',
];

/** What else the address asks for, each with a way to take it off. */
export function FilterChips() {
  const { t } = useTranslation('ui');
  const { search, change } = useAddress();
  const wordsFor = useChipWords();
  const chips = AS_CHIPS.flatMap((name) => listOf(search[name]).map((value) => ({ name, value })));
  return chips.map(({ name, value }) => (
    <span key={`${name}=${value}`} className={styles['chip']}>
      <span className={styles['words']}>{wordsFor(name, value)}</span>
      <button
        type="button"
        aria-label={t('chips.remove', { filter: wordsFor(name, value) })}
        onClick={() => change({ ...withoutValue({ [name]: search[name] }, name, value), at: undefined })}
      >
        <CloseOutlined />
      </button>
    </span>
  ));
}
