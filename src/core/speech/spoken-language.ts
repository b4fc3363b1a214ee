/** So much speech, and so much of it in one language, settle what a call is in. */
const ENOUGH_MS = 6000;
const MOST = 0.8;

/** Finds out which language a call is in: short turns alone do not tell. */
export class SpokenLanguage {
  readonly #heardMs: Map<string, number>;

  /** @param heard what was heard before, as `heard` tells it */
  constructor(heard: readonly (readonly [string, number])[] = []) {
    this.#heardMs = new Map(heard);
  }

  /** By language: so many milliseconds. */
  get heard(): readonly (readonly [string, number])[] {
    return [...this.#heardMs];
  }

  /** The language that later turns are taken to be in; undefined while that is open. */
  get settled(): string | undefined {
    const heard = [...this.#heardMs];
    const total = heard.reduce((sum, [, ms]) => sum + ms, 0);
    if (total < ENOUGH_MS) return undefined;
    return heard.find(([, ms]) => ms >= MOST * total)?.[0];
  }

  take(language: string, ms: number): void {
    this.#heardMs.set(language, (this.#heardMs.get(language) ?? 0) + ms);
  }
}
