import { benchAnalysis } from './analysis.ts';
import { benchSignals } from './signals.ts';

/** `npm run bench [NAME]`: prints tables for docs/benchmarks.md. */
const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  analysis: benchAnalysis,
  signals: benchSignals,
};

const names = process.argv.slice(2);
const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown !== undefined) {
  console.error(`There is no benchmark ${unknown}. Known: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(1);
}
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) await BENCHES[name]!();
