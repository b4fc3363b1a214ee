import { expect, test } from 'vitest';
import type { Signal } from '../analysis/analysis.ts';
import type { Conversation } from '../conversation/schema.ts';
import type { CustomSignal } from '../signals/custom/definition.ts';
import type { Correction } from './annotation.ts';
import { correctedSentences, withCorrections } from './corrected-sentences.ts';
import { labelledExample } from './labelled-example.ts';
import { readingProblem } from './reading.ts';

const conversation: Conversation = {
  id: 'c-1',
  channel: 'chat',
  customer: { id: 'u-1' },
  turns: [
    { role: 'customer', text: '好吧，我再看看' },
    { role: 'agent', text: '感谢理解' },
    { role: 'customer', text: '给我回个电话' },
  ],
};
const signal = (type: Signal['type'], turn: number, more: Partial<Signal> = {}): Signal => ({
  type,
  turn,
  start: 0,
  end: 4,
  confidence: 0.9,
  detector: 'fusion',
  ...more,
});
const correction = (turn: number, more: Partial<Correction>): Correction => ({
  id: 'x',
  conversation: 'c-1',
  turn,
  start: 0,
  end: 0,
  said: null,
  meant: null,
  digest: '',
  author: 'user:1',
  authorName: '韩梅梅',
  at: '2026-01-05T09:00:00.000Z',
  ...more,
});
const signals = [
  signal('customer.resolved_ack', 0),
  signal('customer.gratitude', 0, { confidence: 0.2 }),
  signal('customer.request_info', 0),
  signal('customer.emotion', 0, { value: 'neutral' }),
  signal('agent.closing', 1),
];
const corrections = [
  correction(0, {
    said: { type: 'customer.resolved_ack' },
    meant: { type: 'customer.implicit_dissatisfaction' },
  }),
  correction(0, {
    said: { type: 'customer.emotion', value: 'neutral' },
    meant: { type: 'customer.emotion', value: 'disappointment' },
  }),
  correction(2, { meant: { type: 'custom.wants_callback' } }),
  correction(0, { meant: { type: 'conversation.resolution', value: 'unresolved' } }),
];

test('a labelled example holds what a person left standing and what they changed, and only turns they judged', () => {
  expect(labelledExample(conversation, { language: 'zh', signals }, corrections)).toEqual({
    id: 'c-1',
    channel: 'chat',
    language: 'zh',
    turns: [
      {
        role: 'customer',
        text: '好吧，我再看看',
        labels: ['customer.request_info', 'customer.implicit_dissatisfaction'],
        judged: ['customer.resolved_ack', 'customer.implicit_dissatisfaction'],
        told: ['customer.resolved_ack'],
        emotion: 'disappointment',
        toldEmotion: 'neutral',
      },
      { role: 'agent', text: '感谢理解' },
      {
        role: 'customer',
        text: '给我回个电话',
        labels: ['custom.wants_callback'],
        judged: ['custom.wants_callback'],
        told: [],
      },
    ],
    resolution: 'unresolved',
  });
});

test('a signal of one’s own learns from what people said of it', () => {
  const examples = [labelledExample(conversation, { language: 'zh', signals }, corrections)];
  const sentences = correctedSentences('custom.wants_callback', examples);
  expect(sentences).toEqual({ examples: { zh: ['给我回个电话'] }, counterExamples: {} });
  expect(correctedSentences('customer.resolved_ack', examples).counterExamples).toEqual({
    zh: ['好吧，我再看看'],
  });
  const own: CustomSignal = {
    id: 'custom.wants_callback',
    title: { zh: '要求回电', en: 'Wants to be called back' },
    by: ['customer'],
    examples: { zh: [{ text: '给我打电话', line: 3, column: 1 }] },
    counterExamples: {},
    line: 2,
  };
  const grown = withCorrections(own, sentences);
  expect(grown.examples.zh?.map(({ text }) => text)).toEqual(['给我打电话', '给我回个电话']);
  expect(withCorrections(grown, sentences)).toEqual(grown);
});

test('a person says of a turn what its role can say, with one of the values there are', () => {
  expect(readingProblem({ type: 'customer.urgency' }, 'customer')).toBeNull();
  expect(readingProblem({ type: 'custom.vip' }, 'agent')).toBeNull();
  expect(readingProblem({ type: 'customer.emotion', value: 'anger' }, 'customer')).toBeNull();
  expect(readingProblem({ type: 'conversation.satisfaction', value: 2 }, null)).toBeNull();
  expect(readingProblem({ type: 'customer.emotion' }, 'customer')?.en).toContain('one of anger');
  expect(readingProblem({ type: 'customer.urgency', value: 1 }, 'customer')?.en).toContain('no value');
  expect(readingProblem({ type: 'agent.empathy' }, 'customer')?.en).toContain('no signal');
  expect(readingProblem({ type: 'privacy.pii' }, 'customer')?.en).toContain('no signal');
});
