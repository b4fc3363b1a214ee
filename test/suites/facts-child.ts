import { openFactStore } from '#adapters/clickhouse/open-fact-store.ts';
import { sampleFact } from './sample-fact.ts';

/** A process that appends facts to a folder, says so, and goes on holding the folder. */
const [folder = '', count = '1'] = process.argv.slice(2);
const store = await openFactStore({ folder });
const samples = Array.from({ length: Number(count) }, (_, index) => ({ id: `c-${index}` }));
await store.append('o', samples.map(sampleFact));
process.stdout.write('appended\n');
setInterval(() => undefined, 1000);
