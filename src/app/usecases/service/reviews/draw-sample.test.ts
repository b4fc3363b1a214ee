import { expect, it } from 'vitest';
import { chat, useServiceStack } from '../../../../../test/suites/service-stack.ts';
import { receiveConversations } from '../receive-conversations.ts';
import { drawSample } from './draw-sample.ts';

const stack = useServiceStack();

it('a drawn conversation is dated as lists date it, where its turns alone tell when it began', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  const { startedAt: _, ...untold } = chat('by-its-turns', '', {
    turns: [
      { role: 'customer', text: '在吗', at: '2026-01-05T09:30:00Z' },
      { role: 'agent', text: '在的', at: '2026-01-05T09:30:20Z' },
    ],
  });
  await receiveConversations(ports, organisation, [untold]);
  await ports.drain();
  const [listed] = (await ports.facts.search(organisation, {}, { sort: 'newest', limit: 1 })).conversations;
  const caller = { organisation, actor: 'user:boss', role: 'qa_manager', teams: [], agentIds: [] } as const;
  const { conversations } = await drawSample(ports, caller, {
    scorecard: 'manners',
    method: { kind: 'random' },
    filter: {},
    size: 1,
    seed: 7,
  });
  expect(new Date(conversations[0]!.at).toISOString()).toBe(listed!.at);
});
