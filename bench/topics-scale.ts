import { findGroups } from '#core/insights/find-groups.ts';
import type { Topic } from '#core/insights/topic.ts';
import { assignToTopics } from '#core/insights/topic-anchor.ts';
import { rowOf, type VectorTable } from '#core/insights/vector-table.ts';
import { seeded } from './sample.ts';
import { printTable } from './timing.ts';

const WIDTH = 80;
const TOPICS = 300;
const NOISE_SHARE = 0.05;
/** What one day brings to a large company, and how wide the vectors of the Chinese model are. */
const ARRIVING = 100_000;
const MODEL_WIDTH = 512;

/** Time and memory of finding topics among made-up vectors, of sizes that fall like those of words. */
export function measureScale(counts: readonly number[]): void {
  const rows = counts.map((count) => {
    const table = madeUp(count);
    const started = performance.now();
    const { groups, of } = findGroups(table);
    const seconds = (performance.now() - started) / 1000;
    const noise = of.filter((group) => group < 0).length;
    const memory = process.resourceUsage().maxRSS / 2 ** 20;
    return [
      String(count),
      String(groups),
      `${((100 * noise) / count).toFixed(1)} %`,
      seconds.toFixed(1),
      ((1e6 * seconds) / count).toFixed(0),
      memory.toFixed(2),
    ];
  });
  printTable(
    'Topics of made-up vectors',
    ['conversations', 'topics', 'noise', 'seconds', 'µs each', 'peak GiB'],
    rows,
  );
}

/** Time in which conversations that arrive find their topics. */
export function measureArrival(): void {
  const centres = madeUp(TOPICS, MODEL_WIDTH);
  const topics = Array.from({ length: TOPICS }, (_, place): Topic => {
    const anchor = { centre: rowOf(centres, place), limit: 0.3 };
    return { id: `t-${place}`, language: 'zh', name: '', path: [], size: 1, phrases: [], quotes: [], anchor };
  });
  const table = madeUp(ARRIVING, MODEL_WIDTH);
  const vectors = Array.from({ length: ARRIVING }, (_, row) => rowOf(table, row));
  const started = performance.now();
  assignToTopics(vectors, topics);
  const seconds = (performance.now() - started) / 1000;
  console.log(`${ARRIVING} conversations assigned to ${TOPICS} topics in ${seconds.toFixed(1)} s.`);
}

function madeUp(count: number, width = WIDTH): VectorTable {
  const next = seeded(7);
  const centres = new Float32Array(TOPICS * width).map(() => next() - 0.5);
  const values = new Float32Array(count * width);
  const bounds = Array.from({ length: TOPICS }, (_, i) => 1 / (i + 3));
  const total = bounds.reduce((sum, value) => sum + value, 0);
  for (let row = 0; row < count; row++) {
    let left = next() * total;
    let topic = 0;
    while (topic < TOPICS - 1 && left > bounds[topic]!) left -= bounds[topic++]!;
    const own = next() < NOISE_SHARE ? 0 : 1;
    let squares = 0;
    for (let i = 0; i < width; i++) {
      const value = own * centres[topic * width + i]! + (next() - 0.5) * 0.9;
      values[row * width + i] = value;
      squares += value * value;
    }
    for (let i = 0; i < width; i++) values[row * width + i]! /= Math.sqrt(squares);
  }
  return { rows: count, width, values };
}
