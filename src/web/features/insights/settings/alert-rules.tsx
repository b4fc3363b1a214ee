import { InputNumber } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/page/page.tsx';
import type { InsightSettings } from '../use-insights.ts';
import styles from './settings.module.css';

interface AlertRulesProps {
  readonly rules: InsightSettings['alerts'];
  readonly change: (rules: InsightSettings['alerts']) => void;
}

/** The budget of false alarms, and how long what was told stays quiet. */
export function AlertRules({ rules, change }: AlertRulesProps) {
  const { t } = useTranslation('insights');
  const [budget, quiet] = [useId(), useId()];
  return (
    <Card title={t('settings.alerts')}>
      <div className={styles['fields']}>
        <label htmlFor={budget}>{t('settings.falseAlarms')}</label>
        <InputNumber
          id={budget}
          min={0.1}
          max={100}
          step={0.5}
          value={rules.falseAlarms}
          onChange={(value) => change({ ...rules, falseAlarms: value ?? rules.falseAlarms })}
        />
        <p className="faint">{t('settings.falseAlarmsNote')}</p>
        <label htmlFor={quiet}>{t('settings.quietHours')}</label>
        <InputNumber
          id={quiet}
          min={1}
          max={720}
          precision={0}
          value={rules.quietHours}
          onChange={(value) => change({ ...rules, quietHours: value ?? rules.quietHours })}
        />
        <p className="faint">{t('settings.quietHoursNote')}</p>
      </div>
    </Card>
  );
}
