import { parseArgs } from 'node:util';
import { findConflicts } from '#core/insights/answer-conflicts.ts';
import { poolTrouble } from '#core/insights/pooled-trouble.ts';
import { judgeCause } from '#core/insights/whose-problem.ts';
import { plantOrganisation } from '../test/insights/planted-organisation.ts';
import { falseAlarms, surgesTold } from './insights-alarms.ts';
import { printTable } from './timing.ts';

// How often the brain is right about what was planted: whose problem a matter is, false alarms, and how soon a surge is
// told. `node bench/insights.ts [--seeds 20] [--first 1]`: so many organisations, the first made from this seed.

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '20' }, first: { type: 'string', default: '1' } },
});
const SEEDS = Math.max(1, Number(values.seeds));
const FIRST = Math.max(1, Number(values.first));

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

causes();
falseAlarms(FIRST, SEEDS);
surgesTold(FIRST, SEEDS);
