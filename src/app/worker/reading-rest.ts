import { setTimeout as pause } from 'node:timers/promises';

const STOP = 0;
const READING = 1;
const LOOK_MS = 10;
/** A batch of the language model takes a fraction of a second, on a busy machine some seconds. */
const PATIENCE_MS = 10_000;

/**
 * A thread in whose language model a computation is going on cannot be ended without bringing the process down, so
 * threads count themselves while they read, and read no further once they are to rest.
 */
export interface ReadingRest {
  /** To be handed to the other threads. */
  readonly shared: SharedArrayBuffer;
  readonly isWanted: boolean;
  /** Does work in which the model may compute. */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Asks all threads to rest and waits until none reads, or until waiting any longer is of no use. */
  reached(): Promise<void>;
}

export function readingRest(shared = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)): ReadingRest {
  const state = new Int32Array(shared);
  return {
    shared,
    get isWanted() {
      return Atomics.load(state, STOP) === 1;
    },
    async during(work) {
      Atomics.add(state, READING, 1);
      try {
        return await work();
      } finally {
        Atomics.sub(state, READING, 1);
      }
    },
    async reached() {
      Atomics.store(state, STOP, 1);
      const until = Date.now() + PATIENCE_MS;
      while (Atomics.load(state, READING) > 0 && Date.now() < until) await pause(LOOK_MS);
    },
  };
}
