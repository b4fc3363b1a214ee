import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { IngestResult } from '#app/usecases/service/ingest-stream.ts';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { messageOf } from '#core/message-of.ts';

export interface ApiMetrics {
  answered(method: string, route: string, status: number, seconds: number): void;
  received(status: IngestResult['status']): void;
}

/** The API's own figures, and those of the queue and the analysis as the stores know them when asked. */
export function apiMetrics(
  registry: Registry,
  { queue, workflow, log }: Pick<ServicePorts, 'queue' | 'workflow' | 'log'>,
): ApiMetrics {
  const durations = new Histogram({
    name: 'tingzhen_http_request_duration_seconds',
    help: 'Time until an answer began, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const received = new Counter({
    name: 'tingzhen_conversations_received_total',
    help: 'Conversations sent to this process, by what became of them',
    labelNames: ['status'],
    registers: [registry],
  });
  /** A figure that cannot be had is left out; the others are still shown. */
  const orLeftOut = async (gauge: Gauge, fill: () => Promise<void>): Promise<void> => {
    gauge.reset();
    try {
      await fill();
    } catch (failure) {
      const error = messageOf(failure);
      log.warn({ error }, 'a figure could not be gathered');
    }
  };
  new Gauge({
    name: 'tingzhen_jobs',
    help: 'Jobs in the queue, by name and state',
    labelNames: ['job', 'state'],
    registers: [registry],
    async collect() {
      await orLeftOut(this, async () => {
        for (const [job, counts] of Object.entries(await queue.counts())) {
          for (const state of ['waiting', 'active', 'dead'] as const) this.set({ job, state }, counts[state]);
        }
      });
    },
  });
  new Gauge({
    name: 'tingzhen_conversations',
    help: 'Conversations of all organisations, by the state of their analysis',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      await orLeftOut(this, async () => {
        const sums = { analysed: 0, failed: 0, pending: 0 };
        for (const { id } of await workflow.people.organisations()) {
          const coverage = await workflow.receipts.coverage(id);
          for (const state of ['analysed', 'failed', 'pending'] as const) sums[state] += coverage[state];
        }
        for (const [state, count] of Object.entries(sums)) this.set({ state }, count);
      });
    },
  });
  return {
    answered: (method, route, status, seconds) =>
      durations.observe({ method, route, status: String(status) }, seconds),
    received: (status) => received.inc({ status }),
  };
}
