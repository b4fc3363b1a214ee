import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveGuard } from '../../../ui/states/leave-guard.tsx';
import { Problem } from '../../../ui/states/problem.tsx';
import { Refusal } from '../../settings/parts/refusal.tsx';
import { type InsightSettings, useInsightChange, useInsightSettings } from '../use-insights.ts';
import { AlertRules } from './alert-rules.tsx';
import { RoutingRules } from './routing-rules.tsx';
import styles from './settings.module.css';
import { isSound, Targets } from './targets.tsx';

/** How often false alarms are put up with, who gets what, and who is told. */
export function Settings() {
  const { data, error, refetch } = useInsightSettings();
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 10 }} title={false} />;
  return <SettingsForm key={JSON.stringify(data)} settings={data} />;
}

function SettingsForm({ settings }: { readonly settings: InsightSettings }) {
  const { t } = useTranslation('insights');
  const [draft, setDraft] = useState(settings);
  const { mutate, isPending, error } = useInsightChange();
  const isSame = JSON.stringify(draft) === JSON.stringify(settings);
  const set = (part: Partial<InsightSettings>) => setDraft((before) => ({ ...before, ...part }));
  const saved = new Set(settings.targets.map((target) => JSON.stringify(target)));
  return (
    <div className={styles['page']}>
      <LeaveGuard isUnsaved={() => !isSame} />
      <AlertRules rules={draft.alerts} change={(alerts) => set({ alerts })} />
      <RoutingRules rules={draft.routing} change={(routing) => set({ routing })} />
      <Targets
        targets={draft.targets}
        isSaved={(target) => saved.has(JSON.stringify(target))}
        change={(targets) => set({ targets })}
      />
      <div className={styles['save']}>
        <Button
          type="primary"
          disabled={isSame || !draft.targets.every(isSound)}
          loading={isPending}
          onClick={() => mutate({ path: '/api/v1/insight-settings', method: 'PUT', body: draft })}
        >
          {t('settings.save')}
        </Button>
        {!isSame && <span className="faint">{t('settings.unsaved')}</span>}
        <Refusal failure={error} />
      </div>
    </div>
  );
}
