import type { KnownSignalType, SignalType } from './catalogue.ts';

/** Of two signals that exclude each other in one turn only one is told. */
export const EXCLUSIVE: readonly (readonly [KnownSignalType, KnownSignalType])[] = [
  ['customer.implicit_dissatisfaction', 'customer.explicit_complaint'],
  ['customer.repeat_question', 'customer.request_info'],
];

export function excludeEachOther(one: SignalType, other: SignalType): boolean {
  return EXCLUSIVE.some(([a, b]) => (one === a && other === b) || (one === b && other === a));
}
