import { expect, test } from 'vitest';
import type { Channel, Role } from '../conversation/schema.ts';
import { Analyser } from './analyser.ts';

type Said = readonly [role: Role, seconds: number, text: string];

/** First and mean response time, and the waits before single answers, in seconds. */
function responses(channel: Channel, talk: readonly Said[]) {
  const turns = talk.map(([role, seconds, text]) => ({
    role,
    text,
    startMs: seconds * 1000,
    ...(channel === 'voice' ? { endMs: seconds * 1000 + 500 } : {}),
  }));
  const { metrics, signals } = new Analyser().analyse({ id: 'c', channel, language: 'zh', turns });
  const latencies = signals.filter(({ type }) => type === 'conversation.response_latency');
  return {
    first: metrics.firstResponseMs! / 1000,
    mean: metrics.meanResponseMs! / 1000,
    each: latencies.map(({ value }) => Number(value) / 1000),
  };
}

const IMPATIENT: readonly Said[] = [
  ['customer', 0, '你好，我的订单怎么还没发货？'],
  ['customer', 55, '有人吗？'],
  ['system', 60, '当前排队 3 人'],
  ['customer', 110, '在不在啊'],
  ['agent', 160, '您好，我帮您查一下。'],
  ['customer', 170, '好。'],
  ['agent', 190, '今天发出。'],
];

test('in writing a customer who asks once more has been waiting since the first message', () => {
  for (const channel of ['chat', 'email'] as const)
    expect(responses(channel, IMPATIENT)).toEqual({ first: 160, mean: 90, each: [160, 20] });
});

test('on a call one side talks on, and the wait begins when all is said', () => {
  expect(responses('voice', IMPATIENT)).toEqual({ first: 49.5, mean: 34.5, each: [49.5, 19.5] });
});

test('the answer of a bot ends a wait', () => {
  const talk: readonly Said[] = [
    ['customer', 0, '你好'],
    ['bot', 2, '请问什么问题？'],
    ['agent', 50, '您好'],
    ['customer', 60, '改签。'],
    ['customer', 80, '明天的。'],
    ['bot', 90, '正在处理。'],
  ];
  expect(responses('chat', talk)).toEqual({ first: 2, mean: 16, each: [2, 30] });
});
