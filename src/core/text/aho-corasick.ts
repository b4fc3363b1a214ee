/**
 * Finds every occurrence of many literals in one pass over a text (Aho & Corasick, 1975).
 * Transitions live in one open-addressing hash table keyed by state and unit: a Chinese alphabet is
 * too wide for dense rows, and a `Map` a state costs several times the memory and the time.
 */
export class AhoCorasick {
  readonly #keys: Float64Array;
  readonly #targets: Int32Array;
  readonly #mask: number;
  readonly #fail: Int32Array;
  /** Literal that ends at a state, or -1. */
  readonly #ends: Int32Array;
  /** Next state on the failure chain at which a literal ends, or 0. */
  readonly #alsoEnds: Int32Array;
  readonly #lengths: Int32Array;
  /** 1 for units that begin a literal: most of a text is passed over by this alone. */
  readonly #begins: Uint8Array;

  /** @param literals distinct and not empty; a match reports the index in this list. */
  constructor(literals: readonly string[]) {
    const children: Map<number, number>[] = [new Map()];
    const ends: number[] = [-1];
    this.#begins = new Uint8Array(0x10000);
    this.#lengths = Int32Array.from(literals, (literal) => literal.length);
    for (const [index, literal] of literals.entries()) {
      this.#begins[literal.charCodeAt(0)] = 1;
      let state = 0;
      for (let i = 0; i < literal.length; i++) {
        const unit = literal.charCodeAt(i);
        let next = children[state]!.get(unit);
        if (next === undefined) {
          next = children.length;
          children.push(new Map());
          ends.push(-1);
          children[state]!.set(unit, next);
        }
        state = next;
      }
      ends[state] = index;
    }

    const states = children.length;
    this.#fail = new Int32Array(states);
    this.#ends = Int32Array.from(ends);
    this.#alsoEnds = new Int32Array(states);
    const queue = [...children[0]!.values()];
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head]!;
      for (const [unit, next] of children[state]!) {
        let fallback = this.#fail[state]!;
        while (fallback !== 0 && !children[fallback]!.has(unit)) fallback = this.#fail[fallback]!;
        const target = children[fallback]!.get(unit) ?? 0;
        this.#fail[next] = target;
        this.#alsoEnds[next] = this.#ends[target]! >= 0 ? target : this.#alsoEnds[target]!;
        queue.push(next);
      }
    }

    let capacity = 16;
    while (capacity < states * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#keys = new Float64Array(capacity).fill(-1);
    this.#targets = new Int32Array(capacity);
    for (const [state, edges] of children.entries()) {
      for (const [unit, next] of edges) {
        let slot = hash(state, unit) & this.#mask;
        while (this.#keys[slot] !== -1) slot = (slot + 1) & this.#mask;
        this.#keys[slot] = state * 0x10000 + unit;
        this.#targets[slot] = next;
      }
    }
  }

  /** Calls `found(literal, start, end)` for every occurrence, overlapping ones included, by end position. */
  search(text: string, found: (literal: number, start: number, end: number) => void): void {
    const { length } = text;
    let state = 0;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (state === 0) {
        if (this.#begins[unit] === 0) continue;
        state = this.#step(0, unit);
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

  #step(state: number, unit: number): number {
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

function hash(state: number, unit: number): number {
  const mixed = Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
