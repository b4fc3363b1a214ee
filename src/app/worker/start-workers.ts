import { analyseBatch } from '#app/usecases/service/analyse-batch.ts';
import { applyRetention } from '#app/usecases/service/apply-retention.ts';
import { continueRun } from '#app/usecases/service/continue-run.ts';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { sweepOverdue } from '#app/usecases/service/sweep-overdue.ts';

const SWEEP_MS = 60_000;
const RETENTION_MS = 6 * 3_600_000;

/**
 * Takes jobs from the queue until it is closed, and looks now and then for what was left lying.
 * @param places batches that are analysed at the same time: more than threads, so that none waits for a store
 */
export async function startWorkers(ports: ServicePorts, places: number): Promise<() => void> {
  await ports.queue.work('analyse', { concurrency: places }, (payload) => analyseBatch(ports, payload));
  await ports.queue.work('run', { concurrency: 1 }, (payload, { signal }) =>
    continueRun(ports, payload, signal),
  );
  await ports.queue.work('retention', { concurrency: 1 }, () => applyRetention(ports));
  const timers = [
    every(SWEEP_MS, ports, 'sweep', () => sweepOverdue(ports)),
    every(RETENTION_MS, ports, 'retention', () =>
      ports.queue.send([{ name: 'retention', payload: {}, priority: 'backfill', key: 'retention' }]),
    ),
  ];
  return () => {
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
