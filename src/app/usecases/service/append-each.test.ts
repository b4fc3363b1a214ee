import { expect, it } from 'vitest';
import { packFacts } from '#adapters/clickhouse/writing/pack-facts.ts';
import type { PackedFacts } from '#core/ports/facts.ts';
import { chat, erasingWith, useServiceStack } from '../../../../test/suites/service-stack.ts';
import { analyseBatch } from './analyse-batch.ts';
import type { MadeFacts, ServicePorts } from './ports.ts';
import { receiveConversations } from './receive-conversations.ts';

const stack = useServiceStack();

/** The same facts; the row of one of them is no JSON, so that the engine takes none of its insert. */
function withBrokenRow(organisation: string, { facts, outcomes }: MadeFacts, id: string): MadeFacts {
  const packed: PackedFacts = 'rows' in facts ? facts : packFacts(organisation, facts);
  let start = 0;
  for (const place of packed.places) {
    if (place.id === id) packed.rows[start] = 0x78;
    start += place.length;
  }
  return { outcomes, facts: packed };
}

const breakingRowOf = (ports: ServicePorts, id: string): ServicePorts => ({
  ...ports,
  analysis: {
    ...ports.analysis,
    makeFacts: async (task) => withBrokenRow(task.organisation, await ports.analysis.makeFacts(task), id),
  },
});

it('leaves out the one conversation whose facts the store refuses, with the reason, and keeps the others', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  await receiveConversations(ports, organisation, [chat('a'), chat('bad'), chat('c')]);
  await ports.drain({ analyse: (job) => analyseBatch(breakingRowOf(ports, 'bad'), job) });
  const coverage = { received: 3, analysed: 2, failed: 1, pending: 0 };
  expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject(coverage);
  const [bad] = await ports.workflow.receipts.find(organisation, ['bad']);
  expect(bad).toMatchObject({ state: 'failed', error: expect.stringContaining('JSON') });
  expect(await ports.facts.count(organisation, {})).toBe(2);
});

it('blames no conversation while the store is not well, and analyses all of them once it is', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  await receiveConversations(ports, organisation, [chat('a'), chat('b')]);
  const breaksDown = () => Promise.reject(new Error('shutting down due to a fatal error'));
  const facts = { ...erasingWith(ports.facts, breaksDown), append: breaksDown, check: breaksDown };
  let tries = 0;
  await ports.drain({
    analyse: (job) => analyseBatch(tries++ === 0 ? { ...ports, facts } : ports, job),
  });
  expect(tries).toBe(2);
  expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject({ analysed: 2, failed: 0 });
});

it('analyses a batch that was kept with half an emoji in it', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  const odd = chat('odd', undefined, {
    agent: { id: 'A\ud83d', team: '\ud83d' },
    customer: { id: 'u\ud83d' },
    attributes: { queue: '退款\ud83d', '\ud83d': ['\ud83d'] },
  });
  await receiveConversations(ports, organisation, [chat('a'), odd]);
  await ports.drain();
  expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject({ analysed: 2, failed: 0 });
  const stored = await ports.facts.conversation(organisation, 'odd');
  expect(stored?.conversation).toMatchObject({
    agent: { id: 'A\ufffd' },
    attributes: { queue: '退款\ufffd', '\ufffd': ['\ufffd'] },
  });
});
