import type { TimeLimit } from '#core/ports/language-model.ts';

/**
 * Cuts items into batches of similar size, so that little is computed on padding: each holds at most `most` units
 * when all its items are padded to its longest. Gives no further batch, but an error, once the time to read is up.
 */
export function* inBatches<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  most: number,
  limit?: TimeLimit,
): Generator<readonly Item[]> {
  const sorted = [...items].sort((a, b) => sizeOf(a) - sizeOf(b));
  const inTime = (batch: readonly Item[]) => {
    if (limit?.isUp) throw new Error('The time to read is up.');
    return batch;
  };
  let batch: Item[] = [];
  for (const item of sorted) {
    if (batch.length > 0 && (batch.length + 1) * sizeOf(item) > most) {
      yield inTime(batch);
      batch = [];
    }
    batch.push(item);
  }
  if (batch.length > 0) yield inTime(batch);
}
