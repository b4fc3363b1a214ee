import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { spanOfDays } from '#core/facts/days.ts';
import { useTimeZone } from '../../../client/me.ts';
import { useWidth } from '../../../ui/figures/use-width.ts';
import { useFormats } from '../../../ui/format.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import type { Trace } from '../use-insights.ts';
import styles from './day-bars.module.css';

interface DayBarsProps {
  readonly days: Trace['days'];
  /** The topics or headings whose conversations a day leads to. */
  readonly topics: readonly string[];
  /** Days on which something was done about it. */
  readonly marks?: readonly { readonly day: string; readonly label: string }[];
}

const HEIGHT = 190;
const LEFT = 34;
const TOP = 16;
const BOTTOM = 166;
/** So much room a label below needs. */
const LABEL_WIDTH = 62;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

/** Conversations a day, those that went badly, and what was to be expected; each day leads to its own. */
export function DayBars({ days, topics, marks = [] }: DayBarsProps) {
  const { t } = useTranslation('insights');
  const zone = useTimeZone();
  const formats = useFormats(zone);
  const [box, width] = useWidth<HTMLDivElement>(800);
  const [at, setAt] = useState<number | null>(null);
  const step = (width - LEFT) / Math.max(1, days.length);
  const x = (index: number) => LEFT + step * (index + 0.5);
  const most = Math.max(
    1,
    ...days.map(({ conversations, expected }) => Math.max(conversations, expected ?? 0)),
  );
  const tick = STEPS.find((one) => most / one <= 4) ?? most;
  const top = Math.ceil(most / tick) * tick;
  const y = (count: number) => BOTTOM - (count / top) * (BOTTOM - TOP);
  const bar = Math.max(1, Math.min(step * 0.72, 26));
  const every = Math.max(1, Math.ceil(LABEL_WIDTH / step));
  const words = days.map(({ day, conversations, troubled, expected }) =>
    t(expected === null ? 'days.words' : 'days.wordsExpected', {
      day: formats.day(day),
      n: formats.count(conversations),
      bad: formats.count(troubled),
      expected: expected === null ? '' : formats.decimal(expected),
    }),
  );
  return (
    <figure className={styles['figure']}>
      <div className={styles['box']} ref={box} onPointerLeave={() => setAt(null)}>
        <svg width={width} height={HEIGHT} aria-hidden="true">
          {Array.from({ length: Math.round(top / tick) + 1 }, (_, index) => index * tick).map((count) => (
            <g key={count}>
              <line x1={LEFT} x2={width} y1={y(count)} y2={y(count)} className={styles['grid']} />
              <text x={LEFT - 8} y={y(count) + 4} textAnchor="end">
                {formats.count(count)}
              </text>
            </g>
          ))}
          {days.map(({ day, conversations, troubled }, index) => (
            <g key={day} className={index === at ? styles['pointed'] : undefined}>
              <rect
                x={x(index) - bar / 2}
                width={bar}
                y={y(conversations)}
                height={BOTTOM - y(conversations)}
                className={styles['all']}
              />
              <rect
                x={x(index) - bar / 2}
                width={bar}
                y={y(troubled)}
                height={BOTTOM - y(troubled)}
                className={styles['bad']}
              />
              {index % every === 0 && (
                <text x={x(index)} y={HEIGHT - 6} textAnchor="middle">
                  {formats.dayOfYear(day)}
                </text>
              )}
            </g>
          ))}
          <path d={lineOf(days, x, y)} className={styles['expected']} />
          {marks.map(({ day, label }) => {
            const index = days.findIndex((one) => one.day >= day);
            const place = x(index < 0 ? days.length - 1 : index);
            return (
              <g key={`${day} ${label}`}>
                <line x1={place} x2={place} y1={TOP - 4} y2={BOTTOM} className={styles['mark']} />
                <text x={place - 4} y={TOP - 5} textAnchor="end" className={styles['markWords']}>
                  {label}
                </text>
              </g>
            );
          })}
        </svg>
        <ol className={styles['days']} style={{ paddingInlineStart: LEFT }}>
          {days.map(({ day }, index) => (
            <li key={day} onPointerEnter={() => setAt(index)} onFocus={() => setAt(index)}>
              <PageLink
                to="/conversations"
                search={{ topic: topics, ...spanOfDays(day, day, zone) }}
                label={words[index]!}
              />
            </li>
          ))}
        </ol>
        {at !== null && words[at] !== undefined && (
          <div
            className={styles['tip']}
            style={{ left: Math.min(Math.max(x(at), 110), width - 110), top: TOP }}
            aria-hidden="true"
          >
            {words[at]}
          </div>
        )}
      </div>
      <figcaption className={styles['legend']}>
        <span data-of="all">{t('days.all')}</span>
        <span data-of="bad">{t('days.bad')}</span>
        {days.some(({ expected }) => expected !== null) && (
          <span data-of="expected">{t('days.expected')}</span>
        )}
      </figcaption>
    </figure>
  );
}

function lineOf(days: Trace['days'], x: (index: number) => number, y: (count: number) => number): string {
  return days
    .flatMap(({ expected }, index) =>
      expected === null ? [] : [`${x(index).toFixed(1)} ${y(expected).toFixed(1)}`],
    )
    .map((place, index) => `${index === 0 ? 'M' : 'L'}${place}`)
    .join('');
}
