import { describe, expect, test } from 'vitest';
import type { Signal } from '../analysis/analysis.ts';
import type { Role } from '../conversation/schema.ts';
import type { Utterance } from '../conversation/utterance.ts';
import { toUtterances } from '../conversation/utterances.ts';
import type { SignalType } from '../signals/catalogue.ts';
import { coachingView } from './moments.ts';

type Said = readonly [Role, ...(SignalType | `= ${string}`)[]];

/** Turns by who speaks and what was heard in them; `= anger` is the emotion. */
function talk(...said: readonly Said[]): [Utterance[], { signals: Signal[] }] {
  const turns = said.map(([role], index) => ({ role, text: `第 ${index} 句。` }));
  const signals = said.flatMap(([, ...heard], turn) =>
    heard.map((one): Signal => {
      const place = { turn, start: 0, end: 1, confidence: 0.9, detector: 'test' };
      return one.startsWith('= ')
        ? { ...place, type: 'customer.emotion', value: one.slice(2) }
        : { ...place, type: one as SignalType };
    }),
  );
  return [toUtterances({ id: 'c', channel: 'chat', turns }), { signals }];
}

describe('a moment', () => {
  test('is what the customer brought, what the agent did next and what became of it', () => {
    const heard = talk(
      ['customer', 'customer.repeat_question', '= frustration'],
      ['agent', 'agent.confirm_understanding', 'agent.empathy'],
      ['customer'],
      ['agent', 'agent.solution_offer'],
      ['customer', 'customer.resolved_ack'],
    );
    expect(coachingView(...heard).moments).toEqual([
      {
        situation: 'repeated_question',
        emotion: 'frustration',
        sureness: 0.9,
        turn: 0,
        answer: 1,
        until: 4,
        behaviours: ['agent.confirm_understanding', 'agent.empathy'],
        outcome: 'recovered',
      },
    ]);
  });

  test('is one for several turns in a row, with the surest emotion', () => {
    const heard = talk(['customer', '= anger'], ['customer', 'customer.escalation_threat'], ['agent']);
    expect(coachingView(...heard).moments).toMatchObject([
      { situation: 'threat', emotion: 'anger', outcome: 'unknown' },
    ]);
  });

  test.for<[string, Said[]]>([
    ['calmed', [['customer']]],
    ['persisted', [['customer', '= disappointment']]],
    ['worsened', [['customer', 'customer.churn_intent']]],
    ['recovered', [['customer', '= anger'], ['agent'], ['customer', 'customer.gratitude']]],
    ['persisted', [['customer', 'customer.gratitude'], ['agent'], ['customer', '= anger']]],
    ['unknown', []],
  ])('ends %s', ([outcome, rest]) => {
    const heard = talk(['customer', '= anger'], ['agent'], ...rest);
    expect(coachingView(...heard).moments[0]?.outcome).toBe(outcome);
  });

  test('that nobody answered has no behaviours and no outcome', () => {
    const [moment] = coachingView(...talk(['agent'], ['customer', 'customer.abuse'])).moments;
    expect(moment).toEqual({
      situation: 'abuse',
      emotion: 'neutral',
      sureness: 0.9,
      turn: 1,
      behaviours: [],
      outcome: 'unknown',
    });
  });
});

test('how a customer comes is the emotion of their first turns', () => {
  const heard = talk(['agent'], ['customer', '= anxiety'], ['agent'], ['customer', '= anger']);
  expect(coachingView(...heard).openingEmotion).toBe('anxiety');
  expect(coachingView(...talk(['agent'])).openingEmotion).toBe('neutral');
});
