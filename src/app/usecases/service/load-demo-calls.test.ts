import { expect, test } from 'vitest';
import { demoCallFile } from '#adapters/demo-calls/demo-calls.ts';
import { readConversations } from '#app/boot.ts';
import { SPOKEN_CALLS } from '#core/demo/spoken-calls.ts';
import { useServiceStack } from '../../../../test/suites/service-stack.ts';
import { loadDemoCalls } from './load-demo-calls.ts';
import type { DemoCalls } from './ports.ts';
import { recordingKey } from './raw-batch.ts';

const stack = useServiceStack();
const demoCalls: DemoCalls = {
  async hear(name) {
    const file = demoCallFile(name);
    for await (const outcome of readConversations(file, {})) return { file, outcome };
    throw new Error(`nothing was read of ${file}`);
  },
};

test('the demo has calls that can be heard, with the words beside them, and loading it again adds nothing', async () => {
  const ports = { ...stack(), demoCalls };
  const { id } = await ports.organisation();
  await loadDemoCalls(ports, id, '2026-06-30', () => {});
  const before = await ports.workflow.receipts.coverage(id);
  expect(before.received).toBe(SPOKEN_CALLS.length);
  await loadDemoCalls(ports, id, '2026-06-30', () => {});
  expect(await ports.workflow.receipts.coverage(id)).toEqual(before);
  const ids = SPOKEN_CALLS.map((call) => call.id);
  const receipts = await ports.workflow.receipts.find(id, ids);
  expect(receipts.map((one) => one.id).sort()).toEqual(ids);
  for (const { batch } of receipts)
    expect(await ports.blobs.size(recordingKey(id, batch))).toBeGreaterThan(100_000);
  await ports.drain();
  const fact = await ports.facts.conversation(id, 'demo-call-1');
  expect(fact?.conversation).toMatchObject({
    channel: 'voice',
    language: 'zh',
    agent: { id: 'A09', team: 'team-shop' },
    attributes: { queue: 'shop', sound: { words: 'transcript', channels: 2 } },
  });
  expect(fact?.conversation.turns[0]).toMatchObject({
    role: 'agent',
    text: '我看到了，这个包裹昨天晚上到了杭州的中转站。',
  });
  expect(fact?.analysis.signals.map(({ type }) => type)).toContain('speech.interruption');
});
