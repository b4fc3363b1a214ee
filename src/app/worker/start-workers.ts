import { analyseBatch } from '#app/usecases/service/analyse-batch.ts';
import { applyRetention } from '#app/usecases/service/apply-retention.ts';
import { continueRun } from '#app/usecases/service/continue-run.ts';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { sweepOverdue } from '#app/usecases/service/sweep-overdue.ts';
import { withPatience } from './patience.ts';

const SWEEP_MS = 60_000;
const RETENTION_MS = 6 * 3_600_000;

export interface WorkerOptions {
  /** Batches that are analysed at the same time: more than threads, so that none waits for a store. */
  readonly places: number;
  /** No other process works on the same stores. */
  readonly alone: boolean;
}

/** Takes jobs from the queue until it is closed, and looks now and then for what was left lying. */
export async function startWorkers(
  ports: ServicePorts,
  { places, alone }: WorkerOptions,
): Promise<() => void> {
  const { queue, log } = ports;
  // What is pending without a job now, this process left so when it ended; nobody else is about to send one.
  if (alone) await sweepOverdue(ports, 0);
  let stopping = false;
  const patiently = (job: string, signal: { readonly aborted: boolean }, work: () => Promise<void>) =>
    withPatience(
      work,
      () => stopping || signal.aborted,
      ({ message }) => log.warn({ job, error: message }, 'waiting for a store'),
    );
  await queue.work('analyse', { concurrency: places }, (payload, { signal }) =>
    patiently('analyse', signal, () => analyseBatch(ports, payload)),
  );
  await queue.work('run', { concurrency: 1 }, (payload, { signal }) =>
    patiently('run', signal, () => continueRun(ports, payload, signal)),
  );
  await queue.work('retention', { concurrency: 1 }, (_, { signal }) =>
    patiently('retention', signal, () => applyRetention(ports)),
  );
  const timers = [
    every(SWEEP_MS, ports, 'sweep', () => sweepOverdue(ports)),
    every(RETENTION_MS, ports, 'retention', () =>
      queue.send([{ name: 'retention', payload: {}, priority: 'backfill', key: 'retention' }]),
    ),
  ];
  return () => {
    stopping = true;
    for (const timer of timers) clearInterval(timer);
  };
}

function every(
  ms: number,
  { log }: ServicePorts,
  what: string,
  work: () => Promise<unknown>,
): NodeJS.Timeout {
  let atWork = false;
  const timer = setInterval(() => {
    if (atWork) return;
    atWork = true;
    work()
      .catch((failure: unknown) => log.warn({ what, error: String(failure) }, 'will be tried again'))
      .finally(() => {
        atWork = false;
      });
  }, ms);
  timer.unref();
  return timer;
}
