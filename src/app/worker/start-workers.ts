import { analyseBatch } from '#app/usecases/service/analyse-batch.ts';
import { applyRetention } from '#app/usecases/service/apply-retention.ts';
import { continueRun } from '#app/usecases/service/continue-run.ts';
import { deliverWebhook, type WebhookCourier } from '#app/usecases/service/deliver-webhook.ts';
import { eachOrganisation } from '#app/usecases/service/each-organisation.ts';
import { followTopics } from '#app/usecases/service/insights/follow-topics.ts';
import type { TopicFinder } from '#app/usecases/service/insights/ports.ts';
import { sendDigest } from '#app/usecases/service/insights/send-digests.ts';
import { sendNotice } from '#app/usecases/service/insights/send-notice.ts';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { RETENTION_EVERY_HOURS } from '#app/usecases/service/preview-retention.ts';
import { sweepOverdue } from '#app/usecases/service/sweep-overdue.ts';
import type { JobToSend } from '#core/ports/jobs.ts';
import type { NoticeSender } from '#core/ports/notice-sender.ts';
import { withPatience } from './patience.ts';

const SWEEP_MS = 60_000;
/** Somebody else's slow server holds up only its own deliveries. */
const DELIVERIES_AT_ONCE = 8;
/** A surge is to be told within hours: this is soon enough, and a look costs little. */
const TOPICS_MS = 60_000;
const DIGEST_LOOK_MS = 600_000;
/** A day is counted that was the same at two looks: while much arrives, it is not counted over and over. */
const COUNT_MS = 180_000;
const NOTICES_AT_ONCE = 4;
const RETENTION_MS = RETENTION_EVERY_HOURS * 3_600_000;
const RETENTION: JobToSend<'retention'> = {
  name: 'retention',
  payload: {},
  priority: 'backfill',
  key: 'retention',
};

export interface WorkerOptions {
  /** Batches that are analysed at the same time: more than threads, so that none waits for a store. */
  readonly places: number;
  /** No other process works on the same stores. */
  readonly alone: boolean;
  /** Brings events to other systems. */
  readonly courier: WebhookCourier;
  /** Looks for topics. */
  readonly topics: TopicFinder;
  /** Tells chat groups and addresses. */
  readonly notices: NoticeSender;
}

/** Takes jobs from the queue until it is closed, and looks now and then for what was left lying. */
export async function startWorkers(
  ports: ServicePorts,
  { places, alone, courier, topics, notices }: WorkerOptions,
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
  await queue.work('deliver', { concurrency: DELIVERIES_AT_ONCE }, (payload, { signal }) =>
    patiently('deliver', signal, () => deliverWebhook(ports, courier, payload)),
  );
  await queue.work('insights', { concurrency: 1 }, (payload, { signal }) =>
    patiently('insights', signal, () => followTopics({ ...ports, topics }, payload)),
  );
  await queue.work('notice', { concurrency: NOTICES_AT_ONCE }, (payload, { signal }) =>
    patiently('notice', signal, () => sendNotice(ports, notices, payload)),
  );
  // Some processes never live as long as the time between two.
  await queue.send([RETENTION]);
  const timers = [
    every(TOPICS_MS, ports, 'topics', () => followAll(ports)),
    every(DIGEST_LOOK_MS, ports, 'digest', () =>
      eachOrganisation(ports, 'digest', (organisation) => sendDigest(ports, organisation)),
    ),
    every(COUNT_MS, ports, 'count', () =>
      eachOrganisation(ports, 'count', ({ id }) => ports.facts.countAhead(id)),
    ),
    every(SWEEP_MS, ports, 'sweep', () => sweepOverdue(ports)),
    every(RETENTION_MS, ports, 'retention', () => queue.send([RETENTION])),
  ];
  return () => {
    stopping = true;
    for (const timer of timers) clearInterval(timer);
  };
}

async function followAll({ workflow, queue }: ServicePorts): Promise<void> {
  const organisations = await workflow.people.organisations();
  await queue.send(
    organisations.map(({ id }) => ({
      name: 'insights',
      payload: { organisation: id },
      priority: 'backfill',
      key: `insights ${id}`,
      group: id,
    })),
  );
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
