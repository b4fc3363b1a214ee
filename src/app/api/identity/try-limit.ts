export interface Refusal {
  /** Until the next try is let through. */
  readonly waitMs: number;
  /** The first since tries are refused. */
  readonly isFirst: boolean;
}

interface Window {
  tries: number;
  readonly until: number;
}

/** So many tries in a window that begins with the first of them; then none until it ends. A restart forgets them. */
export class TryLimit {
  /** Each lasts as long as the others: the first to be made is the first to end. */
  readonly #windows = new Map<string, Window>();
  readonly #most: number;
  readonly #windowMs: number;

  constructor(most: number, windowMs: number) {
    this.#most = most;
    this.#windowMs = windowMs;
  }

  /** Counts a try before it is made, so that many at once are no more than many one by one. */
  begin(key: string, now: number): Refusal | null {
    this.#forgetEnded(now);
    const window = this.#windows.get(key) ?? { tries: 0, until: now + this.#windowMs };
    this.#windows.set(key, window);
    window.tries++;
    if (window.tries <= this.#most) return null;
    return { waitMs: window.until - now, isFirst: window.tries === this.#most + 1 };
  }

  /** A try that was let through was a good one, or none at all. */
  takeBack(key: string): void {
    const window = this.#windows.get(key);
    if (window !== undefined && --window.tries === 0) this.#windows.delete(key);
  }

  #forgetEnded(now: number): void {
    for (const [key, { until }] of this.#windows) {
      if (until > now) return;
      this.#windows.delete(key);
    }
  }
}
