import { CalendarOutlined } from '@ant-design/icons';
import { Button, Popover, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, spanOfDays } from '#core/facts/days.ts';
import { firstOf } from '../../client/address.ts';
import { periodOf } from '../../client/filters.ts';
import { useTimeZone } from '../../client/me.ts';
import { PERIODS, type Period } from '../../client/period.ts';
import { useAddress } from '../use-address.ts';
import styles from './filters.module.css';

/** A named period, or two days of one's own. */
export function PeriodChoice({ standard }: { readonly standard: Period }) {
  const { t } = useTranslation('ui');
  const { search, change } = useAddress();
  const zone = useTimeZone();
  const [isOpen, setOpen] = useState(false);
  const period = periodOf(search, standard);
  const first = dayIn(firstOf(search['from']), zone, 0);
  // The end is the first instant that no longer belongs to the period.
  const last = dayIn(firstOf(search['to']), zone, 1);

  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [from, to] = [String(given.get('first')), String(given.get('last'))].sort();
    change({ ...spanOfDays(from!, to!, zone), period: undefined });
    setOpen(false);
  };
  const options = PERIODS.map((value) => ({ value: value as string, label: t(`period.${value}`) }));
  const own = first === '' && last === '' ? t('period.custom') : `${first} – ${last}`;

  return (
    <span className={styles['period']}>
      <Select
        aria-label={t('filters.period')}
        value={period as string}
        popupMatchSelectWidth={false}
        options={period === 'custom' ? [...options, { value: 'custom', label: own }] : options}
        onChange={(value) => change({ period: value, from: undefined, to: undefined })}
      />
      <Popover
        trigger="click"
        placement="bottomLeft"
        open={isOpen}
        onOpenChange={setOpen}
        destroyOnHidden
        content={
          <form className={styles['days']} onSubmit={apply}>
            <label>
              {t('filters.from')}
              <input type="date" name="first" defaultValue={first} required />
            </label>
            <label>
              {t('filters.to')}
              <input type="date" name="last" defaultValue={last} required />
            </label>
            <Button htmlType="submit" type="primary">
              {t('filters.apply')}
            </Button>
          </form>
        }
      >
        <Button icon={<CalendarOutlined />} aria-label={t('period.custom')} title={t('period.custom')} />
      </Popover>
    </span>
  );
}

function dayIn(instant: string | undefined, zone: string, before: number): string {
  const ms = Date.parse(instant ?? '');
  return Number.isNaN(ms) ? '' : dayOf(ms - before, zone);
}
