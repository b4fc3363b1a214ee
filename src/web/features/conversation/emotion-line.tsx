import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { signalTitle } from '../../client/labels/labels.ts';
import type { ConversationDetail } from '../../client/types.ts';
import { useWidth } from '../../ui/figures/use-width.ts';
import { say } from '../../ui/language.ts';
import styles from './emotion.module.css';
import { agentManner, customerFeelings, type Feeling } from './feelings.ts';

const HEIGHT = 88;
const MIDDLE = 44;
const REACH = 17;
const SIDES = 14;

interface EmotionLineProps {
  readonly detail: ConversationDetail;
  readonly current: number | undefined;
  readonly go: (turn: number) => void;
}

/** How both sides fared along the conversation: above the middle is well, below is not. Each point leads to its turn. */
export function EmotionLine({ detail, current, go }: EmotionLineProps) {
  const { t } = useTranslation('conversation');
  const { t: ui } = useTranslation('ui');
  const [box, width] = useWidth<HTMLDivElement>(560);
  const { signals, conversation } = detail;
  const lines = useMemo(
    () => [
      { side: 'customer' as const, points: customerFeelings(signals) },
      { side: 'agent' as const, points: agentManner(signals) },
    ],
    [signals],
  );
  if (lines.every(({ points }) => points.length === 0)) return null;
  const x = (turn: number) =>
    SIDES + (turn / Math.max(1, conversation.turns.length - 1)) * (width - 2 * SIDES);
  const y = (level: number) => MIDDLE - level * REACH;
  const wordsFor = (because: readonly string[]) =>
    because
      .map((one) =>
        one.startsWith('emotion:') ? ui(`emotion.${one.slice(8)}` as 'emotion.anger') : say(signalTitle(one)),
      )
      .join(t('comma'));
  return (
    <figure className={styles['figure']}>
      <figcaption>
        <span>{t('line.title')}</span>
        {lines.map(({ side }) => (
          <span key={side} className={styles[side]}>
            <i aria-hidden="true" />
            {t(`line.${side}`)}
          </span>
        ))}
      </figcaption>
      <div className={styles['box']} ref={box}>
        <svg width={width} height={HEIGHT} aria-hidden="true">
          <line x1={0} x2={width} y1={MIDDLE} y2={MIDDLE} className={styles['middle']} />
          {current !== undefined && (
            <line x1={x(current)} x2={x(current)} y1={4} y2={HEIGHT - 4} className={styles['at']} />
          )}
          {lines.map(({ side, points }) => (
            <path key={side} d={smooth(thinned(points, x), x, y)} className={styles[side]} />
          ))}
        </svg>
        {lines.map(({ side, points }) =>
          thinned(points, x).map(({ turn, level, because }) => {
            const words = `#${turn + 1} ${t(`line.${side}`)}: ${wordsFor(because)}`;
            return (
              <button
                key={`${side}${turn}`}
                type="button"
                className={`${styles['point']} ${styles[side]}`}
                style={{ left: x(turn), top: y(level) }}
                aria-label={words}
                title={words}
                onClick={() => go(turn)}
              />
            );
          }),
        )}
      </div>
    </figure>
  );
}

/** So near to each other that one could not be pointed at without the other. */
const APART_PX = 9;

/** Of points that would lie on each other the strongest. */
function thinned(points: readonly Feeling[], x: (turn: number) => number): readonly Feeling[] {
  const kept: Feeling[] = [];
  let begins = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    const last = kept.at(-1);
    if (last === undefined || x(point.turn) - begins >= APART_PX) {
      kept.push(point);
      begins = x(point.turn);
    } else if (Math.abs(point.level) > Math.abs(last.level)) kept[kept.length - 1] = point;
  }
  return kept;
}

/** Through every point, level at each, so that nothing is drawn higher or lower than it was. */
function smooth(
  points: readonly Feeling[],
  x: (turn: number) => number,
  y: (level: number) => number,
): string {
  return points
    .map(({ turn, level }, index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${x(turn)} ${y(level)}`;
      const half = (x(turn) + x(before.turn)) / 2;
      return `C${half} ${y(before.level)} ${half} ${y(level)} ${x(turn)} ${y(level)}`;
    })
    .join('');
}
