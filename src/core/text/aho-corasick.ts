/** Cells of a transition in the table: state, unit, target, and the longest literal that ends there, counted from 1. */
const CELLS = 4;

/** At least so many slots a transition: the table is kept small rather than free of collisions. */
const FILL = 1.5;

/**
 * Finds every occurrence of many literals in one pass over a text (Aho & Corasick, 1975).
 * Transitions live in one open-addressing hash table keyed by state and unit: a Chinese alphabet is
 * too wide for dense rows, and a `Map` a state costs several times the memory and the time. What a
 * step needs stands together, so that it costs one access to memory.
 */
export class AhoCorasick {
  /** Where the literal of each match of the last search ended, and which it was. */
  ends = new Int32Array(256);
  literals = new Int32Array(256);
  readonly #table: Int32Array;
  readonly #mask: number;
  /** Transitions of the first state, by unit: most steps of a search begin there. */
  readonly #first = new Int32Array(0x10000);
  readonly #fail: Int32Array;
  /** By state: the longest literal that ends there, counted from 1, or 0. */
  readonly #longest: Int32Array;
  /** By literal, both counted from 1: the longest other one that ends wherever it ends, or 0. */
  readonly #shorter: Int32Array;

  /** @param literals distinct and not empty; a match reports the index in this list. */
  constructor(literals: readonly string[]) {
    const most = countPrefixes(literals) + 1;
    let capacity = 16;
    while (capacity < most * FILL) capacity *= 2;
    this.#mask = capacity - 1;
    this.#table = new Int32Array(capacity * CELLS).fill(-1);
    const longest = new Int32Array(most);
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
      longest[state] = index + 1;
    }
    this.#longest = longest.slice(0, states);
    this.#shorter = new Int32Array(literals.length + 1);
    this.#fail = new Int32Array(states);
    for (const state of byDepth(parents.subarray(0, states))) {
      const unit = units[state]!;
      let fallback = parents[state]!;
      let target = 0;
      while (fallback !== 0 && target === 0) {
        fallback = this.#fail[fallback]!;
        target = this.#step(fallback, unit);
      }
      this.#fail[state] = target;
      const own = longest[state]!;
      if (own === 0) this.#longest[state] = this.#longest[target]!;
      else this.#shorter[own] = this.#longest[target]!;
    }
    for (let slot = 0; slot < this.#table.length; slot += CELLS) {
      const target = this.#table[slot + 2]!;
      if (target > 0) this.#table[slot + 3] = this.#longest[target]!;
    }
  }

  /**
   * Finds every occurrence, overlapping ones included, in the order of their ends, and returns their
   * number. They stand in `literals` and `ends` until the next search.
   */
  search(text: string): number {
    const { length } = text;
    const table = this.#table;
    const mask = this.#mask;
    const first = this.#first;
    const shorter = this.#shorter;
    let state = 0;
    let count = 0;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      let match = 0;
      for (;;) {
        if (state === 0) {
          state = first[unit]!;
          match = this.#longest[state]!;
          break;
        }
        let slot = (hash(state, unit) & mask) * CELLS;
        let key = table[slot]!;
        while (key !== -1 && (key !== state || table[slot + 1] !== unit)) {
          slot = (slot + CELLS) & (mask * CELLS + 3);
          key = table[slot]!;
        }
        if (key !== -1) {
          state = table[slot + 2]!;
          match = table[slot + 3]!;
          break;
        }
        state = this.#fail[state]!;
      }
      while (match !== 0) {
        if (count === this.ends.length) this.#grow();
        this.literals[count] = match - 1;
        this.ends[count++] = i + 1;
        match = shorter[match]!;
      }
    }
    return count;
  }

  #connect(state: number, unit: number, next: number): void {
    if (state === 0) {
      this.#first[unit] = next;
      return;
    }
    let slot = hash(state, unit) & this.#mask;
    while (this.#table[slot * CELLS] !== -1) slot = (slot + 1) & this.#mask;
    this.#table.set([state, unit, next], slot * CELLS);
  }

  /** The state that follows on a unit, or 0 where there is none. */
  #step(state: number, unit: number): number {
    if (state === 0) return this.#first[unit]!;
    let slot = hash(state, unit) & this.#mask;
    for (;;) {
      const at = slot * CELLS;
      const key = this.#table[at]!;
      if (key === -1) return 0;
      if (key === state && this.#table[at + 1] === unit) return this.#table[at + 2]!;
      slot = (slot + 1) & this.#mask;
    }
  }

  #grow(): void {
    const ends = new Int32Array(this.ends.length * 2);
    ends.set(this.ends);
    this.ends = ends;
    const literals = new Int32Array(ends.length);
    literals.set(this.literals);
    this.literals = literals;
  }
}

/** The number of distinct beginnings that the literals have: the states besides the first. */
function countPrefixes(literals: readonly string[]): number {
  let count = 0;
  let before = '';
  for (const literal of literals.toSorted()) {
    let shared = 0;
    while (shared < before.length && before.charCodeAt(shared) === literal.charCodeAt(shared)) shared++;
    count += literal.length - shared;
    before = literal;
  }
  return count;
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
