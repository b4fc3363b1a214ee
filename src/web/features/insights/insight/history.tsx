import { useTranslation } from 'react-i18next';
import { DEPARTMENT_NAMES, STATE_NAMES } from '#core/insights/tell.ts';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { say } from '../../../ui/language.ts';
import type { Insight } from '../use-insights.ts';
import styles from './insight.module.css';

type Step = Insight['steps'][number];

/** What became of an insight, newest first, down to when it was found. */
export function History({ insight: { steps, createdAt } }: { readonly insight: Insight }) {
  const { t } = useTranslation('insights');
  const formats = useFormats(useTimeZone());
  return (
    <ol className={styles['history']}>
      {steps.toReversed().map((step) => (
        <li key={`${step.at} ${step.to}`}>
          <StepWords step={step} />
          {step.note !== '' && step.actor !== 'system' && <q>{step.note}</q>}
          <time dateTime={step.at}>{formats.moment(step.at)}</time>
        </li>
      ))}
      <li>
        <span>{t('history.found')}</span>
        <time dateTime={createdAt}>{formats.moment(createdAt)}</time>
      </li>
    </ol>
  );
}

function StepWords({ step: { actor, by, from, to, note, department } }: { readonly step: Step }) {
  const { t } = useTranslation('insights');
  const who =
    actor === 'system'
      ? t('history.system')
      : (by ?? t(actor.startsWith('key:') ? 'history.program' : 'history.somebody'));
  const given = department === undefined ? undefined : say(DEPARTMENT_NAMES[department]);
  const words = [
    ...(from === to
      ? []
      : [t('history.moved', { who, from: say(STATE_NAMES[from]), to: say(STATE_NAMES[to]) })]),
    ...(given === undefined ? [] : [t('history.given', { who, department: given })]),
    ...(actor === 'system' ? (compared(note, t) ?? []) : []),
  ];
  return words.map((text) => <span key={text}>{text}</span>);
}

/** The watch notes badly ended conversations and days, since the repair and before it. */
const COMPARISON = /^(\d+) \/ (\d+) d; (\d+) \/ (\d+) d$/;

function compared(note: string, t: ReturnType<typeof useTranslation<'insights'>>['t']): string[] | undefined {
  const [, now, days, before, daysBefore] = COMPARISON.exec(note) ?? [];
  return now === undefined ? undefined : [t('history.compared', { now, days, before, daysBefore })];
}
