import { threadId } from 'node:worker_threads';
import type { TimeLimit } from '#core/ports/language-model.ts';
import { type ReadingRest, readingRest } from './reading-rest.ts';

/** A task as it is handed to a thread by `LimitedThreads`. */
export interface LimitedTask<Task> {
  readonly task: Task;
  /** By which the thread is asked to read no further. */
  readonly rest: SharedArrayBuffer;
  /** By which the thread tells how far it is. */
  readonly progress: SharedArrayBuffer;
}

/** What a thread is told of the time for its task, and tells of it. */
export interface TaskTime extends TimeLimit {
  readonly rest: ReadingRest;
  /**
   * What was opened and compiled for this and later tasks is ready: the task's own time begins.
   * @param size what there is to do, in units of the task's own (`turnsMs`, for an analysis)
   */
  begins(size?: number): void;
}

const THREAD = 0;
const BEGUN = 1;
const SIZE = 2;

/** Makes a handler of tasks as they come from `LimitedThreads`. */
export function limited<Task, Result>(
  work: (task: Task, time: TaskTime) => Promise<Result>,
): (limitedTask: LimitedTask<Task>) => Promise<Result> {
  return ({ task, rest: shared, progress }) => {
    const state = new Int32Array(progress);
    Atomics.store(state, THREAD, threadId);
    const rest = readingRest(shared);
    return work(task, {
      rest,
      get isUp() {
        return rest.isWanted;
      },
      begins(size = 0) {
        Atomics.store(state, SIZE, size);
        Atomics.store(state, BEGUN, 1);
      },
    });
  };
}

/** How far a thread is with a task, seen from outside. */
export interface TaskProgress {
  readonly shared: SharedArrayBuffer;
  /** The `threadId` of the thread that has taken the task; 0 while none has. */
  readonly thread: number;
  readonly hasBegun: boolean;
  /** As told when it began. */
  readonly size: number;
}

export function taskProgress(): TaskProgress {
  const shared = new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT);
  const state = new Int32Array(shared);
  return {
    shared,
    get thread() {
      return Atomics.load(state, THREAD);
    },
    get hasBegun() {
      return Atomics.load(state, BEGUN) === 1;
    },
    get size() {
      return Atomics.load(state, SIZE);
    },
  };
}
