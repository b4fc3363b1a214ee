import { parseArgs } from 'node:util';
import { benchAnalysis } from './analysis.ts';
import { benchCoaching } from './coaching.ts';
import { benchFacts, printFacts } from './facts.ts';
import { benchIngest } from './ingest.ts';
import { benchLanguage } from './language.ts';
import { benchLive } from './live.ts';
import { benchMemory } from './memory.ts';
import { benchService } from './service.ts';
import { benchSignals } from './signals.ts';
import { benchWeb } from './web/web.ts';

/** `npm run bench [NAME…] [-- --megabytes N] [--no-model] [--labelled FILE…] [--facts 10000,100000] [--models DIR] [--base ENCODER.onnx] [--data DIR] [--conversations N] [--imports N]`: prints tables for docs/benchmarks.md. */
const { values, positionals } = parseArgs({
  options: {
    megabytes: { type: 'string' },
    'no-model': { type: 'boolean' },
    labelled: { type: 'string', multiple: true },
    facts: { type: 'string' },
    models: { type: 'string' },
    base: { type: 'string' },
    data: { type: 'string' },
    conversations: { type: 'string' },
    imports: { type: 'string' },
  },
  allowPositionals: true,
});
const megabytes = Number(values.megabytes ?? 1000);
const FACTS = (values.facts ?? '10000,100000,1000000').split(',').map(Number);

const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  analysis: benchAnalysis,
  coaching: () => console.log(JSON.stringify(benchCoaching())),
  facts: async () => {
    const benches = [];
    for (const size of FACTS) benches.push(await benchFacts(size));
    printFacts(benches);
  },
  ingest: benchIngest,
  live: benchLive,
  language: () =>
    benchLanguage({
      ...(values.models === undefined ? {} : { models: values.models }),
      ...(values.base === undefined ? {} : { base: values.base }),
    }),
  memory: () => benchMemory(megabytes, values['no-model'] !== true),
  service: () =>
    benchService(
      ...[values.conversations, values.imports].map((value) =>
        value === undefined ? undefined : Number(value),
      ),
    ),
  signals: () => benchSignals(values.labelled ?? []),
  web: () =>
    benchWeb({
      ...(values.data === undefined ? {} : { folder: values.data }),
      ...(values.conversations === undefined ? {} : { conversations: Number(values.conversations) }),
    }),
};

const names = positionals;
const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown !== undefined) {
  console.error(`There is no benchmark ${unknown}. Known: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(1);
}
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) await BENCHES[name]!();
