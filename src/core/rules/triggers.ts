import type { SignalType } from '../signals/catalogue.ts';
import type { PatternId } from '../text/pattern-hits.ts';

/** Which tests have to look at an utterance in which something was found. */
export class Triggers {
  readonly #ofPattern = new Map<PatternId, number[]>();
  readonly #ofSignal = new Map<SignalType, number[]>();
  /** One bit a pattern: most patterns are no rule's, and a bit is quicker than a look into the map. */
  #isTrigger = new Uint8Array(0);

  add(test: number, patterns: readonly PatternId[], signals: readonly SignalType[]): void {
    for (const pattern of patterns) {
      insert(this.#ofPattern, pattern, test);
      this.#mark(pattern);
    }
    for (const signal of signals) insert(this.#ofSignal, signal, test);
  }

  ofPattern(pattern: PatternId): readonly number[] | undefined {
    const byte = pattern >>> 3;
    if (byte >= this.#isTrigger.length || (this.#isTrigger[byte]! & (1 << (pattern & 7))) === 0)
      return undefined;
    return this.#ofPattern.get(pattern);
  }

  ofSignal(signal: SignalType): readonly number[] | undefined {
    return this.#ofSignal.get(signal);
  }

  #mark(pattern: PatternId): void {
    const byte = pattern >>> 3;
    if (byte >= this.#isTrigger.length) {
      const longer = new Uint8Array(byte * 2 + 1);
      longer.set(this.#isTrigger);
      this.#isTrigger = longer;
    }
    this.#isTrigger[byte]! |= 1 << (pattern & 7);
  }
}

function insert<Key>(tests: Map<Key, number[]>, key: Key, test: number): void {
  const list = tests.get(key);
  if (list === undefined) tests.set(key, [test]);
  else if (!list.includes(test)) list.push(test);
}
