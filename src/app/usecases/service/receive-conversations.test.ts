import { expect, it } from 'vitest';
import { chat, useServiceStack } from '../../../../test/suites/service-stack.ts';
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
