import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InsightState } from '#core/insights/insight.ts';
import { Refusal } from '../../settings/parts/refusal.tsx';
import { type Insight, useInsightChange } from '../use-insights.ts';
import styles from './insight.module.css';
import { MoveDialog } from './move-dialog.tsx';

/** Those of which more is to be said than a click: what was done, or why nothing is. */
const ASKED: readonly InsightState[] = ['repaired', 'dismissed'];
type Reached = Exclude<InsightState, 'verified'>;

/** What comes next when all goes well. */
const FORWARD: Readonly<Partial<Record<InsightState, InsightState>>> = {
  new: 'accepted',
  accepted: 'in_repair',
  in_repair: 'repaired',
};

/** Brings an insight on. */
export function Acts({ insight: { id, next, state } }: { readonly insight: Insight }) {
  const { t } = useTranslation('insights');
  const change = useInsightChange();
  const [asked, setAsked] = useState<'repaired' | 'dismissed'>();
  if (next.length === 0) return null;
  const move = (to: InsightState) =>
    change.mutate({ path: `/api/v1/insights/${encodeURIComponent(id)}/move`, body: { to } });
  const reached = next.filter((to): to is Reached => to !== 'verified');
  return (
    <div className={styles['acts']}>
      {change.error !== null && <Refusal failure={change.error} />}
      {reached.map((to) => (
        <Button
          key={to}
          type={to === FORWARD[state] ? 'primary' : 'default'}
          loading={change.isPending && (change.variables?.body as { to?: string })?.to === to}
          onClick={() => (ASKED.includes(to) ? setAsked(to as 'repaired' | 'dismissed') : move(to))}
        >
          {t(`acts.${actOf(state, to)}`)}
        </Button>
      ))}
      {asked !== undefined && <MoveDialog id={id} to={asked} close={() => setAsked(undefined)} />}
    </div>
  );
}

/** Going back has words of its own. */
function actOf(state: InsightState, to: Reached) {
  if (to === 'accepted' && state === 'in_repair') return 'pause';
  if (to === 'in_repair' && (state === 'repaired' || state === 'verified')) return 'reopen';
  return to;
}
