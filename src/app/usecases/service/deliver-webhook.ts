import type { JobPayloads } from '#core/ports/jobs.ts';
import type { SendOutcome, WebhookSender } from '#core/ports/webhooks.ts';
import type { ServicePorts } from './ports.ts';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER, webhookSignature } from './webhook-signature.ts';

/** After so many attempts a delivery is given up until somebody sends it again. */
export const MOST_ATTEMPTS = 6;

export interface WebhookCourier {
  readonly sender: WebhookSender;
  /** With which deliveries of one webhook are signed. */
  secretFor(webhook: string): string;
}

/**
 * Makes one attempt at a delivery. Any status of 200 to 299 counts as delivered. Rejects when it is to be tried
 * again, with which the queue waits longer each time; the last failure stays with the delivery.
 */
export async function deliverWebhook(
  { workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>,
  { sender, secretFor }: WebhookCourier,
  { organisation, delivery: id }: JobPayloads['deliver'],
): Promise<void> {
  const store = workflow.webhooks;
  const delivery = await store.delivery(organisation, id);
  if (delivery === null || delivery.state !== 'waiting') return;
  const webhook = await store.find(organisation, delivery.webhook);
  if (webhook === null) return;
  const timestamp = String(Math.floor(now() / 1000));
  const outcome = await sender.post(
    webhook.url,
    {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'tingzhen',
      'x-tingzhen-event': delivery.event,
      'x-tingzhen-delivery': id,
      [TIMESTAMP_HEADER]: timestamp,
      [SIGNATURE_HEADER]: webhookSignature(secretFor(webhook.id), timestamp, delivery.body),
    },
    delivery.body,
  );
  const error = errorOf(outcome);
  const attempts = delivery.attempts + 1;
  const isOver = error === null || attempts >= MOST_ATTEMPTS;
  await store.changeDelivery(organisation, id, {
    state: error === null ? 'delivered' : isOver ? 'failed' : 'waiting',
    attempts,
    status: 'status' in outcome ? outcome.status : null,
    error,
    triedAt: new Date(now()).toISOString(),
  });
  if (!isOver) throw new Error(`webhook ${webhook.url}: ${error}`);
}

function errorOf(outcome: SendOutcome): string | null {
  if ('error' in outcome) return outcome.error;
  return outcome.status >= 200 && outcome.status < 300 ? null : `HTTP ${outcome.status}`;
}
