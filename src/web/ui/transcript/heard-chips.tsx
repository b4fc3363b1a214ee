import { UserOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { signalTone } from '../../client/labels/labels.ts';
import type { HeardSignal } from './heard.ts';
import type { SignalName } from './signal-name.ts';
import styles from './transcript.module.css';

const STATES = { told: '', refuted: styles['struck'], said: styles['byPerson'] } as const;

interface HeardChipsProps {
  readonly heard: readonly HeardSignal[];
  readonly nameOf: SignalName;
  readonly opened: string | undefined;
  readonly onSignal: ((heard: HeardSignal) => void) | undefined;
}

/** The names of a turn's signals under it. */
export function HeardChips({ heard, nameOf, opened, onSignal }: HeardChipsProps) {
  const { t } = useTranslation('ui');
  if (heard.length === 0) return null;
  return (
    <div className={styles['heard']}>
      {grouped(heard).map(({ one, refs }) => {
        const { ref, type, state, signal, correction } = one;
        const tone = type === 'customer.emotion' ? 'emotion' : signalTone(type);
        const title =
          state === 'told'
            ? t('transcript.sure', { percent: Math.round((signal?.confidence ?? 0) * 100) })
            : t(`transcript.${state}`, { name: correction?.authorName });
        return (
          <button
            key={ref}
            type="button"
            className={`${styles[tone]} ${STATES[state]}`}
            data-refs={refs.join(' ')}
            data-stays={onSignal !== undefined}
            aria-expanded={onSignal === undefined ? undefined : opened === ref}
            title={title}
            onClick={() => onSignal?.(one)}
          >
            {state === 'said' && <UserOutlined aria-hidden="true" />}
            {state === 'said' && ' '}
            {nameOf(type, one.value)}
            {refs.length > 1 && ` ×${refs.length}`}
            {state !== 'told' && <span className="hidden">{title}</span>}
          </button>
        );
      })}
    </div>
  );
}

/** What was told several times of one turn is named once. */
function grouped(heard: readonly HeardSignal[]) {
  const groups: { readonly one: HeardSignal; readonly refs: string[] }[] = [];
  for (const one of heard) {
    const same = groups.find(({ one: { type, state } }) => type === one.type && state === one.state);
    if (same === undefined || one.state === 'said') groups.push({ one, refs: [one.ref] });
    else same.refs.push(one.ref);
  }
  return groups;
}
