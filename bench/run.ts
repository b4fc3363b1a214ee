import { parseArgs } from 'node:util';
import { benchAnalysis } from './analysis.ts';
import { benchFacts, printFacts } from './facts.ts';
import { benchIngest } from './ingest.ts';
import { benchMemory } from './memory.ts';
import { benchService } from './service.ts';
import { benchSignals } from './signals.ts';

/** `npm run bench [NAME…] [-- --megabytes N] [--labelled FILE…] [--facts 10000,100000]`: prints tables for docs/benchmarks.md. */
const { values, positionals } = parseArgs({
  options: {
    megabytes: { type: 'string' },
    labelled: { type: 'string', multiple: true },
    facts: { type: 'string' },
  },
  allowPositionals: true,
});
const megabytes = Number(values.megabytes ?? 1000);
const FACTS = (values.facts ?? '10000,100000,1000000').split(',').map(Number);

const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  analysis: benchAnalysis,
  facts: async () => {
    const benches = [];
    for (const size of FACTS) benches.push(await benchFacts(size));
    printFacts(benches);
  },
  ingest: benchIngest,
  memory: () => benchMemory(megabytes),
  service: benchService,
  signals: () => benchSignals(values.labelled ?? []),
};

const names = positionals;
const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown !== undefined) {
  console.error(`There is no benchmark ${unknown}. Known: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(1);
}
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) await BENCHES[name]!();
