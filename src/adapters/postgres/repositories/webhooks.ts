import { and, asc, desc, eq, isNull, lt, or } from 'drizzle-orm';
import type { Webhook, WebhookDelivery, WebhookStore } from '#core/ports/webhooks.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { webhookDeliveries, webhooks } from '../schema/webhooks.ts';
import { storable } from './rows.ts';

export function webhooksOn(database: WorkflowDatabase): WebhookStore {
  const one = (organisation: string, id: string) =>
    and(eq(webhooks.organisation, organisation), eq(webhooks.id, id));
  const oneDelivery = (organisation: string, id: string) =>
    and(eq(webhookDeliveries.organisation, organisation), eq(webhookDeliveries.id, id));

  return {
    async create(webhook) {
      await database
        .insert(webhooks)
        .values({ ...webhook, events: [...webhook.events], createdAt: new Date(webhook.createdAt) });
    },

    async list(organisation) {
      const rows = await database
        .select()
        .from(webhooks)
        .where(eq(webhooks.organisation, organisation))
        .orderBy(asc(webhooks.createdAt), asc(webhooks.id));
      return rows.map(webhookOf);
    },

    async find(organisation, id) {
      const [row] = await database.select().from(webhooks).where(one(organisation, id));
      return row === undefined ? null : webhookOf(row);
    },

    async change(organisation, id, { events, ...change }) {
      const set = { ...change, ...(events === undefined ? {} : { events: [...events] }) };
      if (Object.keys(set).length === 0) return;
      await database.update(webhooks).set(set).where(one(organisation, id));
    },

    async remove(organisation, id) {
      await database.delete(webhooks).where(one(organisation, id));
    },

    async addDeliveries(deliveries) {
      if (deliveries.length === 0) return;
      await database
        .insert(webhookDeliveries)
        .values(
          deliveries.map((delivery) => ({
            ...delivery,
            createdAt: new Date(delivery.createdAt),
            triedAt: delivery.triedAt === null ? null : new Date(delivery.triedAt),
          })),
        )
        .onConflictDoNothing();
    },

    async delivery(organisation, id) {
      const [row] = await database.select().from(webhookDeliveries).where(oneDelivery(organisation, id));
      return row === undefined ? null : deliveryOf(row);
    },

    async deliveries(organisation, webhook, limit) {
      const rows = await database
        .select()
        .from(webhookDeliveries)
        .where(and(eq(webhookDeliveries.organisation, organisation), eq(webhookDeliveries.webhook, webhook)))
        .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
        .limit(limit);
      return rows.map(deliveryOf);
    },

    async standing(before, limit) {
      const { state, createdAt, triedAt } = webhookDeliveries;
      const then = new Date(before);
      const rows = await database
        .select()
        .from(webhookDeliveries)
        .where(and(eq(state, 'waiting'), lt(createdAt, then), or(isNull(triedAt), lt(triedAt, then))))
        .orderBy(asc(createdAt))
        .limit(limit);
      return rows.map(deliveryOf);
    },

    async changeDelivery(organisation, id, { triedAt, error, ...change }) {
      await database
        .update(webhookDeliveries)
        .set({
          ...change,
          ...(triedAt === undefined ? {} : { triedAt: triedAt === null ? null : new Date(triedAt) }),
          ...(error === undefined ? {} : { error: error === null ? null : storable(error) }),
        })
        .where(oneDelivery(organisation, id));
    },

    async forgetDeliveries(before) {
      await database.delete(webhookDeliveries).where(lt(webhookDeliveries.createdAt, new Date(before)));
    },
  };
}

function webhookOf({ createdAt, ...row }: typeof webhooks.$inferSelect): Webhook {
  return { ...row, createdAt: createdAt.toISOString() };
}

function deliveryOf({ createdAt, triedAt, ...row }: typeof webhookDeliveries.$inferSelect): WebhookDelivery {
  return { ...row, createdAt: createdAt.toISOString(), triedAt: triedAt?.toISOString() ?? null };
}
