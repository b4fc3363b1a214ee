import { useTranslation } from 'react-i18next';
import { signalTitle } from '../../../client/labels/labels.ts';
import type { RecordingPeaks } from '../../../client/sound.ts';
import { say } from '../../../ui/language.ts';
import { HEARD_KINDS, type Place } from './call-map.ts';
import styles from './player.module.css';

interface LegendProps {
  readonly places: readonly Place[];
  readonly bleeps: RecordingPeaks['bleeps'];
  readonly go: (ms: number) => void;
  /** Where the sound is now, in milliseconds. */
  readonly at: () => number;
}

/** A little before, so that one hears how it came about. */
const LEAD_MS = 1500;

/** What is marked along the call and how often; each leads to the next such place, and after the last to the first. */
export function Legend({ places, bleeps, go, at }: LegendProps) {
  const { t } = useTranslation('conversation');
  const entries = [
    ...HEARD_KINDS.map((kind) => ({
      kind,
      name: say(signalTitle(`speech.${kind}`)),
      starts: places.filter((place) => place.kind === kind).map(({ startMs }) => startMs),
    })),
    {
      kind: 'signal' as const,
      name: t('sound.signals'),
      starts: places.filter(({ kind }) => kind === 'signal').map(({ startMs }) => startMs),
    },
    { kind: 'bleep' as const, name: t('sound.bleeps'), starts: bleeps.map(({ startMs }) => startMs) },
  ].filter(({ starts }) => starts.length > 0);
  return (
    <ul className={styles['legend']}>
      {entries.map(({ kind, name, starts }) => (
        <li key={kind}>
          <button
            type="button"
            title={t('sound.next', { name })}
            onClick={() => {
              const next = starts.find((ms) => ms - LEAD_MS > at() + 50) ?? starts[0]!;
              go(Math.max(0, next - LEAD_MS));
            }}
          >
            <i className={styles[kind]} aria-hidden="true" />
            {name} {starts.length}
          </button>
        </li>
      ))}
    </ul>
  );
}
