import { type Emotion, SHOWN_CONFIDENCE } from '#core/signals/catalogue.ts';
import { signalTone } from '../../client/labels/labels.ts';
import type { FoundSignal } from '../../client/types.ts';

/** How a turn felt to the customer, from −2 to 2. */
const FEELING: Readonly<Record<Emotion, number>> = {
  anger: -2,
  frustration: -1.5,
  disappointment: -1.5,
  anxiety: -1,
  confusion: -0.7,
  neutral: 0,
  satisfaction: 1.3,
  gratitude: 1.7,
};
/** Greeting and closing are form: they say nothing of how somebody was treated. */
const FORMALITIES: ReadonlySet<string> = new Set(['agent.greeting', 'agent.closing']);

export interface Feeling {
  readonly turn: number;
  /** From −2 to 2. */
  readonly level: number;
  /** Types of signals, or `emotion:NAME`, that it rests on. */
  readonly because: readonly string[];
}

/** The customer's feelings turn by turn, as heard in their words. */
export function customerFeelings(signals: readonly FoundSignal[]): Feeling[] {
  return signals.flatMap(({ type, turn, value }) => {
    if (type !== 'customer.emotion') return [];
    const level = FEELING[value as Emotion];
    return level === undefined ? [] : [{ turn, level, because: [`emotion:${String(value)}`] }];
  });
}

/** How the agent treated the customer, turn by turn: strengths lift, faults lower. */
export function agentManner(signals: readonly FoundSignal[]): Feeling[] {
  const byTurn = new Map<number, FoundSignal[]>();
  for (const signal of signals) {
    const counts =
      signal.type.startsWith('agent.') &&
      !FORMALITIES.has(signal.type) &&
      signal.confidence >= SHOWN_CONFIDENCE;
    if (counts) byTurn.set(signal.turn, [...(byTurn.get(signal.turn) ?? []), signal]);
  }
  return [...byTurn]
    .map(([turn, heard]) => {
      const faults = heard.filter(({ type }) => signalTone(type) === 'fault').length;
      const strengths = heard.filter(({ type }) => signalTone(type) === 'good').length;
      const level = Math.max(-2, Math.min(2, strengths * 0.9 - faults * 1.5));
      return { turn, level, because: [...new Set(heard.map(({ type }) => type))] };
    })
    .toSorted((a, b) => a.turn - b.turn);
}
