import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#core/conversation/schema.ts';
import { macroF1, measureDetectors, readPartlyLabelled, type Tallies } from '../suites/detector-quality.ts';

/** A single passage says nothing of these: they lie in its place in a conversation, or in what it answers. */
const NEEDING_A_CONVERSATION = ['agent.greeting', 'agent.perfunctory', 'agent.repeat_ask'];
/** A little under what is reached: one detector that breaks falls through, a few changed words do not. */
const FLOORS = {
  zh: { conversations: 0.94, passages: 0.85, customer: 0.77, emotions: 0.59 },
  en: { conversations: 0.94, passages: 0.8, customer: 0.765, emotions: 0.69 },
} as const;

const agentSet = readPartlyLabelled(new URL('agent-dev.jsonl', import.meta.url));
const customerSet = readPartlyLabelled(new URL('customer-dev.jsonl', import.meta.url));

describe.each(LANGUAGES)('on the development sets in %s, macro-F1 stays above its floor', (language) => {
  const floors = FLOORS[language];
  const agents = agentSet.filter((one) => one.language === language);

  it('of agent signals in whole conversations', () => {
    const { agent } = measureDetectors(agents.filter(({ turns }) => turns.length > 3));
    expectAbove(agent, floors.conversations);
  });

  it('of agent signals in single passages', () => {
    const { agent } = measureDetectors(agents.filter(({ turns }) => turns.length <= 3));
    expectAbove(
      new Map([...agent].filter(([type]) => !NEEDING_A_CONVERSATION.includes(type))),
      floors.passages,
    );
  });

  it('of customer signals and emotions', () => {
    const { customer, emotions } = measureDetectors(customerSet.filter((one) => one.language === language));
    expectAbove(customer, floors.customer);
    expectAbove(emotions, floors.emotions);
  });
});

/** Every label occurs, so that none can drop out of the mean; the message tells which label fell. */
function expectAbove(tallies: Tallies, floor: number): void {
  const told = [...tallies].map(([label, { f1 }]) => `${label} ${f1.toFixed(2)}`).join(', ');
  expect(
    [...tallies].filter(([, { support }]) => support === 0),
    told,
  ).toEqual([]);
  expect(macroF1(tallies), told).toBeGreaterThan(floor);
}
