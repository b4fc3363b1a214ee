import type { Resolution } from '../../catalogue.ts';
import { confidenceOf } from '../../cue-scorer.ts';
import { Account, type Course, type Finding } from './course.ts';
import { type Heard, heardResolution, heardSatisfaction } from './heard.ts';
import { type Sign, signsOf } from './outcome-signs.ts';
import { OUTCOME_WEIGHTS } from './outcome-weights.ts';

const { start, signs: weights, resolvedFrom, unresolvedBelow } = OUTCOME_WEIGHTS;
/** Points of a customer of whose contact nothing is known. */
export const ORDINARY_SATISFACTION = start.points;

/** How far a balance speaks for each class. */
export function speaking(balance: number): Readonly<Record<Resolution, number>> {
  return { resolved: balance - resolvedFrom, partly: 0, unresolved: unresolvedBelow - balance };
}

/** Whether the need of this contact was met, from its course and, where a model read along, from its words. */
export function resolution(course: Course, heard?: Heard): Finding | undefined {
  const signs = signsOf(course);
  if (signs === undefined) return undefined;
  const account = accountOf(signs, 'balance');
  const balance = account.sum;
  const { value, confidence } =
    heard === undefined ? byBalance(balance) : heardResolution(heard, speaking(balance), account);
  return { value, anchor: account.anchor(course.last), confidence, because: account.because };
}

function byBalance(balance: number): { readonly value: Resolution; readonly confidence: number } {
  const clear = confidenceOf(Math.abs(balance - (resolvedFrom + unresolvedBelow) / 2), 0);
  const confidence = Math.max(0.5, clear);
  if (balance >= resolvedFrom) return { value: 'resolved', confidence };
  return { value: balance < unresolvedBelow ? 'unresolved' : 'partly', confidence };
}

/** What this customer would honestly give, 1–5: an additive model, each contribution in points. */
export function satisfaction(course: Course, heard?: Heard): Finding | undefined {
  const signs = signsOf(course);
  if (signs === undefined) return undefined;
  const account = accountOf(signs, 'points');
  if (heard !== undefined) heardSatisfaction(heard, account, ORDINARY_SATISFACTION);
  return {
    value: Math.round(Math.min(5, Math.max(1, account.sum)) * 10) / 10,
    anchor: account.anchor(course.last),
    confidence: Math.min(0.9, 0.5 + 0.1 * account.because.length),
    because: account.because,
  };
}

function accountOf(signs: readonly Sign[], of: 'balance' | 'points'): Account {
  const account = new Account(start[of]);
  for (const { name, size, at } of signs) account.add(name, weights[name][of] * size, at);
  return account;
}
