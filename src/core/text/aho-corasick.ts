/**
 * Finds every occurrence of many literals in one pass over a text (Aho & Corasick, 1975).
 * Transitions live in one open-addressing hash table keyed by state and unit: a Chinese alphabet is
 * too wide for dense rows, and a `Map` a state costs several times the memory and the time.
 */
export class AhoCorasick {
  readonly #keys: Float64Array;
  readonly #targets: Int32Array;
  readonly #mask: number;
  /** Transitions of the first state, by unit: most steps of a search begin there. */
  readonly #first = new Int32Array(0x10000);
  readonly #fail: Int32Array;
  /** Literal that ends at a state, or -1. */
  readonly #ends: Int32Array;
  /** Next state on the failure chain at which a literal ends, or 0. */
  readonly #alsoEnds: Int32Array;
  readonly #lengths: Int32Array;

  /** @param literals distinct and not empty; a match reports the index in this list. */
  constructor(literals: readonly string[]) {
    this.#lengths = Int32Array.from(literals, (literal) => literal.length);
    const most = literals.reduce((sum, literal) => sum + literal.length, 1);
    let capacity = 16;
    while (capacity < most * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#keys = new Float64Array(capacity).fill(-1);
    this.#targets = new Int32Array(capacity);
    const ends = new Int32Array(most).fill(-1);
    const parents = new Int32Array(most);
    const units = new Uint16Array(most);
    let states = 1;
    for (const [index, literal] of literals.entries()) {
      let state = 0;
      for (let i = 0; i < literal.length; i++) {
        const unit = literal.charCodeAt(i);
        let next = this.#step(state, unit);
        if (next === 0) {
          next = states++;
          parents[next] = state;
          units[next] = unit;
          this.#connect(state, unit, next);
        }
        state = next;
      }
      ends[state] = index;
    }
    this.#ends = ends.slice(0, states);
    this.#fail = new Int32Array(states);
    this.#alsoEnds = new Int32Array(states);
    for (const state of byDepth(parents.subarray(0, states))) {
      const unit = units[state]!;
      let fallback = parents[state]!;
      let target = 0;
      while (fallback !== 0 && target === 0) {
        fallback = this.#fail[fallback]!;
        target = this.#step(fallback, unit);
      }
      this.#fail[state] = target;
      this.#alsoEnds[state] = this.#ends[target]! >= 0 ? target : this.#alsoEnds[target]!;
    }
  }

  /** Calls `found(literal, start, end)` for every occurrence, overlapping ones included, by end position. */
  search(text: string, found: (literal: number, start: number, end: number) => void): void {
    const { length } = text;
    let state = 0;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (state === 0) {
        state = this.#first[unit]!;
        if (state === 0) continue;
      } else {
        let next = this.#step(state, unit);
        while (next === 0 && state !== 0) {
          state = this.#fail[state]!;
          next = this.#step(state, unit);
        }
        state = next;
      }
      let match = this.#ends[state]! >= 0 ? state : this.#alsoEnds[state]!;
      while (match !== 0) {
        const literal = this.#ends[match]!;
        found(literal, i + 1 - this.#lengths[literal]!, i + 1);
        match = this.#alsoEnds[match]!;
      }
    }
  }

  #connect(state: number, unit: number, next: number): void {
    if (state === 0) {
      this.#first[unit] = next;
      return;
    }
    let slot = hash(state, unit) & this.#mask;
    while (this.#keys[slot] !== -1) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = state * 0x10000 + unit;
    this.#targets[slot] = next;
  }

  /** The state that follows on a unit, or 0 where there is none. */
  #step(state: number, unit: number): number {
    if (state === 0) return this.#first[unit]!;
    const key = state * 0x10000 + unit;
    let slot = hash(state, unit) & this.#mask;
    for (;;) {
      const found = this.#keys[slot]!;
      if (found === key) return this.#targets[slot]!;
      if (found === -1) return 0;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** States other than the first, each after those that are nearer to the first. */
function byDepth(parents: Int32Array): Int32Array {
  const depths = new Int32Array(parents.length);
  // A state is numbered after its parent, so one pass tells all depths.
  for (let state = 1; state < parents.length; state++) depths[state] = depths[parents[state]!]! + 1;
  const order = Int32Array.from({ length: parents.length - 1 }, (_, index) => index + 1);
  return order.sort((a, b) => depths[a]! - depths[b]!);
}

function hash(state: number, unit: number): number {
  const mixed = Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
