import { expect, test } from 'vitest';
import { type LiveCall, type LiveCallDetail, NOTHING, withCall, withCalls } from './shown-call.ts';

const call: LiveCall = {
  id: 'call-1',
  agent: 'A01',
  team: 'north',
  startedAt: '2026-03-02T10:00:00Z',
  atMs: 4_000,
  state: 'running',
  turns: 0,
  emotion: null,
  rules: [],
  wordsBehindMs: 0,
};
const detail: LiveCallDetail = { ...call, speaking: [], detail: null };

test('a call that goes on is shown as it goes on', () => {
  expect(withCall(withCalls(NOTHING, [call]), 'call-1', detail).call).toBe(detail);
});

test('who saw a call go on, in the list or beside it, is told when it is over', () => {
  const listed = withCalls(NOTHING, [call]);
  const watched = withCall(listed, 'call-1', detail);
  expect(withCall(withCalls(watched, []), 'call-1', null).call).toBe('over');
  expect(withCall(withCalls(listed, []), 'call-1', null).call).toBe('over');
});

test('of a call that never went on before their eyes nobody is told that it is over', () => {
  expect(withCall(withCalls(NOTHING, []), 'call-1', null).call).toBe('unknown');
  expect(withCall(withCalls(NOTHING, [call]), 'call-2', null).call).toBe('unknown');
});

test('what somebody has seen is written down anew only when another call begins', () => {
  const first = withCalls(NOTHING, [call]);
  expect(withCalls(first, [call]).seen).toBe(first.seen);
  expect(withCalls(first, []).seen).toBe(first.seen);
  expect([...withCalls(first, [call, { ...call, id: 'call-2' }]).seen]).toEqual(['call-1', 'call-2']);
});
