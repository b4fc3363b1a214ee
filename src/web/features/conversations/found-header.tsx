import { ArrowUpOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { SORTS, type Sort } from '#core/facts/query.ts';
import type { Formats } from '../../ui/format.ts';
import { useAddress } from '../../ui/use-address.ts';
import styles from './conversations.module.css';

interface FoundHeaderProps {
  readonly total: number | undefined;
  /** How many have come since the list was begun. */
  readonly arrived: number;
  readonly sort: Sort;
  readonly formats: Formats;
  readonly selectAll: () => void;
  readonly showArrived: () => void;
}

/** How many were found, how many have come since, and in which order they stand. */
export function FoundHeader({ total, arrived, sort, formats, selectAll, showArrived }: FoundHeaderProps) {
  const { t } = useTranslation('conversations');
  const { change } = useAddress();
  return (
    <>
      <label className={styles['pick']}>
        <input
          type="checkbox"
          checked={false}
          disabled={total === undefined || total === 0}
          aria-label={t('select.everything')}
          title={t('select.everything')}
          onChange={selectAll}
        />
      </label>
      <span aria-live="polite" className={styles['total']} data-total={total}>
        {total === undefined ? '' : t('total', { n: formats.count(total) })}
      </span>
      <span aria-live="polite">
        {arrived > 0 && (
          <Button type="primary" shape="round" size="small" icon={<ArrowUpOutlined />} onClick={showArrived}>
            {t('arrived', { n: formats.count(arrived) })}
          </Button>
        )}
      </span>
      <Select
        size="small"
        variant="borderless"
        aria-label={t('sort.title')}
        value={sort}
        popupMatchSelectWidth={false}
        options={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
        onChange={(value: Sort) => change({ sort: value === 'newest' ? undefined : value, at: undefined })}
      />
    </>
  );
}
