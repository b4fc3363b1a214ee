import { Alert, Button, InputNumber, Radio, Skeleton } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../client/problem.ts';
import { type ReviewSettings, useReviewSettings, useSetReviewSettings } from '../../client/reviews.ts';
import { Card } from '../../ui/page/page.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import styles from './reviews.module.css';

/** How reviews and appeals go in this organisation. */
export function Settings() {
  const { data, error, refetch } = useReviewSettings();
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 4 }} title={false} />;
  return <SettingsForm key={JSON.stringify(data)} settings={data} />;
}

function SettingsForm({ settings }: { readonly settings: ReviewSettings }) {
  const { t } = useTranslation('reviews');
  const change = useSetReviewSettings();
  const [machineAnswers, setMachineAnswers] = useState(settings.machineAnswers);
  const [appealDays, setAppealDays] = useState(settings.appealDays);
  const days = useId();
  const isSame = machineAnswers === settings.machineAnswers && appealDays === settings.appealDays;
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ machineAnswers, appealDays });
  };
  return (
    <Card title={t('views.settings')} className={styles['narrow']}>
      <form className={styles['fields']} onSubmit={send}>
        <fieldset>
          <legend>{t('settings.machine')}</legend>
          <Radio.Group
            value={machineAnswers}
            className={styles['options'] ?? ''}
            onChange={({ target }) => setMachineAnswers(target.value as ReviewSettings['machineAnswers'])}
            options={[
              { value: 'after', label: t('settings.after') },
              { value: 'at_once', label: t('settings.atOnce') },
            ]}
          />
          <p className="faint">{t('settings.machineNote')}</p>
        </fieldset>
        <label htmlFor={days}>{t('settings.days')}</label>
        <InputNumber
          id={days}
          min={0}
          max={365}
          precision={0}
          value={appealDays}
          onChange={(value) => setAppealDays(value ?? 0)}
        />
        <p className="faint">{t('settings.daysNote')}</p>
        {change.error !== null && (
          <Alert
            type="error"
            title={change.error instanceof Refused ? change.error.said.title : t('form.notSent')}
            description={change.error instanceof Refused ? change.error.said.detail : undefined}
          />
        )}
        <Button type="primary" htmlType="submit" loading={change.isPending} disabled={isSame}>
          {t('settings.save')}
        </Button>
      </form>
    </Card>
  );
}
