import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Popconfirm, Segmented } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { retentionPreview } from '#contract/api/people.ts';
import { ask } from '../../../client/ask.ts';
import { useTimeZone } from '../../../client/me.ts';
import type { Organisation } from '../../../client/types.ts';
import { useFormats } from '../../../ui/format.ts';
import { WhyNot } from '../../../ui/states/why-not.tsx';
import { Loaded } from '../parts/loaded.tsx';
import styles from '../parts/parts.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Panel, Section } from '../parts/section.tsx';
import { useAsked } from '../parts/use-asked.ts';
import { useChange } from '../parts/use-change.ts';
import { exactPreview, stepTo } from './retention-step.ts';

type Preview = z.output<typeof retentionPreview>;

const USUAL_DAYS = 180;

/** How long conversations are kept; what would go is seen before anything does. */
export default function Retention() {
  const { t } = useTranslation('settings');
  const query = useAsked<Organisation>('/api/v1/organisation');
  return (
    <Section title={t('sections.retention')} about={t('retention.about')}>
      <Loaded query={query}>
        {({ retentionDays }) => <RetentionForm key={retentionDays} kept={retentionDays} />}
      </Loaded>
    </Section>
  );
}

function RetentionForm({ kept }: { readonly kept: number | null }) {
  const { t } = useTranslation('settings');
  const formats = useFormats(useTimeZone());
  const [isLimited, setLimited] = useState(kept !== null);
  const [days, setDays] = useState(kept ?? USUAL_DAYS);
  const asked = useDeferredValue(days);
  const query = useQuery({
    queryKey: ['settings', 'retention', asked],
    queryFn: ({ signal }) =>
      ask<Preview>('/api/v1/organisation/retention', { query: { days: String(asked) }, signal }),
    placeholderData: keepPreviousData,
    // What goes cannot be brought back: it is counted anew for every look.
    staleTime: 0,
  });
  const { data, error: uncounted, refetch } = query;
  const preview = exactPreview(query, asked, days);
  const { mutate, isPending, isSuccess, error } = useChange();
  const wanted = isLimited ? days : null;
  const step = stepTo(wanted, kept, preview);
  const save = () =>
    mutate({ path: '/api/v1/organisation', method: 'PATCH', body: { retentionDays: wanted } });
  return (
    <Panel>
      <div className={styles['row']}>
        <Segmented<'always' | 'days'>
          aria-label={t('sections.retention')}
          value={isLimited ? 'days' : 'always'}
          options={[
            { value: 'always', label: t('retention.always') },
            { value: 'days', label: t('retention.limited') },
          ]}
          onChange={(value) => setLimited(value === 'days')}
        />
        {isLimited && (
          <InputNumber
            aria-label={t('retention.days')}
            min={1}
            max={36_500}
            precision={0}
            value={days}
            suffix={t('retention.unit')}
            onChange={(value) => setDays(value ?? USUAL_DAYS)}
          />
        )}
      </div>
      <dl className={styles['facts']}>
        {isLimited && (
          <>
            <dt>{t('retention.goes')}</dt>
            <dd data-retention="conversations">
              {uncounted !== null ? (
                <>
                  <WhyNot failure={uncounted} />{' '}
                  <Button size="small" onClick={() => void refetch()}>
                    {t('retention.countAgain')}
                  </Button>
                </>
              ) : preview === undefined ? (
                t('retention.counting')
              ) : preview.conversations === 0 ? (
                t('retention.nothing', { before: formats.moment(preview.before) })
              ) : (
                t('retention.some', {
                  n: formats.count(preview.conversations),
                  before: formats.moment(preview.before),
                })
              )}
            </dd>
          </>
        )}
        <dt>{t('retention.next')}</dt>
        <dd>{data !== undefined && t('retention.every', { n: data.everyHours })}</dd>
        <dt>{t('retention.last')}</dt>
        <dd>
          {data !== undefined &&
            (data.lastRemoval === null
              ? t('retention.never')
              : t('retention.removed', {
                  at: formats.moment(data.lastRemoval.at),
                  n: formats.count(data.lastRemoval.conversations),
                }))}
        </dd>
      </dl>
      {step === 'confirm' && <p className={styles['notice']}>{t('retention.warning')}</p>}
      <div className={styles['row']}>
        <Popconfirm
          // A question that was asked for another number is not answered for this one.
          key={days}
          disabled={step !== 'confirm'}
          title={
            preview === undefined
              ? t('retention.counting')
              : preview.conversations === 0
                ? t('retention.nothing', { before: formats.moment(preview.before) })
                : t('retention.sure', { n: formats.count(preview.conversations) })
          }
          okText={t('retention.remove')}
          cancelText={t('cancel')}
          // What it asks may be counted anew while it is open.
          okButtonProps={{ danger: true, disabled: step !== 'confirm' }}
          onConfirm={save}
        >
          <Button
            type="primary"
            disabled={step === 'same' || step === 'unknown'}
            loading={isPending}
            {...(step === 'save' ? { onClick: save } : {})}
          >
            {t('save')}
          </Button>
        </Popconfirm>
        <span role="status">{isSuccess && t('saved')}</span>
      </div>
      <Refusal failure={error} />
    </Panel>
  );
}
