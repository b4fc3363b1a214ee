import { createHash } from 'node:crypto';
import type { JobToSend } from '#core/ports/jobs.ts';
import type { Webhook, WebhookDelivery } from '#core/ports/webhooks.ts';
import type { ServicePorts } from './ports.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'queue' | 'now' | 'newId'>;

/** Puts what happened on record for each webhook and sends a job for each delivery. */
export async function sendEvents(
  { workflow, queue, now, newId }: Ports,
  events: readonly {
    readonly webhook: Webhook;
    readonly event: WebhookDelivery['event'];
    /** What is told beside `event`, `id` and `at`. */
    readonly content: Readonly<Record<string, unknown>>;
    /** What happened: told again, it is the same delivery. Absent for what is told each time. */
    readonly of?: string;
  }[],
): Promise<readonly WebhookDelivery[]> {
  const createdAt = new Date(now()).toISOString();
  const deliveries = events.map(({ webhook: { id: webhook, organisation }, event, content, of }) => {
    const id = of === undefined ? newId() : idOf(webhook, event, of);
    const body = JSON.stringify({ event, id, at: createdAt, organisation, ...content });
    return {
      ...{ id, organisation, webhook, event, body, createdAt },
      ...{ state: 'waiting', attempts: 0, status: null, error: null, triedAt: null },
    } as const satisfies WebhookDelivery;
  });
  await workflow.webhooks.addDeliveries(deliveries);
  if (deliveries.length > 0) await queue.send(deliveries.map(deliveryJob));
  return deliveries;
}

function idOf(webhook: string, event: string, of: string): string {
  return createHash('sha256')
    .update(JSON.stringify([webhook, event, of]))
    .digest('hex')
    .slice(0, 32);
}

export function deliveryJob({
  organisation,
  id,
}: Pick<WebhookDelivery, 'organisation' | 'id'>): JobToSend<'deliver'> {
  return { name: 'deliver', payload: { organisation, delivery: id }, priority: 'fresh', key: id };
}
