import { useState } from 'react';
import type { Search } from '../../client/address.ts';
import { useWidth } from '../../ui/figures/use-width.ts';
import { PageLink } from '../../ui/page-link.tsx';
import styles from './trend.module.css';

export interface TrendPoint {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly conversations: number;
  /** All of it in words. */
  readonly words: string;
  readonly search: Search;
}

const HEIGHT = 210;
const LEFT = 40;
const TOP = 12;
const LINE_BOTTOM = 142;
const BARS_TOP = 154;
const BARS_BOTTOM = 190;
/** So much room a label below needs. */
const LABEL_WIDTH = 62;

/** A figure over time above the number of conversations; each day leads to its own. */
export function TrendLine({
  points,
  shown,
}: {
  readonly points: readonly TrendPoint[];
  readonly shown: (value: number) => string;
}) {
  const [box, width] = useWidth<HTMLDivElement>(800);
  const [at, setAt] = useState<number | null>(null);
  const step = (width - LEFT) / Math.max(1, points.length);
  const x = (index: number) => LEFT + step * (index + 0.5);
  const scale = scaleOf(points);
  const y = (value: number) =>
    LINE_BOTTOM - ((value - scale.low) / (scale.high - scale.low)) * (LINE_BOTTOM - TOP);
  const most = Math.max(1, ...points.map(({ conversations }) => conversations));
  const every = Math.max(1, Math.ceil(LABEL_WIDTH / step));
  const pointed = at === null ? undefined : points[at];
  return (
    <div className={styles['box']} ref={box} onPointerLeave={() => setAt(null)}>
      <svg width={width} height={HEIGHT} aria-hidden="true">
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} className={styles['grid']} />
            <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {shown(tick)}
            </text>
          </g>
        ))}
        {points.map(({ id, conversations, label }, index) => {
          const height = (conversations / most) * (BARS_BOTTOM - BARS_TOP);
          return (
            <g key={id}>
              <rect
                x={x(index) - Math.min(step * 0.36, 14)}
                width={Math.min(step * 0.72, 28)}
                y={BARS_BOTTOM - height}
                height={height}
                className={index === at ? styles['barAt'] : styles['bar']}
              />
              {index % every === 0 && (
                <text x={x(index)} y={HEIGHT - 4} textAnchor="middle">
                  {label}
                </text>
              )}
            </g>
          );
        })}
        <path d={pathOf(points, x, y)} className={styles['line']} />
        {points.map(({ id, value }, index) =>
          value === null ? null : (
            <circle
              key={id}
              cx={x(index)}
              cy={y(value)}
              r={index === at ? 4.5 : 2.2}
              className={styles['dot']}
            />
          ),
        )}
      </svg>
      <ol className={styles['days']} style={{ paddingInlineStart: LEFT }}>
        {points.map(({ id, words, search }, index) => (
          <li key={id} onPointerEnter={() => setAt(index)} onFocus={() => setAt(index)}>
            <PageLink to="/conversations" search={search} label={words} />
          </li>
        ))}
      </ol>
      {pointed !== undefined && (
        <div
          className={styles['tip']}
          style={{
            left: Math.min(Math.max(x(at!), 90), width - 90),
            top: pointed.value === null ? TOP : y(pointed.value),
          }}
          aria-hidden="true"
        >
          {pointed.words}
        </div>
      )}
    </div>
  );
}

function pathOf(
  points: readonly TrendPoint[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let isDrawing = false;
  return points
    .map(({ value }, index) => {
      if (value === null) {
        isDrawing = false;
        return '';
      }
      const command = isDrawing ? 'L' : 'M';
      isDrawing = true;
      return `${command}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
}

const STEPS = [0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20, 25, 50];

/** Round numbers around the values, so that a small change neither vanishes nor looks like a landslide. */
function scaleOf(points: readonly TrendPoint[]): {
  readonly low: number;
  readonly high: number;
  readonly ticks: number[];
} {
  const values = points.flatMap(({ value }) => value ?? []);
  if (values.length === 0) return { low: 0, high: 1, ticks: [] };
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(most - least, Math.abs(most) * 0.08, 0.02);
  const step = STEPS.find((one) => one >= room / 3) ?? 100;
  const low = Math.floor((least - room * 0.1) / step) * step;
  const high = Math.ceil((most + room * 0.1) / step) * step;
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step);
  return { low, high: high === low ? low + step : high, ticks };
}
