import { Worker } from 'node:worker_threads';
import type { EngineMessage, EngineQuestion } from './engine-calls.ts';
import { unpackFailure } from './engine-calls.ts';
import { WaitingLine } from './waiting-line.ts';

const THREAD = new URL('./engine-thread.ts', import.meta.url);
/** What has no answer yet when the thread ends will have none. */
const ENDED = 'PGlite is closed';

/** Rows of a statement that takes no longer than one of a single row. */
const FEW = 10;

interface Waiting {
  resolve(answer: never): void;
  reject(failure: Error): void;
}

/**
 * The embedded database in a thread of its own, seen from the thread that uses it. It works on one thing at a
 * time, so what waits for it waits here, where a short statement of somebody's request goes before a batch.
 */
export class ThreadedEngine {
  readonly #thread: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #line = new WaitingLine();
  readonly #listeners = new Map<string, Set<(payload: string) => void>>();
  readonly #exited: Promise<void>;
  #calls = 0;
  #ended = false;
  /** Open, and not told to close. */
  #isNeeded = false;

  private constructor(thread: Worker, onOpened: () => void, onFailure: (failure: Error) => void) {
    this.#thread = thread;
    this.#exited = new Promise((resolve) => {
      thread.once('exit', () => {
        this.#ended = true;
        for (const { reject } of this.#waiting.values()) reject(new Error(ENDED));
        this.#waiting.clear();
        onFailure(new Error('The thread of the embedded database has ended.'));
        resolve();
      });
    });
    thread.on('error', onFailure);
    thread.on('message', (message: EngineMessage) => {
      if ('opened' in message) onOpened();
      else if ('channel' in message) {
        for (const heard of this.#listeners.get(message.channel) ?? []) heard(message.payload);
      } else this.#settle(message, onFailure);
    });
  }

  /**
   * @param files where the database stands; made where there is none
   * @param onBroken told once, when the thread of the open engine ends by itself: nothing is answered any more
   */
  static open(files: string, onBroken?: (reason: string) => void): Promise<ThreadedEngine> {
    return new Promise((resolve, reject) => {
      const thread = new Worker(THREAD, { workerData: files });
      const engine: ThreadedEngine = new ThreadedEngine(
        thread,
        () => {
          engine.#isNeeded = true;
          resolve(engine);
        },
        (failure) => {
          reject(failure);
          void thread.terminate();
          if (engine.#isNeeded) onBroken?.(failure.message);
          engine.#isNeeded = false;
        },
      );
    });
  }

  #settle(
    message: Extract<EngineMessage, { readonly call: number | null }>,
    onFailure: (failure: Error) => void,
  ): void {
    const waiting = this.#waiting.get(message.call ?? 0);
    this.#waiting.delete(message.call ?? 0);
    if ('answer' in message) waiting?.resolve(message.answer as never);
    else if (message.call === null) onFailure(unpackFailure(message.failure));
    else waiting?.reject(unpackFailure(message.failure));
  }

  ask<Answer>(ask: EngineQuestion): Promise<Answer> {
    const isWithin = 'transaction' in ask && ask.transaction !== null;
    return isWithin ? this.#send(ask) : this.#line.enter(isLong(ask), () => this.#send(ask));
  }

  #send<Answer>(ask: EngineQuestion): Promise<Answer> {
    if (this.#ended) return Promise.reject(new Error(ENDED));
    return new Promise((resolve, reject) => {
      const call = ++this.#calls;
      this.#waiting.set(call, { resolve, reject });
      this.#thread.postMessage({ call, ask });
    });
  }

  /** @param work gets the number under which the transaction is asked. */
  transaction<T>(work: (transaction: number) => Promise<T>): Promise<T> {
    const transaction = ++this.#calls;
    return this.#line.enter(false, async () => {
      await this.#send({ kind: 'begin', transaction });
      let result: T;
      try {
        result = await work(transaction);
      } catch (failure) {
        await this.#send({ kind: 'end', transaction, commit: false }).catch(() => {});
        throw failure;
      }
      await this.#send({ kind: 'end', transaction, commit: true });
      return result;
    });
  }

  async listen(channel: string, heard: (payload: string) => void): Promise<{ close(): Promise<void> }> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners);
    listeners.add(heard);
    if (listeners.size === 1) await this.ask({ kind: 'listen', channel });
    return {
      close: async () => {
        listeners.delete(heard);
        if (listeners.size === 0) await this.ask({ kind: 'unlisten', channel });
      },
    };
  }

  async close(): Promise<void> {
    this.#isNeeded = false;
    if (!this.#ended) {
      await this.ask({ kind: 'close' });
      // An engine that died before and was started again may have left something that keeps the thread alive.
      await this.#thread.terminate();
    }
    await this.#exited;
  }
}

/** Whether a statement writes or looks up a whole batch. */
function isLong(ask: EngineQuestion): boolean {
  return 'values' in ask && ask.values?.some((value) => Array.isArray(value) && value.length > FEW) === true;
}
