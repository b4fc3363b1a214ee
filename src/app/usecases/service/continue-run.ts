import type { Bilingual } from '#core/bilingual.ts';
import { messageOf } from '#core/message-of.ts';
import type { JobPayloads } from '#core/ports/jobs.ts';
import { StoreConflict, StoreUnavailable } from '#core/ports/store-errors.ts';
import type { Run } from '#core/ports/workflow.ts';
import { runJob } from './analysis-job.ts';
import { continueBacktest } from './continue-backtest.ts';
import { continueDemo } from './continue-demo.ts';
import { continueErasure } from './continue-erasure.ts';
import { continueReanalysis } from './continue-reanalysis.ts';
import type { ServicePorts } from './ports.ts';
import { RUN_PACE, RunLeash, type RunOutcome, type RunPace } from './run-leash.ts';

type Continue = (ports: ServicePorts, run: Run, leash: RunLeash) => Promise<RunOutcome>;

const KINDS: Readonly<Partial<Record<Run['kind'], Continue>>> = {
  reanalysis: continueReanalysis,
  backtest: continueBacktest,
  erasure: continueErasure,
  import: continueDemo,
};

/**
 * Goes on with a background run from where it stands, until it is done, was cancelled, or its shift is over.
 * Each step may be done twice: a run whose process was killed is simply continued by the next job.
 */
export async function continueRun(
  ports: ServicePorts,
  { organisation, run: id }: JobPayloads['run'],
  signal: { readonly aborted: boolean },
  pace: RunPace = RUN_PACE,
): Promise<void> {
  const { runs } = ports.workflow;
  const run = await runs.find(organisation, id);
  const proceed = run?.state === 'running' ? KINDS[run.kind] : undefined;
  if (run === null || proceed === undefined) return;
  try {
    const outcome = await proceed(ports, run, new RunLeash(ports, run, signal, pace));
    if (outcome === 'later' && !signal.aborted) await ports.queue.send([runJob(organisation, id)]);
    if (typeof outcome === 'object') await runs.update(organisation, id, { state: 'done', ...outcome });
  } catch (failure) {
    if (failure instanceof StoreUnavailable) throw failure;
    const error = whyOf(failure);
    ports.log.error({ organisation, run: id, error: error.en }, 'a run failed');
    await runs.update(organisation, id, { state: 'failed', error });
  }
}

function whyOf(failure: unknown): Bilingual {
  if (failure instanceof StoreConflict) return failure.says;
  const told = messageOf(failure);
  return { zh: `服务内部出错：${told}`, en: told };
}
