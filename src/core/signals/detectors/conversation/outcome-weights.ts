// Written by `node training/outcome-weights.ts`.
import type { SignName } from './outcome-signs.ts';

export interface OutcomeWeights {
  /** Where an outcome stands before anything is known of the conversation. */
  readonly start: { readonly balance: number; readonly points: number };
  /** Above this balance the need is taken as met, below the other as not met; between them as partly met. */
  readonly resolvedFrom: number;
  readonly unresolvedBelow: number;
  /** What a sign of size 1 adds: to the balance of the resolution, and to the satisfaction in points. */
  readonly signs: Readonly<Record<SignName, { readonly balance: number; readonly points: number }>>;
}

export const OUTCOME_WEIGHTS: OutcomeWeights = {
  start: {
    balance: 0.84,
    points: 3.34,
  },
  resolvedFrom: 1.13,
  unresolvedBelow: -0.37,
  signs: {
    'customer.resolved_ack': {
      balance: 1.17,
      points: 0.45,
    },
    'customer.gratitude': {
      balance: 0.09,
      points: 0.29,
    },
    'glad at the end': {
      balance: 0.35,
      points: 0.34,
    },
    'unhappy at the end': {
      balance: 0.09,
      points: 0,
    },
    'upset at the end': {
      balance: -0.58,
      points: -0.21,
    },
    'worried at the end': {
      balance: -0.44,
      points: -0.25,
    },
    'question at the end': {
      balance: -0.49,
      points: -0.19,
    },
    'share of upset turns': {
      balance: -0.61,
      points: -0.45,
    },
    'heaviest moment': {
      balance: -0.63,
      points: -0.43,
    },
    'customer.repeat_question': {
      balance: -0.18,
      points: -0.12,
    },
    'carried out': {
      balance: 0.15,
      points: 0.06,
    },
    'remedy offered': {
      balance: 0,
      points: 0,
    },
    answered: {
      balance: 0.1,
      points: 0.09,
    },
    'left open': {
      balance: -0.48,
      points: -0.23,
    },
    'agent faults': {
      balance: -1.87,
      points: -1.02,
    },
    'agent.empathy': {
      balance: 0.24,
      points: 0.2,
    },
  },
};
