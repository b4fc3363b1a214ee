/**
 * A service in a process of its own, to be killed by a test: `node service-program.ts SETTINGS`, the settings as
 * JSON under the names of the environment. Says `ready URL` and, once it was told to stop (SIGTERM), `stopped`.
 * Its organisation judges by the small rulebook. TINGZHEN_TEST_LIMIT_MS: what the analysis of a batch may take.
 */
import { startService } from '#app/service.ts';
import { readSettings } from '#app/settings.ts';
import { SMALL_RULEBOOK } from '../suites/service-stack.ts';
import { MAIN } from './faulty-service.ts';

const environment = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (fields: object, message: string) => say(`log ${message} ${JSON.stringify(fields)}`);
const log = { info() {}, warn: complain, error: complain };
const limitMs = environment['TINGZHEN_TEST_LIMIT_MS'];
const service = await startService(
  readSettings(environment),
  MAIN,
  log,
  limitMs === undefined ? {} : { analysisMs: () => Number(limitMs) },
);
const { rulebooks } = service.ports.workflow;
if ((await rulebooks.active(MAIN.id)).length === 0) {
  const draft = { rulebook: 'general', files: SMALL_RULEBOOK, note: '', createdBy: 'test' };
  const { version } = await rulebooks.saveDraft(MAIN.id, draft);
  await rulebooks.activate(MAIN.id, 'general', version);
}
process.once('SIGTERM', async () => {
  await service.stop(Number(environment['TINGZHEN_TEST_GRACE_MS'] ?? 5_000));
  say('stopped');
  process.exit(0);
});
say(`ready ${service.url}`);
