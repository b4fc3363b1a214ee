import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { TrendWords } from '../topics/trend-words.tsx';
import type { Topic } from '../use-insights.ts';
import styles from './topic.module.css';

const RATES = [
  'unresolvedRate',
  'repeatRate',
  'upsetAtStart',
  'upsetAtEnd',
  'escalationRate',
  'churnRate',
] as const;

/** What a topic weighs, figure by figure. */
export function WeightTable({ weight }: { readonly weight: Topic['weight'] }) {
  const { t } = useTranslation('insights');
  const formats = useFormats(useTimeZone());
  if (weight === null) return <p className="faint">{t('why.notYet')}</p>;
  return (
    <dl className={styles['weight']}>
      <div>
        <dt>{t('weight.share')}</dt>
        <dd>{formats.percent(weight.share)}</dd>
      </div>
      <div>
        <dt>{t('weight.trend')}</dt>
        <dd>
          <TrendWords trend={weight.trend} />
        </dd>
      </div>
      {RATES.map((name) => (
        <div key={name}>
          <dt>{t(`weight.${name}`)}</dt>
          <dd>{formats.percent(weight[name])}</dd>
        </div>
      ))}
      <div>
        <dt>{t('weight.handling')}</dt>
        <dd>{weight.handlingHours === null ? '–' : formats.duration(weight.handlingHours * 3_600_000)}</dd>
      </div>
    </dl>
  );
}
