import { expect, test } from 'vitest';
import type { Conversation } from '#core/conversation/schema.ts';
import type { ConversationReading } from '#core/ports/language-model.ts';
import type { Analysis } from './analysis.ts';
import { needOf } from './need.ts';

const conversation = (...said: readonly (readonly ['customer' | 'agent', string])[]): Conversation => ({
  id: 'c',
  channel: 'chat',
  turns: said.map(([role, text]) => ({ role, text })),
});
/** Each utterance has its own vector; those named were skipped. */
const reading = (count: number, skipped: readonly number[] = []): ConversationReading => ({
  model: 'm',
  utterances: Array.from({ length: count }, (_, index) => ({
    model: 'm',
    signals: new Map(),
    emotion: undefined,
    vector: Float32Array.of(index),
    isFull: !skipped.includes(index),
    evidence: () => undefined,
  })),
  resolution: new Map(),
  satisfaction: 3,
});
const heard = (...turns: readonly number[]): Analysis => ({
  id: 'c',
  language: 'zh',
  signals: turns.map((turn) => ({
    type: 'customer.request_info',
    turn,
    start: 0,
    end: 1,
    confidence: 0.8,
    detector: 'test',
  })),
  rules: [],
  evaluations: [],
  metrics: { turns: 0, turnsByRole: {}, charactersByRole: {} },
});

const TALK = conversation(
  ['customer', '在吗'],
  ['agent', '您好，请问有什么可以帮您'],
  ['customer', '我上周买的锅，盖子有裂纹'],
  ['customer', '能换一个吗'],
);

test('the need is the first question or complaint of some length', () => {
  expect(needOf(TALK, heard(0, 3), reading(4))).toEqual({ turn: 3, vector: Float32Array.of(3) });
});

test('where none was heard, it is the longest of what the customer said first', () => {
  expect(needOf(TALK, heard(), reading(4))?.turn).toBe(2);
});

test('what the model skipped is no need, and who said nothing has none', () => {
  expect(needOf(TALK, heard(3), reading(4, [3]))?.turn).toBe(2);
  expect(needOf(conversation(['agent', '您好']), heard(), reading(1))).toBeUndefined();
});
