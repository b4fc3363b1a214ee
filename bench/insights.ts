import { parseArgs } from 'node:util';
import { findConflicts } from '#core/insights/answer-conflicts.ts';
import { poolTrouble } from '#core/insights/pooled-trouble.ts';
import { watchCounts } from '#core/insights/watch-counts.ts';
import { judgeCause } from '#core/insights/whose-problem.ts';
import { plantOrganisation, plantTraffic } from '../test/insights/planted-organisation.ts';
import { printTable } from './timing.ts';

// How often the brain is right about what was planted: whose problem a matter is, false alarms, and how soon a surge is
// told. `node bench/insights.ts [--seeds 20] [--first 1]`: so many organisations, the first made from this seed.

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '20' }, first: { type: 'string', default: '1' } },
});
const SEEDS = Math.max(1, Number(values.seeds));
const FIRST = Math.max(1, Number(values.first));
const DAY = 24;
const TOPICS = 20;
const OPTIONS = { falseAlarms: 1, firstHour: 0, daysOfMonth: 30 };

function causes(): void {
  const tally = new Map<string, Map<string, number>>();
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
    const { topics } = plantOrganisation(seed);
    for (const one of topics) {
      const elsewhere = topics.filter((topic) => topic !== one).flatMap(({ cells }) => cells);
      const { cause } = judgeCause(poolTrouble(one.cells, elsewhere), findConflicts(one.answers));
      const row = tally.get(one.planted) ?? new Map<string, number>();
      row.set(cause, (row.get(cause) ?? 0) + 1);
      tally.set(one.planted, row);
    }
  }
  printTable(
    `Whose problem it is, ${SEEDS} planted organisations`,
    ['planted', 'told'],
    [...tally].map(([planted, row]) => [planted, [...row].map(([cause, n]) => `${cause} ${n}`).join(', ')]),
  );
}

/** A topic's conversations in an average hour. */
const perHour = (topic: number) => 0.3 + (topic % 5) * 1.2;

function falseAlarms(): void {
  let alarms = 0;
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
    const series = plantTraffic(seed, { topics: TOPICS, hours: 65 * DAY, perHour });
    const quiet = new Map<string, number>();
    for (let hour = 35 * DAY; hour <= 65 * DAY; hour++) {
      const seen = series.map(({ topic, counts }) => ({ topic, counts: Array.from(counts).slice(0, hour) }));
      for (const { topic } of watchCounts(seen, OPTIONS)) {
        if ((quiet.get(topic) ?? 0) > hour) continue;
        quiet.set(topic, hour + DAY);
        alarms++;
      }
    }
  }
  printTable(
    `False alarms of ${TOPICS} topics in 30 days, budget 1`,
    ['organisations', 'alarms each'],
    [[String(SEEDS), (alarms / SEEDS).toFixed(2)]],
  );
}

function surges(): void {
  const start = 40 * DAY + 9;
  const rows = [0.5, 1, 2, 4, 8].map((rate) => {
    const hours: number[] = [];
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      const series = plantTraffic(seed, {
        topics: TOPICS,
        hours: start + 24,
        perHour: (topic) => (topic === 0 ? rate : perHour(topic)),
        times: (topic, hour) => (topic === 0 && hour >= start ? 3 : 1),
      });
      let after = 1;
      for (; after <= 24; after++) {
        const seen = series.map(({ topic, counts }) => ({
          topic,
          counts: Array.from(counts).slice(0, start + after),
        }));
        if (watchCounts(seen, OPTIONS).some(({ topic }) => topic === 't-0')) break;
      }
      hours.push(after);
    }
    const sorted = hours.toSorted((a, b) => a - b);
    const within = hours.filter((one) => one <= 6).length;
    return [String(rate), String(sorted[Math.floor(sorted.length / 2)]), `${within} of ${SEEDS}`];
  });
  printTable(
    'A topic three times as frequent from 9 in the morning',
    ['conversations an hour before', 'hours until told (median)', 'within 6 h'],
    rows,
  );
}

causes();
falseAlarms();
surges();
