/**
 * A process that begins jobs and never ends them, to be killed by a test:
 * `node job-worker.ts url URL` or `node job-worker.ts folder FOLDER`. Says `working BATCH` at each.
 */
import { openJobQueue } from '#adapters/queue/open-job-queue.ts';
import { openEmbeddedDatabase } from './embedded-database.ts';

const [kind, place = ''] = process.argv.slice(2);
const queue = await openJobQueue(kind === 'url' ? { url: place } : await openEmbeddedDatabase(place), {
  heartbeatSeconds: 10,
  firstRetrySeconds: 0,
  supervisionSeconds: 1,
});
if (kind === 'folder') {
  await queue.send([
    { name: 'analyse', payload: { organisation: 'org', batch: 'b', reason: 'received' }, priority: 'fresh' },
  ]);
}
await queue.work('analyse', { concurrency: 1 }, ({ batch }) => {
  console.log(`working ${batch}`);
  return new Promise(() => {});
});
