import type { CountSeries } from '#core/insights/usual-traffic.ts';
import { normal } from './planted-organisation.ts';
import { seededNumbers } from './planted-topics.ts';

/** Of each hour's conversations how many end badly: a share of the topic's own, that differs somewhat from day to day. */
export function plantUpset(seed: number, series: readonly CountSeries[]): Float64Array[] {
  const next = seededNumbers(seed);
  return series.map(({ counts }) => {
    const usual = -1.6 + 1.2 * next();
    let share = 0;
    return Float64Array.from(counts, (count, hour) => {
      if (hour % 24 === 0) share = 1 / (1 + Math.exp(-usual - 0.3 * normal(next)));
      let upset = 0;
      for (let i = 0; i < count; i++) if (next() < share) upset++;
      return upset;
    });
  });
}

const OF_ALL = 2_000;
const OF_A_TOPIC = 300;

/** What customers say, by hour: words that all use and words of their topic, the commonest ones most. */
export function plantTexts(seed: number, series: readonly CountSeries[]): string[][] {
  const next = seededNumbers(seed);
  // Zipf: a word's frequency falls as its rank rises.
  const rankOf = (words: number) => Math.floor(words ** next());
  const hours = series[0]?.counts.length ?? 0;
  return Array.from({ length: hours }, (_, hour) =>
    series.flatMap(({ topic, counts }) =>
      Array.from({ length: counts[hour]! }, () =>
        Array.from({ length: 6 }, (_, i) =>
          i < 3 ? `all${rankOf(OF_ALL)}` : `of-${topic}-${rankOf(OF_A_TOPIC)}`,
        ).join(' '),
      ),
    ),
  );
}
