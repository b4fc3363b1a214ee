import { describe, expect, test } from 'vitest';
import type { SendOutcome, Webhook } from '#core/ports/webhooks.ts';
import { chat, useServiceStack } from '../../../../test/suites/service-stack.ts';
import { analyseBatch } from './analyse-batch.ts';
import { deliverWebhook, MOST_ATTEMPTS, type WebhookCourier } from './deliver-webhook.ts';
import type { ServicePorts } from './ports.ts';
import { receiveConversations } from './receive-conversations.ts';
import { sendEvents } from './send-events.ts';
import { webhookSignature } from './webhook-signature.ts';

const URL_OF_CRM = 'https://crm.example/in';

describe('telling other systems', () => {
  const stack = useServiceStack();

  /** Somebody else's service, at the end of the sender. */
  function receiver(...answers: SendOutcome[]) {
    const heard: { url: string; headers: Readonly<Record<string, string>>; body: string }[] = [];
    const courier: WebhookCourier = {
      secretFor: (webhook) => `secret of ${webhook}`,
      sender: {
        async post(url, headers, body) {
          heard.push({ url, headers, body });
          return answers[heard.length - 1] ?? answers.at(-1)!;
        },
      },
    };
    return { heard, courier };
  }

  async function webhookOn(events: Webhook['events']): Promise<Webhook> {
    const { id: organisation } = await stack().organisation();
    const webhook: Webhook = {
      ...{ id: stack().newId(), organisation, url: URL_OF_CRM, events },
      ...{ active: true, createdBy: 'user:1', createdAt: '2026-01-05T09:00:00.000Z' },
    };
    await stack().workflow.webhooks.create(webhook);
    return webhook;
  }

  test('an analysed conversation is told with its results and none of its words, signed', async () => {
    const { heard, courier } = receiver({ status: 204 });
    const { id, organisation } = await webhookOn(['conversations.analysed']);
    await receiveConversations(stack(), organisation, [chat('c-1')]);
    await stack().drain({ deliver: (job) => deliverWebhook(stack(), courier, job) });
    expect(heard).toHaveLength(1);
    const [{ url, headers, body }] = heard as [(typeof heard)[0]];
    expect(url).toBe(URL_OF_CRM);
    expect(JSON.parse(body)).toMatchObject({
      event: 'conversations.analysed',
      id: headers['x-tingzhen-delivery'],
      organisation,
      conversations: [{ id: 'c-1', version: 1, agent: 'A01', team: 'north', scores: { manners: 100 } }],
    });
    expect(body).not.toContain('订单');
    const timestamp = headers['X-Tingzhen-Timestamp']!;
    expect(headers['X-Tingzhen-Signature']).toBe(webhookSignature(`secret of ${id}`, timestamp, body));
    expect(await stack().workflow.webhooks.deliveries(organisation, id, 9)).toMatchObject([
      { state: 'delivered', attempts: 1, status: 204, error: null },
    ]);
  });

  test('only what is asked for is told: nothing alarming, nothing of history, nothing while it is stopped', async () => {
    const { id, organisation } = await webhookOn(['conversations.alert', 'conversations.failed']);
    const told = async () => (await stack().workflow.webhooks.deliveries(organisation, id, 9)).length;
    const calm = chat('calm', '已经给您办好了。', {
      turns: [
        { role: 'customer', text: '请问怎么开发票？' },
        { role: 'agent', text: '已经给您开好了，请查收邮箱。' },
        { role: 'customer', text: '收到了，问题解决了，太感谢了！' },
      ],
    });
    await receiveConversations(stack(), organisation, [calm]);
    const { courier } = receiver({ status: 200 });
    const work = () => stack().drain({ deliver: (job) => deliverWebhook(stack(), courier, job) });
    await work();
    expect(await told()).toBe(0);

    const angry = chat('angry', '这是规定。', {
      turns: [
        { role: 'customer', text: '再不解决我就去12315投诉你们，找媒体曝光' },
        { role: 'agent', text: '这是规定。' },
      ],
    });
    await receiveConversations(stack(), organisation, [angry]);
    await work();
    const [alert] = await stack().workflow.webhooks.deliveries(organisation, id, 9);
    expect(JSON.parse(alert?.body ?? '{}')).toMatchObject({
      event: 'conversations.alert',
      conversations: [{ id: 'angry', reasons: expect.arrayContaining(['customer.escalation_threat']) }],
    });

    const known = await stack().workflow.receipts.reopen(organisation, ['angry']);
    await stack().queue.send([
      {
        name: 'analyse',
        priority: 'backfill',
        payload: { organisation, batch: known[0]!.batch, reason: 'reanalysis' },
      },
    ]);
    await work();
    await stack().workflow.webhooks.change(organisation, id, { active: false });
    await receiveConversations(stack(), organisation, [{ ...angry, id: 'angry-2' }]);
    await work();
    expect(await told()).toBe(1);
  });

  test('what is analysed twice, as a process ended before it was settled, is told once', async () => {
    const { heard, courier } = receiver({ status: 204 });
    const { organisation } = await webhookOn(['conversations.analysed', 'conversations.failed']);
    await receiveConversations(stack(), organisation, [chat('c-1'), chat('c-2')]);
    const { workflow } = stack();
    const ending: ServicePorts['workflow'] = {
      ...workflow,
      receipts: {
        ...workflow.receipts,
        async settle() {
          throw new Error('killed');
        },
      },
    };
    let analyses = 0;
    await stack().drain({
      async analyse(job) {
        analyses++;
        await analyseBatch(analyses === 1 ? { ...stack(), workflow: ending } : stack(), job);
      },
      deliver: (job) => deliverWebhook(stack(), courier, job),
    });
    expect(analyses).toBe(2);
    expect(heard).toHaveLength(1);
  });

  test('what is received again with other content, or after it was erased, is told again', async () => {
    const { heard, courier } = receiver({ status: 204 });
    const { organisation } = await webhookOn(['conversations.analysed']);
    const tell = async (answer: string) => {
      await receiveConversations(stack(), organisation, [chat('c-1', answer)]);
      await stack().drain({ deliver: (job) => deliverWebhook(stack(), courier, job) });
    };
    await tell('抱歉，马上为您处理。');
    await tell('这是规定。');
    await stack().workflow.receipts.forget(organisation, ['c-1']);
    await tell('抱歉，马上为您处理。');
    expect(new Set(heard.map(({ headers }) => headers['x-tingzhen-delivery'])).size).toBe(3);
  });

  test('what is refused is tried again and given up in the end, with the reason', async () => {
    const { heard, courier } = receiver({ error: 'nobody there' }, { status: 503 });
    const webhook = await webhookOn(['conversations.failed']);
    const [delivery] = await sendEvents(stack(), [{ webhook, event: 'test', content: {} }]);
    await stack().drain({ deliver: (job) => deliverWebhook(stack(), courier, job) });
    expect(heard).toHaveLength(MOST_ATTEMPTS);
    const { organisation } = webhook;
    expect(await stack().workflow.webhooks.delivery(organisation, delivery!.id)).toMatchObject({
      state: 'failed',
      attempts: MOST_ATTEMPTS,
      status: 503,
      error: 'HTTP 503',
    });
    expect((await stack().queue.dead(100)).filter(({ name }) => name === 'deliver')).toEqual([]);
  });

  test('a webhook that is gone is no longer called', async () => {
    const { heard, courier } = receiver({ status: 200 });
    const webhook = await webhookOn(['conversations.failed']);
    await sendEvents(stack(), [{ webhook, event: 'test', content: {} }]);
    await stack().workflow.webhooks.remove(webhook.organisation, webhook.id);
    await stack().drain({ deliver: (job) => deliverWebhook(stack(), courier, job) });
    expect(heard).toEqual([]);
  });
});
