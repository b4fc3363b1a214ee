import { z } from 'zod';
import { WEBHOOK_EVENTS } from '#core/ports/webhooks.ts';
import { refuse } from './query-fields.ts';

const webAddress = z.url({ protocol: /^https?$/ });
const NAMES_SOMEBODY = /^[^:]+:\/\/[^/?#]*@/;
const address = z
  .string()
  .max(2_000)
  .superRefine((text, context) => {
    if (!webAddress.safeParse(text).success || NAMES_SOMEBODY.test(text)) {
      refuse(context, {
        zh: '应为 http 或 https 网址，不含用户名和密码',
        en: 'should be an http or https address without a user name and password',
      });
    }
  });
const events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1)
  .max(WEBHOOK_EVENTS.length)
  .meta({ description: 'What is told; conversations.alert are those in which somebody should look at once' });

const fields = {
  id: z.string(),
  url: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  active: z.boolean(),
  createdBy: z.string(),
  createdAt: z.string(),
};
export const outgoingWebhook = z.object(fields).meta({ id: 'OutgoingWebhook' });
export const outgoingWebhooks = z.object({ webhooks: z.array(outgoingWebhook) });
export const createdWebhook = z
  .object({
    ...fields,
    secret: z.string().meta({ description: 'With which deliveries are signed; shown this once' }),
  })
  .meta({ id: 'CreatedOutgoingWebhook' });

export const webhookRequest = z.strictObject({ url: address, events });
export const webhookChange = z.strictObject({
  url: address.optional(),
  events: events.optional(),
  active: z.boolean().optional(),
});

export const webhookPlace = z.object({ id: z.string().max(100) });
export const deliveryPlace = webhookPlace.extend({ delivery: z.string().max(100) });

export const webhookDelivery = z
  .object({
    id: z.string(),
    event: z.enum([...WEBHOOK_EVENTS, 'test']),
    body: z.string().meta({ description: 'As it is signed and sent' }),
    state: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.int(),
    status: z.int().nullable(),
    error: z.string().nullable(),
    createdAt: z.string(),
    triedAt: z.string().nullable(),
  })
  .meta({ id: 'WebhookDelivery' });
export const webhookDeliveries = z.object({ deliveries: z.array(webhookDelivery) });
