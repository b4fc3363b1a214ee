/** The second rating of the development and the held-out part of the corpus, and how far two judgements agree. */
import { readFileSync } from 'node:fs';
import type { Language } from '#core/conversation/schema.ts';
import type { Emotion, KnownSignalType } from '#core/signals/catalogue.ts';

export interface Judgement {
  readonly labels: readonly KnownSignalType[];
  /** On customer turns. */
  readonly emotion?: Emotion;
}

/** Two judgements of one turn. */
export interface Pair {
  readonly role: 'customer' | 'agent';
  readonly first: Judgement;
  readonly second: Judgement;
}

/** One turn rated twice: first by whoever wrote it, then by somebody who did not see what the first had said. */
export interface RatedTurn extends Pair {
  readonly id: string;
  readonly turn: number;
  readonly language: Language;
  /** Where the two differ: the labels and the emotion that hold after a third decided what was in dispute. */
  readonly settled?: Judgement;
}

export interface Agreement {
  /** On how many turns each has the label. */
  readonly first: number;
  readonly second: number;
  readonly both: number;
  readonly f1: number;
  /** Beyond chance (Cohen). */
  readonly kappa: number;
}

export function readSecondRating(): RatedTurn[] {
  return readFileSync(new URL('corpus/second-rating.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RatedTurn);
}

/** Agreement beyond chance (Cohen) on a yes-or-no question or on classes. */
export function kappa(pairs: readonly (readonly [unknown, unknown])[]): number {
  const share = (holds: (pair: readonly [unknown, unknown]) => boolean) =>
    pairs.filter(holds).length / pairs.length;
  const agreed = share(([one, other]) => one === other);
  const values = new Set(pairs.flat());
  const chance = [...values].reduce<number>(
    (sum, value) => sum + share(([one]) => one === value) * share(([, other]) => other === value),
    0,
  );
  return chance === 1 ? 1 : (agreed - chance) / (1 - chance);
}

export function agreementOn(label: KnownSignalType, among: readonly Pair[]): Agreement {
  const pairs = among
    .filter(({ role }) => label.startsWith(role))
    .map(({ first, second }) => [first.labels.includes(label), second.labels.includes(label)] as const);
  const both = pairs.filter(([one, other]) => one && other).length;
  const first = pairs.filter(([one]) => one).length;
  const second = pairs.filter(([, other]) => other).length;
  return { first, second, both, f1: (2 * both) / Math.max(1, first + second), kappa: kappa(pairs) };
}

/** Mean F1 over those of the labels that either gave at all. */
export function macroAgreement(labels: readonly KnownSignalType[], among: readonly Pair[]): number {
  const scored = labels
    .map((label) => agreementOn(label, among))
    .filter(({ first, second }) => first + second > 0);
  return scored.reduce((sum, { f1 }) => sum + f1, 0) / scored.length;
}
