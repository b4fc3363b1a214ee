import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { packShelf } from '#app/boot.ts';
import { openService } from '#app/boot-service.ts';
import { readSettings } from '#app/settings.ts';
import { analyseBatch } from '#app/usecases/service/analyse-batch.ts';
import { createOrganisation } from '#app/usecases/service/create-organisation.ts';
import { makeFacts } from '#app/usecases/service/make-facts.ts';
import type { AnalysisPool, ServicePorts } from '#app/usecases/service/ports.ts';
import { unpackBatch } from '#app/usecases/service/raw-batch.ts';
import { receiveConversations } from '#app/usecases/service/receive-conversations.ts';
import type { Analysis } from '#core/analysis/analysis.ts';
import type { ConversationFact } from '#core/ports/facts.ts';
import { conversations } from './sample.ts';
import { machine, printTable, rate } from './timing.ts';

const COUNT = 10_000;
const BATCH = 200;
/** Until the threads have compiled the rulebooks, and the platform has optimised what it has seen at work. */
const WARM_UP = 1000;

/**
 * From the call to the stored fact, embedded: raw input, receipts, job, analysis in threads, facts. Beside it
 * the same way with every analysis ready made, so that the difference is the analysis.
 */
export async function benchIngest(): Promise<void> {
  console.log(
    `Machine: ${machine()}; ${new Date().toISOString().slice(0, 10)}; ${COUNT} conversations of 20 turns, wall clock.`,
  );
  const sample = conversations(COUNT, 20);
  const rulesOnly = await through(sample, { model: 'off', warmUp: WARM_UP }, (pool) => pool);
  // More would let the model meet the sentences that come again and again before they count.
  const whole = await through(sample.slice(0, COUNT / 5), { model: 'on', warmUp: 1 }, (pool) => pool);
  const stored = await through(sample, { model: 'off', warmUp: WARM_UP }, readyMade);
  printTable(
    'Ingest → analysed → stored, embedded',
    ['step', 'conversations/s'],
    [
      ['with analysis, general pack, rules only', rate(rulesOnly)],
      ['the same with the language model', rate(whole)],
      ['the same inserts without analysis', rate(stored)],
    ],
  );
}

async function through(
  sample: ReturnType<typeof conversations>,
  { model, warmUp }: { model: string; warmUp: number },
  wrap: (pool: AnalysisPool) => AnalysisPool,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'tingzhen-bench-'));
  const quiet = () => {};
  const service = await openService(
    readSettings({ TINGZHEN_DATA_DIR: folder, TINGZHEN_LANGUAGE_MODEL: model }),
    {
      info: quiet,
      warn: (fields, message) => console.error(message, fields),
      error: (fields, message) => console.error(message, fields),
    },
  );
  const ports: ServicePorts = { ...service.ports, analysis: wrap(service.ports.analysis) };
  const { pack } = await packShelf.installed('general');
  const organisation = { id: 'bench', name: 'Bench', timeZone: 'UTC', retentionDays: null };
  await createOrganisation(ports, organisation, [pack!], 'system');
  await ports.queue.work('analyse', { concurrency: 3 }, (payload) => analyseBatch(ports, payload));
  const receive = async (some: typeof sample) => {
    for (let at = 0; at < some.length; at += BATCH)
      await receiveConversations(ports, 'bench', some.slice(at, at + BATCH));
  };
  await receive(sample.slice(0, warmUp).map((one) => ({ ...one, id: `warm-up-${one.id}` })));
  await until(ports, warmUp);
  const start = performance.now();
  await receive(sample);
  await until(ports, sample.length + warmUp);
  const seconds = (performance.now() - start) / 1000;
  await service.close(1000);
  await rm(folder, { recursive: true });
  return sample.length / seconds;
}

async function until({ workflow }: ServicePorts, analysed: number): Promise<void> {
  for (;;) {
    const coverage = await workflow.receipts.coverage('bench');
    if (coverage.failed > 0) throw new Error(JSON.stringify(await workflow.receipts.failed('bench', 3)));
    if (coverage.analysed >= analysed) return;
    await pause(50);
  }
}

/** Answers with the analysis of the first conversation under each one's id. */
function readyMade(pool: AnalysisPool): AnalysisPool {
  let made: Promise<Analysis> | undefined;
  return {
    analyse: (rulebooks, list) => pool.analyse(rulebooks, list),
    async makeFacts(task) {
      const [first] = unpackBatch(task.batch).values();
      made ??= pool.analyse(task.rulebooks, [first!]).then(([one]) => {
        if (one?.ok !== true) throw new Error('the first conversation could not be analysed');
        return one.analysis;
      });
      const analysis = await made;
      const facts: ConversationFact[] = [];
      const outcomes = await makeFacts(
        task,
        async (conversations) => conversations.map(({ id }) => ({ ok: true, analysis: { ...analysis, id } })),
        (fact) => facts.push(fact),
      );
      return { outcomes, facts };
    },
    check: (rulebooks) => pool.check(rulebooks),
    close: () => pool.close(),
  };
}
