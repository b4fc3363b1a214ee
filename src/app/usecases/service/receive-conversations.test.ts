import { expect, it } from 'vitest';
import { chat, useServiceStack } from '../../../../test/suites/service-stack.ts';
import { tableHead, tableRow } from './conversation-table.ts';
import { receiveConversations } from './receive-conversations.ts';

const stack = useServiceStack();

it('receives, analyses and stores conversations once, however often they are sent', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  const sent = [chat('a'), chat('b', '不行，这是规定。')];
  const first = await receiveConversations(ports, organisation, sent);
  expect(first.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
  await ports.drain();
  const again = await receiveConversations(ports, organisation, sent);
  expect(again.map(({ status }) => status)).toEqual(['duplicate', 'duplicate']);
  expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject({ received: 2, analysed: 2 });
  const stored = await ports.facts.conversation(organisation, 'b');
  expect(stored).toMatchObject({ version: 1, rulebooks: ['general@1'] });
  expect(stored?.analysis.evaluations[0]).toMatchObject({ scorecard: 'manners', score: 0 });
});

it('reads times without an offset on the organisation’s clock, so that nine in the morning stays nine', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation({ timeZone: 'Asia/Shanghai' });
  const turns = [
    { role: 'customer' as const, text: '在吗', at: '2026-01-05T23:30:00' },
    { role: 'agent' as const, text: '在的', at: '2026-01-05T23:30:20' },
  ];
  const { startedAt: _, ...untold } = chat('by-its-turns', '', { turns });
  await receiveConversations(ports, organisation, [
    chat('told', '', { startedAt: '2026-01-05T23:30:00' }),
    untold,
  ]);
  await ports.drain();
  const by = { measures: ['conversations'], by: ['day', 'hour'], timeZone: 'Asia/Shanghai' } as const;
  const rows = await ports.facts.figures(organisation, {}, by);
  expect(rows).toEqual([{ group: ['2026-01-05', '23'], conversations: 2, values: [2] }]);
  const stored = await ports.facts.conversation(organisation, 'by-its-turns');
  expect(stored?.conversation.turns.map(({ at }) => at)).toEqual([
    '2026-01-05T23:30:00+08:00',
    '2026-01-05T23:30:20+08:00',
  ]);
  // The sum of that day is counted over the same conversations.
  const day = { from: '2026-01-05T15:00:00Z', to: '2026-01-05T16:00:00Z' };
  expect(await ports.workflow.receipts.coverage(organisation, day)).toMatchObject({
    received: 2,
    analysed: 2,
  });
  expect(await receiveConversations(ports, organisation, [untold])).toEqual([
    { id: 'by-its-turns', status: 'duplicate' },
  ]);
});

it('knows a queue that is told as a number by the same name in coverage, figures, filters and tables', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  await receiveConversations(ports, organisation, [chat('numbered', '', { attributes: { queue: 12 } })]);
  await ports.drain();
  const { byQueue } = await ports.workflow.receipts.coverage(organisation);
  expect(Object.keys(byQueue)).toEqual(['12']);
  const figures = { measures: ['conversations'], by: ['queue'] } as const;
  expect(await ports.facts.figures(organisation, {}, figures)).toMatchObject([{ group: ['12'] }]);
  expect(await ports.facts.count(organisation, { queues: ['12'] })).toBe(1);
  const stored = await ports.facts.conversation(organisation, 'numbered');
  const column = tableHead([]).split(',').indexOf('queue');
  expect(tableRow(stored!.conversation, stored!.analysis, []).split(',')[column]).toBe('12');
});
