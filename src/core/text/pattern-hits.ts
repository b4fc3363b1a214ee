/** Names a registered pattern; the same pattern registered twice has one id. */
export type PatternId = number;

/** `[start, end)` in the view's text. */
export interface ViewSpan {
  readonly start: number;
  readonly end: number;
}

const NONE: readonly ViewSpan[] = [];
/** Up to so many patterns, looking along the list is quicker than an index. */
const SHORT_LIST = 24;

/** Where each pattern stands in one text. */
export class PatternHits {
  /** The patterns that were found, in the order of their first places. */
  readonly ids: readonly PatternId[];
  /** Parallel to `ids`. */
  readonly #spans: readonly (readonly ViewSpan[])[];
  #index: Map<PatternId, number> | null = null;

  constructor(ids: readonly PatternId[], spans: readonly (readonly ViewSpan[])[]) {
    this.ids = ids;
    this.#spans = spans;
  }

  has(id: PatternId): boolean {
    return this.#placeOf(id) >= 0;
  }

  of(id: PatternId): readonly ViewSpan[] {
    const place = this.#placeOf(id);
    return place < 0 ? NONE : this.#spans[place]!;
  }

  /** The spans of `ids[place]`; there is at least one. */
  at(place: number): readonly ViewSpan[] {
    return this.#spans[place]!;
  }

  #placeOf(id: PatternId): number {
    if (this.ids.length <= SHORT_LIST) return this.ids.indexOf(id);
    this.#index ??= new Map(this.ids.map((known, place) => [known, place]));
    return this.#index.get(id) ?? -1;
  }
}
