import type { Situation } from '../coaching/situations.ts';
import type { PhraseName } from './phrases.ts';

/** What the customer's words call for, as whoever wrote them meant them; words of a matter call for nothing but an answer. */
const CALLS_FOR: Partial<Record<PhraseName, Situation>> = {
  'customer.threat': 'threat',
  'customer.end_angry': 'leaving',
  'customer.repeat': 'repeated_question',
  'customer.angry': 'anger',
  'customer.again': 'anger',
  'customer.ironic': 'disappointment',
  'customer.resigned': 'disappointment',
  'customer.end_ironic': 'disappointment',
  'customer.end_resigned': 'disappointment',
  'customer.puzzled': 'confusion',
  'customer.bill_unclear': 'confusion',
  'customer.end_unclear': 'confusion',
  'customer.hurried': 'worry',
};

/** The situations that phrases of one turn were written for, each once. */
export function plantedSituations(phrases: readonly PhraseName[]): Situation[] {
  const planted = phrases.flatMap((name) => CALLS_FOR[name] ?? []);
  return [...new Set(planted)];
}
