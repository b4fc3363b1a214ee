import { expect, it } from 'vitest';
import type { Webhook } from '#core/ports/webhooks.ts';
import { chat, type ServiceStack, useServiceStack } from '../../../../test/suites/service-stack.ts';
import { receiveConversations } from './receive-conversations.ts';
import { sendEvents } from './send-events.ts';
import { startReanalysis } from './start-reanalysis.ts';
import { sweepOverdue } from './sweep-overdue.ts';

const stack = useServiceStack();
const LATER = 3 * 60_000;

const waiting = async (ports: ServiceStack) => (await ports.queue.counts()).analyse.waiting;

/** A process that is killed between the receipt, or the run, and the queue. */
const losing = (ports: ServiceStack): ServiceStack => ({
  ...ports,
  queue: { ...ports.queue, send: async () => {} },
});

it('sends what is pending for long and whose job was lost, once', async () => {
  const ports = stack();
  const { id } = await ports.organisation();
  await receiveConversations(losing(ports), id, [chat('a'), chat('b')]);
  expect(await sweepOverdue(ports)).toMatchObject({ batches: 0 });
  ports.advance(LATER);
  await sweepOverdue(ports);
  await sweepOverdue(ports);
  expect(await waiting(ports)).toBe(1);
  await ports.drain();
  expect(await ports.workflow.receipts.coverage(id)).toMatchObject({ analysed: 2, pending: 0 });
  expect(await sweepOverdue(ports)).toMatchObject({ batches: 0 });
});

it('tells other systems of what was received, and nothing of what is only analysed again', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  const webhook: Webhook = {
    ...{ id: ports.newId(), organisation, url: 'https://crm.example/hook', active: true },
    ...{ events: ['conversations.analysed'], createdBy: 'system' },
    createdAt: new Date(ports.now()).toISOString(),
  };
  await ports.workflow.webhooks.create(webhook);
  const sweepAndWork = async () => {
    ports.advance(LATER);
    await sweepOverdue(ports);
    await ports.drain({
      deliver: ({ delivery }) =>
        ports.workflow.webhooks.changeDelivery(organisation, delivery, { state: 'delivered' }),
    });
    expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject({ pending: 0 });
    return (await ports.workflow.webhooks.deliveries(organisation, webhook.id, 9)).length;
  };
  await receiveConversations(losing(ports), organisation, [chat('a'), chat('b')]);
  expect(await sweepAndWork()).toBe(1);
  await ports.workflow.receipts.reopen(organisation, ['a']);
  expect(await sweepAndWork()).toBe(1);
});

it('does not double what waits deep in the queue', async () => {
  const ports = stack();
  const { id } = await ports.organisation();
  for (let batch = 0; batch < 5; batch++)
    await receiveConversations(ports, id, [chat(`c${batch}`)], 'backfill');
  ports.advance(LATER);
  await sweepOverdue(ports);
  expect(await waiting(ports)).toBe(5);
  await ports.drain();
});

it('sends deliveries of webhooks whose job was lost, and doubles none that waits', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  const createdAt = new Date(ports.now()).toISOString();
  const webhook = {
    ...{ id: ports.newId(), organisation, url: 'https://crm.example/hook', events: [] },
    ...{ active: true, createdBy: 'system', createdAt },
  };
  await ports.workflow.webhooks.create(webhook);
  const events = [{ webhook, event: 'test', content: {} } as const];
  await sendEvents(ports, events);
  const [lost] = await sendEvents(losing(ports), events);
  const waitingDeliveries = async () => (await ports.queue.counts()).deliver.waiting;
  await sweepOverdue(ports);
  expect(await waitingDeliveries()).toBe(1);
  ports.advance(LATER);
  await sweepOverdue(ports);
  await sweepOverdue(ports);
  expect(await waitingDeliveries()).toBe(2);
  const made: string[] = [];
  await ports.drain({ deliver: async ({ delivery }) => void made.push(delivery) });
  expect(made).toContain(lost!.id);
  for (const id of made)
    await ports.workflow.webhooks.changeDelivery(organisation, id, { state: 'delivered' });
  await sweepOverdue(ports);
  expect(await waitingDeliveries()).toBe(0);
});

it('leaves dead jobs to a person', async () => {
  const ports = stack();
  const { id } = await ports.organisation();
  await receiveConversations(ports, id, [chat('a')]);
  await ports.drain({
    async analyse() {
      throw new Error('the disk is full');
    },
  });
  ports.advance(LATER);
  await sweepOverdue(ports);
  expect(await waiting(ports)).toBe(0);
  expect(await ports.queue.replay()).toBe(1);
  await ports.drain();
  expect(await ports.workflow.receipts.coverage(id)).toMatchObject({ analysed: 1 });
});

it('goes on with a run whose job was lost', async () => {
  const ports = stack();
  const { id } = await ports.organisation();
  await receiveConversations(ports, id, [chat('a')]);
  await ports.drain();
  const run = await startReanalysis(losing(ports), id, {}, 'user:1');
  ports.advance(LATER);
  expect(await sweepOverdue(ports)).toMatchObject({ runs: 1 });
  await ports.drain();
  expect(await ports.workflow.runs.find(id, run.id)).toMatchObject({ state: 'done', done: 1 });
});
