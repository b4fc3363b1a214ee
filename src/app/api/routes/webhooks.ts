import { deliveryJob, sendEvents } from '#app/usecases/service/send-events.ts';
import { listQuery } from '#contract/api/operations.ts';
import {
  createdWebhook,
  deliveryPlace,
  outgoingWebhook,
  outgoingWebhooks,
  webhookChange,
  webhookDeliveries,
  webhookDelivery,
  webhookPlace,
  webhookRequest,
} from '#contract/api/webhooks.ts';
import type { Webhook, WebhookDelivery } from '#core/ports/webhooks.ts';
import type { Endpoints } from '../endpoint.ts';
import { notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

/** Where other systems are told of what happens here, and what became of each telling. */
export function webhookRoutes(endpoints: Endpoints, { ports, audit, deliverySecretFor }: RouteContext): void {
  const store = ports.workflow.webhooks;
  const find = async (organisation: string, id: string): Promise<Webhook> => {
    const webhook = await store.find(organisation, id);
    if (webhook === null) throw notFound({ zh: `没有推送 ${id}`, en: `There is no webhook ${id}` });
    return webhook;
  };

  endpoints.add(
    'webhooks.change',
    {
      method: 'get',
      path: '/api/v1/webhooks',
      tag: 'operations',
      summary: { zh: '列出事件推送', en: 'List where events are sent' },
      answer: { status: 200, schema: outgoingWebhooks },
    },
    async ({ caller }) => ({ webhooks: (await store.list(caller.organisation)).map(shown) }),
  );

  endpoints.add(
    'webhooks.change',
    {
      method: 'post',
      path: '/api/v1/webhooks',
      tag: 'operations',
      summary: {
        zh: '添加事件推送，签名密钥只显示这一次',
        en: 'Have events sent somewhere; the secret that signs them is shown this once',
      },
      body: webhookRequest,
      answer: { status: 201, schema: createdWebhook },
    },
    async ({ caller, body: { url, events } }) => {
      const webhook: Webhook = {
        id: ports.newId(),
        organisation: caller.organisation,
        url,
        events,
        active: true,
        createdBy: caller.actor,
        createdAt: new Date(ports.now()).toISOString(),
      };
      await store.create(webhook);
      await audit(caller, 'webhook.create', webhook.id, { url, events });
      return { ...shown(webhook), secret: await deliverySecretFor(webhook.id) };
    },
  );

  endpoints.add(
    'webhooks.change',
    {
      method: 'patch',
      path: '/api/v1/webhooks/{id}',
      tag: 'operations',
      summary: { zh: '修改、停用或启用事件推送', en: 'Change where events are sent, or stop and start it' },
      params: webhookPlace,
      body: webhookChange,
      answer: { status: 200, schema: outgoingWebhook },
    },
    async ({ caller, params: { id }, body: { url, events, active } }) => {
      await find(caller.organisation, id);
      const change = {
        ...(url === undefined ? {} : { url }),
        ...(events === undefined ? {} : { events }),
        ...(active === undefined ? {} : { active }),
      };
      await store.change(caller.organisation, id, change);
      await audit(caller, 'webhook.change', id, change);
      return shown(await find(caller.organisation, id));
    },
  );

  endpoints.add(
    'webhooks.change',
    {
      method: 'delete',
      path: '/api/v1/webhooks/{id}',
      tag: 'operations',
      summary: { zh: '移除事件推送', en: 'Send no more events there' },
      params: webhookPlace,
      answer: { status: 204 },
    },
    async ({ caller, params: { id } }) => {
      const { url } = await find(caller.organisation, id);
      await store.remove(caller.organisation, id);
      await audit(caller, 'webhook.remove', id, { url });
      return undefined;
    },
  );

  endpoints.add(
    'webhooks.change',
    {
      method: 'post',
      path: '/api/v1/webhooks/{id}/test',
      tag: 'operations',
      summary: { zh: '发送一次测试推送', en: 'Send a test event' },
      params: webhookPlace,
      answer: { status: 202, schema: webhookDelivery },
    },
    async ({ caller, params: { id } }) => {
      const webhook = await find(caller.organisation, id);
      const [delivery] = await sendEvents(ports, [{ webhook, event: 'test', content: {} }]);
      await audit(caller, 'webhook.test', id, { delivery: delivery!.id });
      return shownDelivery(delivery!);
    },
  );

  endpoints.add(
    'webhooks.change',
    {
      method: 'get',
      path: '/api/v1/webhooks/{id}/deliveries',
      tag: 'operations',
      summary: { zh: '查看推送记录', en: 'Read what was sent and what became of it' },
      params: webhookPlace,
      query: listQuery,
      answer: { status: 200, schema: webhookDeliveries },
    },
    async ({ caller, params: { id }, query: { limit } }) => {
      await find(caller.organisation, id);
      const deliveries = await store.deliveries(caller.organisation, id, limit);
      return { deliveries: deliveries.map(shownDelivery) };
    },
  );

  endpoints.add(
    'webhooks.change',
    {
      method: 'post',
      path: '/api/v1/webhooks/{id}/deliveries/{delivery}/replay',
      tag: 'operations',
      summary: { zh: '重新发送一次推送', en: 'Send something again' },
      params: deliveryPlace,
      answer: { status: 202, schema: webhookDelivery },
    },
    async ({ caller, params: { id, delivery } }) => {
      const { organisation } = caller;
      const known = await store.delivery(organisation, delivery);
      if (known?.webhook !== id) {
        throw notFound({ zh: `没有推送记录 ${delivery}`, en: `There is no delivery ${delivery}` });
      }
      const again = { state: 'waiting', attempts: 0 } as const;
      await store.changeDelivery(organisation, delivery, again);
      await ports.queue.send([deliveryJob(known)]);
      await audit(caller, 'webhook.replay', id, { delivery });
      return shownDelivery({ ...known, ...again });
    },
  );
}

function shown({ organisation: _, ...webhook }: Webhook): Omit<Webhook, 'organisation'> {
  return webhook;
}

function shownDelivery({ organisation: _, webhook: __, ...delivery }: WebhookDelivery) {
  return delivery;
}
