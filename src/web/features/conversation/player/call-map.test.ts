import { describe, expect, test } from 'vitest';
import type { ConversationDetail } from '../../../client/types.ts';
import { placesOf, rolesByChannel, turnAt, wasHeard } from './call-map.ts';

type Turn = ConversationDetail['conversation']['turns'][number];
const turn = (
  role: Turn['role'],
  startMs: number,
  endMs: number,
  channel = role === 'agent' ? 0 : 1,
): Turn => ({
  role,
  text: '',
  startMs,
  endMs,
  attributes: { sound: { channel } },
});
const TURNS = [
  turn('agent', 0, 4_000),
  turn('customer', 3_000, 3_500),
  turn('customer', 6_000, 8_000),
  turn('agent', 7_500, 9_000),
];
const signal = (type: string, at: number, more: object = {}) => ({
  type,
  turn: at,
  start: 0,
  end: 0,
  confidence: 0.9,
  detector: 'd',
  ...more,
});
const detail = (signals: ConversationDetail['signals']) =>
  ({ conversation: { id: 'c', channel: 'voice', turns: TURNS }, signals }) as unknown as ConversationDetail;

describe('the turn at a time', () => {
  test.each([
    [1_000, 0],
    [3_200, 1],
    [3_800, 0],
    [5_000, 0],
    [7_600, 3],
    [60_000, 3],
  ])('%d ms', (ms, expected) => {
    expect(turnAt(TURNS, ms)).toBe(expected);
  });

  test('is none before anybody speaks, nor where turns have no times', () => {
    expect(turnAt([turn('agent', 500, 900)], 100)).toBeUndefined();
    expect(turnAt([{ role: 'agent', text: '' }], 100)).toBeUndefined();
  });
});

describe('the places of a call', () => {
  test('stand where they were heard, by speaker where they are one’s own, in the order of time', () => {
    const places = placesOf(
      detail([
        signal('speech.interruption', 3, { startMs: 7_500, endMs: 8_000 }),
        signal('speech.silence', 2, { startMs: 4_000, endMs: 6_000 }),
        signal('customer.churn_intent', 2),
      ]),
    );
    expect(places).toEqual([
      { kind: 'silence', type: 'speech.silence', startMs: 4_000, endMs: 6_000 },
      { kind: 'signal', type: 'customer.churn_intent', startMs: 6_000, endMs: 8_000, channel: 1 },
      { kind: 'interruption', type: 'speech.interruption', startMs: 7_500, endMs: 8_000, channel: 0 },
    ]);
  });

  test('leave out what is unsure, of the whole, or told elsewhere', () => {
    const found = [
      signal('agent.empathy', 0, { confidence: 0.3 }),
      signal('customer.emotion', 1),
      signal('conversation.effort', 1),
      signal('privacy.pii', 1),
      signal('speech.rate', 1),
    ];
    expect(placesOf(detail(found))).toEqual([]);
  });
});

test('a channel is whose turns are on it', () => {
  expect(rolesByChannel([...TURNS, turn('customer', 9_000, 9_100, 0)], 2)).toEqual(['agent', 'customer']);
  expect(rolesByChannel([], 1)).toEqual([undefined]);
});

test('a written conversation was not heard', () => {
  const { conversation } = detail([]);
  expect(wasHeard(conversation)).toBe(false);
  expect(wasHeard({ ...conversation, attributes: { sound: { words: 'none' } } })).toBe(true);
  expect(wasHeard({ ...conversation, channel: 'chat', attributes: { sound: {} } })).toBe(false);
});
