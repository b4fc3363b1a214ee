/** Names a registered pattern; the same pattern registered twice has one id. */
export type PatternId = number;

/** `[start, end)` in the view's text. */
export interface ViewSpan {
  readonly start: number;
  readonly end: number;
}

const NONE: readonly ViewSpan[] = [];

/**
 * By pattern, two cells: the number of the scan that found it last, and its place among that scan's hits.
 * All hits of a pattern set share it; those of the last scan are looked up in it.
 */
export class LastFound {
  /** Number of the last scan. */
  scan = 0;
  readonly #cells: Int32Array;

  constructor(patterns: number) {
    this.#cells = new Int32Array(patterns * 2);
  }

  nextScan(): number {
    if (this.scan === 0x7fff_ffff) {
      this.#cells.fill(0);
      this.scan = 0;
    }
    return ++this.scan;
  }

  /** Place of the pattern among the hits of the last scan, or -1. */
  placeOf(id: PatternId): number {
    return this.#cells[id * 2] === this.scan ? this.#cells[id * 2 + 1]! : -1;
  }

  put(id: PatternId, place: number): void {
    this.#cells[id * 2] = this.scan;
    this.#cells[id * 2 + 1] = place;
  }
}

/** Where each pattern stands in one text. */
export class PatternHits {
  /** The patterns that were found, in the order of their first places. */
  readonly ids: readonly PatternId[];
  readonly #ids: PatternId[] = [];
  /** Start and end of the first span of each pattern, in the order of `ids`. */
  readonly #firsts: number[] = [];
  /** The other spans of the few patterns that stand in the text more than once, by place among `ids`. */
  #others: Map<number, ViewSpan[]> | null = null;
  readonly #last: LastFound;
  readonly #scan: number;

  constructor(last: LastFound) {
    this.ids = this.#ids;
    this.#last = last;
    this.#scan = last.nextScan();
  }

  /** Only while no other text is scanned. */
  add(id: PatternId, start: number, end: number): void {
    const place = this.#last.placeOf(id);
    if (place < 0) {
      this.#last.put(id, this.#ids.length);
      this.#ids.push(id);
      this.#firsts.push(start, end);
      return;
    }
    this.#others ??= new Map();
    const others = this.#others.get(place);
    if (others === undefined) this.#others.set(place, [{ start, end }]);
    else others.push({ start, end });
  }

  has(id: PatternId): boolean {
    return this.#placeOf(id) >= 0;
  }

  of(id: PatternId): readonly ViewSpan[] {
    const place = this.#placeOf(id);
    if (place < 0) return NONE;
    const first = this.firstAt(place);
    const others = this.#others?.get(place);
    return others === undefined ? [first] : [first, ...others];
  }

  /** The first span of a pattern; null where it was not found. */
  first(id: PatternId): ViewSpan | null {
    const place = this.#placeOf(id);
    return place < 0 ? null : this.firstAt(place);
  }

  /** The first span of `ids[place]`. */
  firstAt(place: number): ViewSpan {
    return { start: this.startAt(place), end: this.#firsts[place * 2 + 1]! };
  }

  /** Where the first span of `ids[place]` begins. */
  startAt(place: number): number {
    return this.#firsts[place * 2]!;
  }

  #placeOf(id: PatternId): number {
    return this.#scan === this.#last.scan ? this.#last.placeOf(id) : this.#ids.indexOf(id);
  }
}
