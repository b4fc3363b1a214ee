import { expect, test } from 'vitest';
import { byColumn, figureOf, type Weighed } from './topic-figures.ts';

const impact = { conversations: 20, hours: null, unhappy: 5, avoidable: 2 };
const weight = (part: Partial<NonNullable<Weighed['weight']>>): Weighed => ({
  weight: {
    conversations: 80,
    days: 28,
    share: 0.1,
    trend: null,
    repeatRate: 0,
    upsetAtStart: 0,
    upsetAtEnd: 0,
    unresolvedRate: 0,
    escalationRate: 0,
    churnRate: 0,
    effort: null,
    handlingHours: null,
    impact,
    ...part,
  },
});

test('the share that ends badly is of the conversations themselves, and unknown where there are none', () => {
  expect(figureOf(weight({}), 'bad')).toBe(0.25);
  expect(figureOf(weight({ conversations: 0 }), 'bad')).toBeNull();
  expect(figureOf({ weight: null }, 'bad')).toBeNull();
});

test('the most comes first and what is not known last, also behind what falls', () => {
  const falling = weight({ trend: { value: -0.3, low: -0.5, high: -0.1 } });
  const growing = weight({ trend: { value: 0.4, low: 0.1, high: 0.8 } });
  const unknown = weight({});
  expect([unknown, falling, growing].toSorted(byColumn('trend'))).toEqual([growing, falling, unknown]);
});
