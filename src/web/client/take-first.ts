import { Refused } from './problem.ts';

/** With somebody else by now, submitted, or withdrawn. */
const GONE: readonly number[] = [403, 404, 409];

/**
 * Takes the first of things that anybody may take, which others take at the same time.
 * @param take throws `Refused` where somebody else was quicker
 * @returns null where none is left
 */
export async function takeFirst<Free>(
  free: readonly Free[],
  take: (one: Free) => Promise<unknown>,
): Promise<Free | null> {
  for (const one of free) {
    try {
      await take(one);
      return one;
    } catch (failure) {
      if (!(failure instanceof Refused && GONE.includes(failure.status))) throw failure;
    }
  }
  return null;
}
