import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import type { Insight } from '../use-insights.ts';
import styles from './inbox.module.css';

const WEEK_MS = 7 * 86_400_000;

/** The week in four figures: what came up, what is under way, what was settled, and what is still to be had. */
export function Digest({ insights }: { readonly insights: readonly Insight[] }) {
  const { t } = useTranslation('insights');
  const formats = useFormats(useTimeZone());
  const since = new Date(Date.now() - WEEK_MS).toISOString();
  const isOpen = ({ state }: Insight) => state !== 'verified' && state !== 'dismissed';
  const avoidable = insights.filter(isOpen).reduce((sum, { claim }) => sum + claim.impact.avoidable, 0);
  const figures = {
    fresh: formats.count(insights.filter(({ createdAt }) => createdAt >= since).length),
    inRepair: formats.count(
      insights.filter(({ state }) => state === 'accepted' || state === 'in_repair').length,
    ),
    verified: formats.count(
      insights.filter(({ state, changedAt }) => state === 'verified' && changedAt >= since).length,
    ),
    avoidable: formats.decimal(avoidable < 10 ? avoidable : Math.round(avoidable)),
  };
  return (
    <dl className={styles['digest']}>
      {(Object.keys(figures) as (keyof typeof figures)[]).map((name) => (
        <div key={name}>
          <dt>{t(`digest.${name}`)}</dt>
          <dd>{figures[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
