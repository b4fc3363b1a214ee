import { expect, test } from 'vitest';
import type { PageConversation } from '#contract/files/report-page.ts';
import { NO_FILTER, scoreOf, select } from './filter.ts';

function page(id: string, more: Partial<PageConversation> = {}): PageConversation {
  return {
    id,
    channel: 'chat',
    place: `${id}.txt`,
    turns: [],
    signals: [],
    evaluations: [],
    rules: [],
    satisfaction: null,
    resolution: 'unknown',
    warnings: [],
    reasons: [],
    lessons: [],
    points: 0,
    learnPoints: 0,
    ...more,
  };
}

function scored(...scores: (number | null)[]): Pick<PageConversation, 'evaluations'> {
  return {
    evaluations: scores.map((score, index) => ({
      scorecard: `card-${index}`,
      score,
      sections: {},
      answers: [],
    })),
  };
}

const ids = (conversations: readonly PageConversation[], filter: Partial<typeof NO_FILTER>) =>
  select(conversations, { ...NO_FILTER, ...filter }).map((index) => conversations[index]!.id);

test('all words of a search must occur, in the id, the agent or what was said', () => {
  const list = [
    page('a-1', { agent: 'Mei', turns: [{ role: 'customer', text: 'Where is my PARCEL?' }] }),
    page('b-2', { turns: [{ role: 'agent', text: '包裹在路上' }] }),
  ];
  expect(ids(list, { words: 'parcel mei' })).toEqual(['a-1']);
  expect(ids(list, { words: '包裹 b-' })).toEqual(['b-2']);
  expect(ids(list, { words: 'parcel 包裹' })).toEqual([]);
});

test('filters by signal, resolution and channel together', () => {
  const signal = { type: 'agent.deflection', turn: 0, start: 0, end: 1, confidence: 0.9 };
  const list = [
    page('x', { signals: [signal], resolution: 'unresolved' }),
    page('y', { signals: [signal], resolution: 'resolved' }),
    page('z', { resolution: 'unresolved', channel: 'voice' }),
  ];
  expect(ids(list, { signal: 'agent.deflection', resolution: 'unresolved' })).toEqual(['x']);
  expect(ids(list, { channel: 'voice' })).toEqual(['z']);
});

test('orders by worth, score or satisfaction; what has none comes last, equals keep their order', () => {
  const list = [
    page('plain'),
    page('low', { ...scored(40), satisfaction: 2, points: 3 }),
    page('high', { ...scored(95), satisfaction: 5, points: 9 }),
  ];
  expect(ids(list, { order: 'worth' })).toEqual(['high', 'low', 'plain']);
  expect(ids(list, { order: 'score' })).toEqual(['low', 'high', 'plain']);
  expect(ids(list, { order: 'satisfaction' })).toEqual(['low', 'high', 'plain']);
  expect(ids(list, { order: 'input' })).toEqual(['plain', 'low', 'high']);
});

test('of several scores the lowest speaks for the conversation', () => {
  expect(scoreOf(page('a', scored(90, null, 55)))).toBe(55);
  expect(scoreOf(page('a', scored(null)))).toBeNull();
});
