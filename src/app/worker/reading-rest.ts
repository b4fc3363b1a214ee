import { setTimeout as pause } from 'node:timers/promises';

const STOP = 0;
const READING = 1;
const LOOK_MS = 10;
/** A batch of the language model takes a fraction of a second, on a machine that has other things to do many. */
const PATIENCE_LOOKS = 6_000;

/**
 * A thread in whose language model a computation is going on cannot be ended without bringing the process down, so
 * threads count themselves while they read, and read no further once they are to rest.
 */
export interface ReadingRest {
  /** To be handed to the other threads. */
  readonly shared: SharedArrayBuffer;
  readonly isWanted: boolean;
  /** Whether a thread reads. Once rest is wanted and this is false, it stays false: threads may be ended. */
  readonly isReading: boolean;
  /** Does work in which the model may compute; throws once the threads are to rest. */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Asks all threads to rest. */
  want(): void;
  /**
   * Asks all threads to rest and waits until none reads, or until waiting any longer is of no use: a minute, in which
   * time that the process stood still does not count.
   */
  reached(): Promise<void>;
}

export function readingRest(shared = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)): ReadingRest {
  const state = new Int32Array(shared);
  const isWanted = () => Atomics.load(state, STOP) === 1;
  const isReading = () => Atomics.load(state, READING) > 0;
  const want = () => void Atomics.store(state, STOP, 1);
  return {
    shared,
    want,
    get isWanted() {
      return isWanted();
    },
    get isReading() {
      return isReading();
    },
    async during(work) {
      // Counted first: whoever wants rest then sees either nobody reading, or one who has yet to see what is wanted.
      Atomics.add(state, READING, 1);
      try {
        if (isWanted()) throw new Error('Nothing more is to be read.');
        return await work();
      } finally {
        Atomics.sub(state, READING, 1);
      }
    },
    async reached() {
      want();
      for (let looks = 0; isReading() && looks < PATIENCE_LOOKS; looks++) await pause(LOOK_MS);
    },
  };
}
