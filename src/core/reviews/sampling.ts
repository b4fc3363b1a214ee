import type { Outcome } from '../analysis/analysis.ts';
import type { ConversationFilter } from '../facts/query.ts';

/** How conversations are chosen for people to look at. */
export const SAMPLING_METHODS = ['random', 'per_agent', 'by_rule', 'doubtful'] as const;

export type SamplingMethod =
  /** Each conversation with the same chance. */
  | { readonly kind: 'random' }
  /** `size` conversations of every agent, so that nobody is judged by one call. */
  | { readonly kind: 'per_agent' }
  /** Among those in which a rule came out so. */
  | { readonly kind: 'by_rule'; readonly rule: string; readonly outcome: Outcome }
  /** Those in which the machine contradicts itself or is unsure, out of a random pool. */
  | { readonly kind: 'doubtful' };

export interface SampleRequest {
  readonly method: SamplingMethod;
  readonly filter: ConversationFilter;
  /** Conversations in all; with `per_agent`, of each agent. */
  readonly size: number;
  /** The same seed draws the same conversations from the same stock. */
  readonly seed: number;
  readonly scorecard: string;
}

/**
 * Draws `size` of any number of ids in constant memory: those whose lot is lowest. An id's lot depends on nothing but
 * the id and the seed, so the order in which they come does not matter, and one that is added or taken away changes at
 * most one place of the sample (bottom-k sampling; Cohen and Kaplan, PODC 2007).
 */
export class Draw {
  readonly #size: number;
  readonly #seed: number;
  /** Lowest lot first. */
  #kept: { readonly id: string; readonly lot: number }[] = [];
  #seen = 0;

  constructor(size: number, seed: number) {
    this.#size = size;
    this.#seed = seed;
  }

  offer(id: string): void {
    this.#seen += 1;
    const lot = lotOf(id, this.#seed);
    if (this.#kept.length >= this.#size && lot >= (this.#kept.at(-1)?.lot ?? 0)) return;
    const at = this.#placeOf(lot);
    this.#kept.splice(at, 0, { id, lot });
    if (this.#kept.length > this.#size) this.#kept.pop();
  }

  /** How many were offered. */
  get seen(): number {
    return this.#seen;
  }

  /** The ids drawn, in the order of their lots. */
  get drawn(): readonly string[] {
    return this.#kept.map(({ id }) => id);
  }

  #placeOf(lot: number): number {
    let low = 0;
    let high = this.#kept.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#kept[middle]!.lot <= lot) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A whole number of 53 bits that an id draws under a seed (cyrb53: two mixed 32-bit lanes). */
export function lotOf(id: string, seed: number): number {
  let low = 0xdeadbeef ^ seed;
  let high = 0x41c6ce57 ^ seed;
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    low = Math.imul(low ^ code, 2_654_435_761);
    high = Math.imul(high ^ code, 1_597_334_677);
  }
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & high) + (low >>> 0);
}

/** Who reviews what: in turns, so that nobody has more than one more than another. */
export function inTurns<Person>(count: number, people: readonly Person[]): (Person | null)[] {
  return Array.from({ length: count }, (_, index) => people[index % people.length] ?? null);
}
