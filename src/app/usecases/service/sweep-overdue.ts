import type { JobPayloads, JobToSend } from '#core/ports/jobs.ts';
import type { Run } from '#core/ports/workflow.ts';
import { analysisJob, runJob } from './analysis-job.ts';
import type { ServicePorts } from './ports.ts';
import { resumeErasures } from './resume-erasures.ts';
import { deliveryJob } from './send-events.ts';

/** What waits or is being worked on has its job under the same key: there is no hurry to look for what has none. */
const OVERDUE_MS = 2 * 60_000;
const RECEIPTS_AT_ONCE = 20_000;
const DEAD_AT_MOST = 10_000;
const RUNS_LOOKED_AT = 100;
const DELIVERIES_AT_ONCE = 1_000;
/** Kinds that `continueRun` works on. */
const BY_JOBS: ReadonlySet<Run['kind']> = new Set(['reanalysis', 'backtest', 'erasure']);

type Ports = Pick<ServicePorts, 'workflow' | 'blobs' | 'queue' | 'now' | 'log'>;

export interface Swept {
  readonly batches: number;
  readonly runs: number;
}

/**
 * Sends work again whose job may have been lost: a process was killed between the receipt, or the run, and the
 * queue; deliveries of webhooks, too. What waits in the queue already, for hours perhaps while history is worked on, or is at work is not doubled, as its
 * job has the same key. What is dead is left to the person who reads the reason. Erasures that have no run, or whose
 * run failed, are taken up again.
 */
export async function sweepOverdue(ports: Ports, overdueMs: number = OVERDUE_MS): Promise<Swept> {
  const before = ports.now() - overdueMs;
  const { batches, runs } = await sendLost(ports, new Date(before).toISOString());
  return { batches, runs: runs + (await resumeErasures(ports, before)) };
}

async function sendLost({ workflow, queue }: Ports, before: string): Promise<Swept> {
  const overdue = await workflow.receipts.overdue(before, RECEIPTS_AT_ONCE);
  const runs = await standingRuns(workflow, before);
  const deliveries = await workflow.webhooks.standing(before, DELIVERIES_AT_ONCE);
  await queue.send(deliveries.map((delivery) => ({ ...deliveryJob(delivery), unlessAtWork: true })));
  if (overdue.length === 0 && runs.length === 0) return { batches: 0, runs: 0 };
  const dead = new Set((await queue.dead(DEAD_AT_MOST)).map(({ name, payload }) => keyOf(name, payload)));
  const jobs = [...analysesOf(overdue), ...runs.map(({ organisation, id }) => runJob(organisation, id))];
  const lost = jobs.filter(({ key }) => key === undefined || !dead.has(key));
  await queue.send(lost.map((job) => ({ ...job, unlessAtWork: true })));
  const sentRuns = lost.filter(({ name }) => name === 'run').length;
  return { batches: lost.length - sentRuns, runs: sentRuns };
}

/** Whatever was received with a batch is told to other systems: only what was all told when it was new is not. */
function analysesOf(
  overdue: Awaited<ReturnType<ServicePorts['workflow']['receipts']['overdue']>>,
): JobToSend<'analyse'>[] {
  const jobs = overdue.map(({ organisation, batch, reopened }) =>
    analysisJob({ organisation, batch, reason: reopened ? 'reanalysis' : 'replay' }, 'replay'),
  );
  return [...Map.groupBy(jobs, ({ key }) => key).values()].map(
    (ofBatch) => ofBatch.find(({ payload }) => payload.reason === 'replay') ?? ofBatch[0]!,
  );
}

/** Running, but without a sign of life. */
async function standingRuns({ people, runs }: ServicePorts['workflow'], before: string) {
  const organisations = await people.organisations();
  const all = await Promise.all(organisations.map(({ id }) => runs.list(id, RUNS_LOOKED_AT)));
  return all
    .flat()
    .filter(({ kind, state, updatedAt }) => BY_JOBS.has(kind) && state === 'running' && updatedAt < before);
}

function keyOf(name: string, payload: unknown): string | undefined {
  if (name === 'run') {
    const { organisation, run } = payload as JobPayloads['run'];
    return runJob(organisation, run).key;
  }
  return name === 'analyse' ? analysisJob(payload as JobPayloads['analyse'], 'replay').key : undefined;
}
