/** A set of small numbers that is filled and emptied again and again: one bit a number, read in ascending order. */
export class NumberSet {
  readonly #words: Int32Array;

  /** @param size numbers are below it. */
  constructor(size: number) {
    this.#words = new Int32Array((size + 31) >>> 5);
  }

  /** All numbers below `size`. */
  static upTo(size: number): NumberSet {
    const set = new NumberSet(size);
    set.#words.fill(-1);
    return set;
  }

  add(number: number): void {
    this.#words[number >>> 5]! |= 1 << (number & 31);
  }

  delete(number: number): void {
    this.#words[number >>> 5]! &= ~(1 << (number & 31));
  }

  has(number: number): boolean {
    return (this.#words[number >>> 5]! & (1 << (number & 31))) !== 0;
  }

  addAll(others: NumberSet): void {
    const words = this.#words;
    const more = others.#words;
    for (let i = 0; i < more.length; i++) words[i]! |= more[i]!;
  }

  keepOnly(others: NumberSet): void {
    const words = this.#words;
    const kept = others.#words;
    for (let i = 0; i < kept.length; i++) words[i]! &= kept[i]!;
  }

  /** Removes the lowest number and returns it; -1 when there is none. */
  takeLowest(): number {
    const words = this.#words;
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      if (word === 0) continue;
      words[i] = word & (word - 1);
      return i * 32 + 31 - Math.clz32(word & -word);
    }
    return -1;
  }
}
