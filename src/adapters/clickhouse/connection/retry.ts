import { setTimeout as sleep } from 'node:timers/promises';
import { isAnswer, isFullOrBusy, isOutOfPatience, unavailable } from './failures.ts';

export interface RetryPolicy {
  /** Calls in all, the first included. */
  readonly attempts: number;
  /** Wait before the second call in milliseconds; each further wait is twice as long. */
  readonly firstWaitMs: number;
}

/** About three seconds in all: longer outages are for the caller's own queue. */
export const RETRIES: RetryPolicy = { attempts: 5, firstWaitMs: 200 };
/**
 * Repeats a call whose answer never came. Every call here may be repeated: reads change nothing, and the
 * same fact written twice is one fact. An answer of the engine, also a refusal, is final.
 * Throws `StoreUnavailable` when the last try got no answer or the engine is full or busy. Without a
 * policy there is no network in between, and only the engine itself can be the reason.
 */
export async function withRetries<T>(
  place: string,
  policy: RetryPolicy | undefined,
  call: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (failure) {
      if (isFullOrBusy(failure)) throw unavailable(place, failure);
      if (isAnswer(failure) || policy === undefined) throw failure;
      if (attempt >= policy.attempts || isOutOfPatience(failure)) throw unavailable(place, failure);
      // A little chance keeps processes that lost the same server from coming back at the same moment.
      await sleep(policy.firstWaitMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
    }
  }
}
