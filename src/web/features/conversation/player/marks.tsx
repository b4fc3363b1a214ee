import { memo } from 'react';
import { signalTone } from '../../../client/labels/labels.ts';
import { useLabels } from '../../../client/labels/use-labels.ts';
import type { RecordingPeaks } from '../../../client/sound.ts';
import { say } from '../../../ui/language.ts';
import type { Place } from './call-map.ts';
import styles from './player.module.css';
import { LANE_PX } from './use-wave.ts';

interface MarksProps {
  readonly places: readonly Place[];
  readonly bleeps: RecordingPeaks['bleeps'];
  readonly durationMs: number;
  readonly lanes: number;
}

/** What was found along the call, drawn over its wave; the legend says the same in words. */
export const Marks = memo(function Marks({ places, bleeps, durationMs, lanes }: MarksProps) {
  const { labels } = useLabels();
  const across = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }) => ({
    left: `${(100 * startMs) / durationMs}%`,
    width: `${(100 * (endMs - startMs)) / durationMs}%`,
  });
  return (
    <div className={styles['marks']} aria-hidden="true">
      {places.map((place, index) => {
        const { kind, type, channel } = place;
        const lane = channel === undefined || lanes === 1 ? {} : { top: channel * LANE_PX, height: LANE_PX };
        const tone = kind === 'signal' ? styles[signalTone(type)] : '';
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: places do not move, and two may be alike
            key={index}
            className={`${styles[kind]} ${tone}`}
            data-kind={kind}
            title={say(labels.signalTitle(type))}
            style={{ ...across(place), ...lane }}
          />
        );
      })}
      {bleeps.map((bleep) => (
        <span key={bleep.startMs} className={styles['bleep']} data-kind="bleep" style={across(bleep)} />
      ))}
    </div>
  );
});
