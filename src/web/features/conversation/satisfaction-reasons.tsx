import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isSignalType } from '#core/signals/catalogue.ts';
import { signalTitle } from '../../client/labels/labels.ts';
import type { ConversationDetail } from '../../client/types.ts';
import { Balance } from '../../ui/figures/balance.tsx';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { satisfactionGrade } from '../../ui/score-grade.ts';
import styles from './verdict.module.css';

interface Part {
  readonly label: string;
  readonly weight: number;
}

interface SatisfactionReasonsProps {
  readonly detail: ConversationDetail;
  readonly children: ReactNode;
}

/** What the predicted satisfaction was made of; below it, what people say of it. */
export function SatisfactionReasons({ detail, children }: SatisfactionReasonsProps) {
  const { t } = useTranslation('conversation');
  const { t: ui } = useTranslation('ui');
  const signal = detail.signals.find(({ type }) => type === 'conversation.satisfaction');
  const value = Number(signal?.value ?? Number.NaN);
  if (signal === undefined || Number.isNaN(value)) return null;
  const parts = summed((signal['because'] ?? []) as readonly Part[]);
  const most = Math.max(0.01, ...parts.map(({ weight }) => Math.abs(weight)));
  const nameOf = (label: string) =>
    isSignalType(label)
      ? say(signalTitle(label))
      : ui(`because.${label}` as 'because.start', { defaultValue: ui('because.model') });
  return (
    <Card
      title={ui('satisfaction')}
      aside={
        <span className={`${styles['score']} ${styles[satisfactionGrade(value)]}`}>
          <strong>{value}</strong>/5
        </span>
      }
    >
      {parts.length === 0 ? (
        <p className="faint">{t('ordinary')}</p>
      ) : (
        <ul className={styles['because']}>
          {parts.map(({ label, weight }) => (
            <li key={label} className={weight < 0 ? styles['down'] : styles['up']}>
              <span>{nameOf(label)}</span>
              <Balance share={weight / most} />
              <strong>{`${weight > 0 ? '+' : '−'}${Math.abs(Math.round(weight * 100) / 100)}`}</strong>
            </li>
          ))}
        </ul>
      )}
      {children}
    </Card>
  );
}

/** The same part said several times is one; the weightiest first. */
function summed(parts: readonly Part[]): Part[] {
  const weights = new Map<string, number>();
  for (const { label, weight } of parts) weights.set(label, (weights.get(label) ?? 0) + weight);
  return [...weights]
    .map(([label, weight]) => ({ label, weight }))
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
