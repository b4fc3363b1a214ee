import { expect, test } from 'vitest';
import type { FoundSignal } from '../../client/types.ts';
import { agentManner, customerFeelings } from './feelings.ts';

const signal = (type: string, turn: number, more: Partial<FoundSignal> = {}): FoundSignal => ({
  type,
  turn,
  start: 0,
  end: 1,
  confidence: 0.9,
  detector: 'lexicon',
  ...more,
});

test('a customer’s line follows their emotions, an agent’s what they did well or badly', () => {
  const signals = [
    signal('agent.greeting', 0),
    signal('customer.emotion', 1, { value: 'anger', confidence: 0.3 }),
    signal('agent.deflection', 2),
    signal('agent.policy_wall', 2),
    signal('agent.empathy', 4),
    signal('agent.ownership', 4, { confidence: 0.2 }),
    signal('customer.emotion', 5, { value: 'gratitude' }),
  ];
  expect(customerFeelings(signals).map(({ turn, level }) => [turn, level])).toEqual([
    [1, -2],
    [5, 1.7],
  ]);
  expect(agentManner(signals)).toEqual([
    { turn: 2, level: -2, because: ['agent.deflection', 'agent.policy_wall'] },
    { turn: 4, level: 0.9, because: ['agent.empathy'] },
  ]);
});
