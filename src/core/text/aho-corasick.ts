/** Among so few children of a state, sorted, the wanted one is found as quickly one after the other. */
const FEW = 6;

/**
 * Finds every occurrence of many literals in one pass over a text (Aho & Corasick, 1975).
 * States are numbered level by level, the children of a state one after the other in the order of their units: so a
 * transition needs no more than the child's unit, and the states near the beginning, where a search spends its time,
 * lie together in little memory. A Chinese alphabet is too wide for dense rows, and a hash table scatters what a search
 * needs over megabytes.
 */
export class AhoCorasick {
  /** Where the literal of each match of the last search ended, and which it was. */
  ends = new Int32Array(256);
  literals = new Int32Array(256);
  /** The children of the first state, by unit: most steps of a search begin there. */
  readonly #first = new Int32Array(0x10000);
  /** By state: its first child, which is where those of the state before end; one more than there are states. */
  readonly #children: Int32Array;
  /** By state: the unit that leads to it. */
  readonly #units: Uint16Array;
  /** By state: a bit for every child, by the last five bits of its unit; most vain searches end here. */
  readonly #hints: Int32Array;
  readonly #fail: Int32Array;
  /** By state: the longest literal that ends there, counted from 1, or 0. */
  readonly #longest: Int32Array;
  /** By literal, both counted from 1: the longest other one that ends wherever it ends, or 0. */
  readonly #shorter: Int32Array;

  /** @param literals distinct and not empty; a match reports the index in this list. */
  constructor(literals: readonly string[]) {
    const order = literals.map((_, index) => index).sort((a, b) => (literals[a]! < literals[b]! ? -1 : 1));
    const most = countPrefixes(order.map((index) => literals[index]!)) + 1;
    this.#children = new Int32Array(most + 1);
    this.#units = new Uint16Array(most);
    this.#hints = new Int32Array(most);
    this.#longest = new Int32Array(most);
    this.#fail = new Int32Array(most);
    this.#shorter = new Int32Array(literals.length + 1);
    /** By state: which of the sorted literals begin with what leads to it, and how much that is. */
    const from = new Int32Array(most);
    const to = new Int32Array(most);
    const depths = new Int32Array(most);
    to[0] = order.length;
    let states = 1;
    for (let state = 0; state < most; state++) {
      const depth = depths[state]!;
      this.#children[state] = states;
      let at = from[state]!;
      // Of those that begin alike, the one that is no longer comes first.
      if (literals[order[at]!]?.length === depth) this.#longest[state] = order[at++]! + 1;
      while (at < to[state]!) {
        const unit = literals[order[at]!]!.charCodeAt(depth);
        const child = states++;
        from[child] = at;
        while (at < to[state]! && literals[order[at]!]!.charCodeAt(depth) === unit) at++;
        to[child] = at;
        depths[child] = depth + 1;
        this.#units[child] = unit;
        this.#hints[state]! |= 1 << (unit & 31);
        if (state === 0) this.#first[unit] = child;
      }
    }
    this.#children[most] = states;
    this.#link();
  }

  /**
   * Finds every occurrence, overlapping ones included, in the order of their ends, and returns their
   * number. They stand in `literals` and `ends` until the next search.
   */
  search(text: string): number {
    const { length } = text;
    const first = this.#first;
    const longest = this.#longest;
    const shorter = this.#shorter;
    let state = 0;
    let count = 0;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      let next = 0;
      while (state !== 0) {
        next = this.#child(state, unit);
        if (next !== 0) break;
        state = this.#fail[state]!;
      }
      state = next === 0 ? first[unit]! : next;
      for (let match = longest[state]!; match !== 0; match = shorter[match]!) {
        if (count === this.ends.length) this.#grow();
        this.literals[count] = match - 1;
        this.ends[count++] = i + 1;
      }
    }
    return count;
  }

  /** The state that follows on a unit, or 0 where there is none. */
  #child(state: number, unit: number): number {
    if ((this.#hints[state]! & (1 << (unit & 31))) === 0) return 0;
    const units = this.#units;
    let low = this.#children[state]!;
    let high = this.#children[state + 1]!;
    while (high - low > FEW) {
      const middle = (low + high) >>> 1;
      if (units[middle]! <= unit) low = middle;
      else high = middle;
    }
    while (low < high && units[low]! < unit) low++;
    return low < high && units[low] === unit ? low : 0;
  }

  /** Tells each state where to go on when no child fits, and which literals end there besides its own. */
  #link(): void {
    const states = this.#units.length;
    for (let state = 1; state < states; state++) {
      const end = this.#children[state + 1]!;
      for (let child = this.#children[state]!; child < end; child++) {
        const unit = this.#units[child]!;
        let fallback = this.#fail[state]!;
        let target = 0;
        while (fallback !== 0 && target === 0) {
          target = this.#child(fallback, unit);
          fallback = this.#fail[fallback]!;
        }
        if (target === 0) target = this.#first[unit]!;
        this.#fail[child] = target;
        const own = this.#longest[child]!;
        // Nearer to the first state, so settled before.
        if (own === 0) this.#longest[child] = this.#longest[target]!;
        else this.#shorter[own] = this.#longest[target]!;
      }
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

/** The number of distinct beginnings that sorted literals have: the states besides the first. */
function countPrefixes(sorted: readonly string[]): number {
  let count = 0;
  let before = '';
  for (const literal of sorted) {
    let shared = 0;
    while (shared < before.length && before.charCodeAt(shared) === literal.charCodeAt(shared)) shared++;
    count += literal.length - shared;
    before = literal;
  }
  return count;
}
