import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import { FactsPacking } from '#adapters/clickhouse/writing/pack-facts.ts';
import { modelOfSetting } from '#adapters/language/model-setting.ts';
import type { TimeLimit } from '#core/ports/language-model.ts';
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
import type { AnalysisThreadSetup, TimeLimited } from './worker/analysis-pool.ts';
import { readingRest } from './worker/reading-rest.ts';
import { standBack } from './worker/stand-back.ts';

// What threads of the analysis pool do, by the names under which it asks for it.

const { languageModel, rest: shared, isAwaited } = workerData as AnalysisThreadSetup;
if (!isAwaited) standBack();
const rest = readingRest(shared);
/** Opened with the first task that needs it: most rules are checked without. */
let reader: Promise<ReadAlong> | undefined;

function openReader(): Promise<ReadAlong> {
  const warn = ({ en }: { readonly en: string }) => process.emitWarning(en);
  // Who starts the threads has compared the hashes once for all of them.
  reader ??= rest
    .during(() => modelOfSetting(languageModel, warn, { checksHashes: false }))
    .then((model) => {
      const along = readAlong(model, warn);
      return {
        ...along,
        prepare: (rulebook) => rest.during(() => along.prepare(rulebook)),
        readings: (conversations, limit) => rest.during(() => along.readings(conversations, limit)),
      };
    });
  return reader;
}

/**
 * A thread in whose model a computation is going on cannot be ended without ending the process, so that reading
 * stops by itself well before the limit at which the pool ends the thread, and when the pool is closed.
 */
const SHARE_FOR_READING = 0.7;

function limitOf({ limitMs }: TimeLimited): TimeLimit {
  const end = performance.now() + SHARE_FOR_READING * limitMs;
  return {
    get isUp() {
      return rest.isWanted || performance.now() > end;
    },
  };
}

export async function analyse(task: ThreadTask & TimeLimited): Promise<readonly AnalysisOutcome[]> {
  return analyseInThread(task, await openReader(), limitOf(task));
}

export function check(rulebooks: Pick<RulebookSet, 'files'>): Promise<RulebookFindings> {
  return checkInThread(rulebooks, openReader);
}

/** The facts are packed for their store here, and their bytes handed over: the main thread never looks into them. */
export async function makeFacts(task: FactsTask & TimeLimited): Promise<unknown> {
  const limit = limitOf(task);
  const packing = new FactsPacking(task.organisation);
  const outcomes = await makeFactsInThread(task, await openReader(), limit, (fact) => packing.add(fact));
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
}
