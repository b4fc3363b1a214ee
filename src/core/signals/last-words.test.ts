import { expect, test } from 'vitest';
import type { Role } from '../conversation/schema.ts';
import type { UtteranceReading } from '../ports/language-model.ts';
import type { Emotion, KnownSignalType } from './catalogue.ts';
import { lastWords, type ReadTurn } from './last-words.ts';

function turn(
  role: Role,
  text: string,
  heard: Partial<Record<KnownSignalType, number>> = {},
  felt: Partial<Record<Emotion, number>> = {},
): ReadTurn {
  const reading: UtteranceReading = {
    model: 'listener-1',
    signals: new Map(Object.entries(heard) as [KnownSignalType, number][]),
    emotion: role === 'customer' ? new Map(Object.entries(felt) as [Emotion, number][]) : undefined,
    vector: new Float32Array(1),
    isFull: true,
    evidence: () => undefined,
  };
  return { role, view: { text }, reading };
}
const before = (...turns: ReadTurn[]) => lastWords(turns, turns.length);

test('a plain question is a calm request, as surely as it is heard', () => {
  const { calmRequest } = before(turn('customer', '门票多少钱', { 'customer.request_info': 0.9 }));
  expect(calmRequest).toBeCloseTo(0.9);
});

test('what is unhappy in it, said or felt, takes the calm from it', () => {
  const asks = { 'customer.request_info': 0.9 } as const;
  const said = { ...asks, 'customer.explicit_complaint': 0.8 };
  expect(before(turn('customer', '怎么还没到', said)).calmRequest).toBeCloseTo(0.18);
  expect(before(turn('customer', '怎么还没到', asks, { anger: 0.5, anxiety: 0.5 })).calmRequest).toBeCloseTo(
    0,
  );
});

test('the latest words of the customer count, however often the agent spoke since', () => {
  const calm = turn('customer', '几点开门', { 'customer.request_info': 1 });
  const angry = turn('customer', '气死我了', { 'customer.explicit_complaint': 1 });
  const agent = turn('agent', '您好');
  expect(before(angry, agent, calm, agent, agent).calmRequest).toBe(1);
  expect(before(calm, agent, angry, agent).calmRequest).toBe(0);
  // Said one after the other, they are one.
  expect(before(angry, calm).calmRequest).toBe(0);
});

test('a recommendation and a place to turn to are asked for in either language, trouble is not', () => {
  for (const text of ['附近有好吃的推荐吗', '发票去哪里开', 'can you recommend a hotel', 'who should i call'])
    expect(before(turn('customer', text)).asksWhere, text).toBe(true);
  for (const text of ['快递一直没到', 'my parcel never arrived'])
    expect(before(turn('customer', text)).asksWhere, text).toBe(false);
  expect(
    before(turn('customer', '推荐一家酒店'), turn('agent', '好的'), turn('customer', '没到')).asksWhere,
  ).toBe(false);
});

test('where nobody asked anything, nothing was asked', () => {
  expect(before()).toEqual({ calmRequest: 0, asksWhere: false });
  expect(before(turn('agent', '您好'))).toEqual({ calmRequest: 0, asksWhere: false });
});
