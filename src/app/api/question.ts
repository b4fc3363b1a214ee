import { badRequest } from './problem.ts';

/** Asks a store; what it finds wrong with the question itself is the asker's fault, not ours. */
export async function asQuestion<Found>(ask: () => Promise<Found>): Promise<Found> {
  try {
    return await ask();
  } catch (failure) {
    if (!(failure instanceof RangeError)) throw failure;
    throw badRequest({ zh: failure.message, en: failure.message });
  }
}
