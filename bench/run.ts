import { parseArgs } from 'node:util';
import { benchAnalysis } from './analysis.ts';
import { benchIngest } from './ingest.ts';
import { benchMemory } from './memory.ts';
import { benchSignals } from './signals.ts';

/** `npm run bench [NAME…] [-- --megabytes N] [--labelled FILE…]`: prints tables for docs/benchmarks.md. */
const { values, positionals } = parseArgs({
  options: { megabytes: { type: 'string' }, labelled: { type: 'string', multiple: true } },
  allowPositionals: true,
});
const megabytes = Number(values.megabytes ?? 1000);

const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  analysis: benchAnalysis,
  ingest: benchIngest,
  memory: () => benchMemory(megabytes),
  signals: () => benchSignals(values.labelled ?? []),
};

const names = positionals;
const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown !== undefined) {
  console.error(`There is no benchmark ${unknown}. Known: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(1);
}
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) await BENCHES[name]!();
