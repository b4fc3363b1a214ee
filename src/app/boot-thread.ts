import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import { FactsPacking } from '#adapters/clickhouse/writing/pack-facts.ts';
import { modelOfSetting } from '#adapters/language/model-setting.ts';
import { type ReadAlong, readAlong } from './usecases/read-along.ts';
import type {
  AnalysisOutcome,
  FactsTask,
  MadeFacts,
  RulebookFindings,
  RulebookSet,
} from './usecases/service/ports.ts';
import {
  analyseInThread,
  checkInThread,
  makeFactsInThread,
  type ThreadTask,
} from './worker/analyse-in-thread.ts';
import type { AnalysisThreadSetup } from './worker/analysis-pool.ts';
import { limited, type TaskTime } from './worker/limited-task.ts';
import { standBack } from './worker/stand-back.ts';

// What threads of the analysis pool do, by the names under which it asks for it.

const { languageModel, isAwaited } = workerData as AnalysisThreadSetup;
if (!isAwaited) standBack();
const warn = ({ en }: { readonly en: string }) => process.emitWarning(en);
/** Opened with the first task that needs it: most rules are checked without. */
let opened: Promise<ReadAlong> | undefined;

/** Reads along with a task for as long as it has time. */
async function openReader({ rest }: TaskTime): Promise<ReadAlong> {
  opened ??= rest
    // Who starts the threads has compared the hashes once for all of them.
    .during(() => modelOfSetting(languageModel, warn, { checksHashes: false }))
    .then((model) => readAlong(model, warn));
  const along = await opened.catch((failure: unknown) => {
    opened = undefined;
    throw failure;
  });
  return {
    ...along,
    prepare: (rulebook) => rest.during(() => along.prepare(rulebook)),
    readings: (conversations, limit) => rest.during(() => along.readings(conversations, limit)),
  };
}

export const analyse = limited(
  async (task: ThreadTask, time): Promise<readonly AnalysisOutcome[]> =>
    analyseInThread(task, await openReader(time), time),
);

export const check = limited((rulebooks: Pick<RulebookSet, 'files'>, time): Promise<RulebookFindings> => {
  time.begins();
  return checkInThread(rulebooks, () => openReader(time));
});

/** The facts are packed for their store here, and their bytes handed over: the main thread never looks into them. */
export const makeFacts = limited(async (task: FactsTask, time): Promise<unknown> => {
  const packing = new FactsPacking(task.organisation);
  const outcomes = await makeFactsInThread(task, await openReader(time), time, (fact) => packing.add(fact));
  const packed = packing.finish();
  const made: MadeFacts = { outcomes, facts: packed };
  return move({
    get [transferableSymbol]() {
      return [packed.rows.buffer];
    },
    get [valueSymbol]() {
      return made;
    },
  } as never);
});
