import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import type { Impact } from '../use-insights.ts';
import styles from './parts.module.css';

const SHOWN = ['conversations', 'hours', 'unhappy', 'avoidable'] as const;

/** What something costs in a week. */
export function ImpactFigures({ impact }: { readonly impact: Impact }) {
  const { t } = useTranslation('insights');
  const formats = useFormats(useTimeZone());
  return (
    <dl className={styles['impact']}>
      {SHOWN.map((name) => {
        const value = impact[name];
        return (
          <div key={name}>
            <dt>{t(`impact.${name}`)}</dt>
            <dd>{value === null ? '–' : formats.decimal(value < 10 ? value : Math.round(value))}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** How the figures are reckoned, for whoever asks. */
export function ImpactFormula({ text }: { readonly text: string }) {
  const { t } = useTranslation('insights');
  return (
    <details className={styles['formula']}>
      <summary>{t('impact.how')}</summary>
      <p>{text}</p>
    </details>
  );
}
