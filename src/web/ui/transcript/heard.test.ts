import { expect, test } from 'vitest';
import type { FoundCorrection, FoundSignal } from '../../client/types.ts';
import { heardByTurn } from './heard.ts';

const signal = (type: string, turn: number, more: Partial<FoundSignal> = {}): FoundSignal => ({
  type,
  turn,
  start: 0,
  end: 3,
  confidence: 0.9,
  detector: 'lexicon',
  ...more,
});
const correction = (turn: number, more: Partial<FoundCorrection>): FoundCorrection => ({
  id: 'c',
  turn,
  start: 0,
  end: 0,
  said: null,
  meant: null,
  author: 'user:1',
  authorName: '韩梅梅',
  at: '2026-01-05T09:00:00Z',
  isCurrent: true,
  ...more,
});

test('what a person refuted stays in sight beside what they said instead; what is unsure or calm is not shown', () => {
  const signals = [
    signal('customer.gratitude', 0),
    signal('customer.urgency', 0, { confidence: 0.3 }),
    signal('customer.emotion', 0, { value: 'neutral' }),
    signal('conversation.effort', 0),
    signal('agent.empathy', 1),
  ];
  const corrections = [
    correction(0, { said: { type: 'customer.gratitude' }, meant: { type: 'customer.resolved_ack' } }),
    correction(1, { id: 'd', meant: { type: 'agent.apology' }, start: 2, end: 5 }),
    correction(1, { id: 'old', meant: { type: 'agent.closing' }, isCurrent: false }),
    correction(0, { id: 'e', meant: { type: 'conversation.resolution', value: 'resolved' } }),
  ];
  const shown = heardByTurn(signals, corrections);
  const words = (turn: number) => shown.get(turn)?.map(({ type, state, ref }) => [type, state, ref]);
  expect(words(0)).toEqual([
    ['customer.gratitude', 'refuted', 's0'],
    ['customer.resolved_ack', 'said', 'kc'],
  ]);
  expect(words(1)).toEqual([
    ['agent.empathy', 'told', 's4'],
    ['agent.apology', 'said', 'kd'],
  ]);
});

test('a signal that was too unsure to be shown is shown once somebody spoke of it', () => {
  const signals = [signal('customer.emotion', 0, { value: 'neutral' })];
  const said = { type: 'customer.emotion', value: 'neutral' };
  const meant = { type: 'customer.emotion', value: 'anger' };
  const [told, instead] = heardByTurn(signals, [correction(0, { said, meant })]).get(0) ?? [];
  expect([told?.state, instead?.value]).toEqual(['refuted', 'anger']);
});
