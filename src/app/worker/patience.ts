import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '#core/ports/store-errors.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** How soon work that waits notices that it is not wanted any more. */
const LOOK_MS = 250;

/**
 * Does the work again while a store is away. An outage, however long, then uses up none of the tries that a job
 * has: those are for what is wrong with the job itself.
 * @param isOver whether the work is no longer wanted; then the failure is thrown
 */
export async function withPatience(
  work: () => Promise<void>,
  isOver: () => boolean,
  onWait: (failure: StoreUnavailable) => void,
  firstPauseMs: number = FIRST_PAUSE_MS,
): Promise<void> {
  for (let ms = firstPauseMs; ; ms = Math.min(LONGEST_PAUSE_MS, 2 * ms)) {
    try {
      return await work();
    } catch (failure) {
      if (!(failure instanceof StoreUnavailable) || isOver()) throw failure;
      onWait(failure);
      const until = Date.now() + ms;
      while (Date.now() < until) {
        await pause(Math.min(LOOK_MS, ms));
        if (isOver()) throw failure;
      }
    }
  }
}
