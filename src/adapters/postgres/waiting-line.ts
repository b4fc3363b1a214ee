interface InLine {
  start(): void;
}

/** Short work goes first, but no long one waits for more than so many short ones. */
const SHORT_BEFORE_LONG = 8;

/** Lets one piece of work run at a time, the short ones before the long ones. */
export class WaitingLine {
  readonly #short: InLine[] = [];
  readonly #long: InLine[] = [];
  #overtaken = 0;
  #busy = false;

  async enter<T>(isLong: boolean, work: () => Promise<T>): Promise<T> {
    if (this.#busy) {
      await new Promise<void>((resolve) => (isLong ? this.#long : this.#short).push({ start: resolve }));
    }
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  /** The place is handed on, so that nobody who comes now overtakes those who wait. */
  #next(): void {
    const isLongsTurn =
      this.#long.length > 0 && (this.#short.length === 0 || this.#overtaken >= SHORT_BEFORE_LONG);
    const next = isLongsTurn ? this.#long.shift() : this.#short.shift();
    this.#overtaken = isLongsTurn || this.#long.length === 0 ? 0 : this.#overtaken + 1;
    this.#busy = next !== undefined;
    next?.start();
  }
}
