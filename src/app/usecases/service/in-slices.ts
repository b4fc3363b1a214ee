import { setImmediate as nextTurn } from 'node:timers/promises';

/** For so long, in milliseconds, others may have to wait for work on the main thread. */
const SLICE_MS = 4;

/** Lets others have their turn when the work has taken a slice of time since they last had it. */
export type Breath = () => Promise<void> | undefined;

export function breathing(): Breath {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE_MS) return undefined;
    return nextTurn().then(() => {
      since = performance.now();
    });
  };
}

/** Like `map`, a slice of time at a time. */
export async function mapInSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Result,
): Promise<Result[]> {
  const breath = breathing();
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    results.push(work(item, index));
    await breath();
  }
  return results;
}
