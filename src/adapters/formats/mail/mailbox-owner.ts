import type { PlacedMessage } from './threads.ts';

/** Fewer threads may be with one person by chance. */
const LEAST_THREADS = 3;
/** A mailbox also gets what was never meant for it. */
const NEARLY_ALL = 0.9;

/**
 * Whose mailbox it is: the one address that takes part in nearly every thread, while the others change; undefined where
 * there is none, or where two are always together. Automatic messages tell nothing.
 */
export function ownerOf(threads: readonly (readonly PlacedMessage[])[]): string | undefined {
  const counts = new Map<string, number>();
  let count = 0;
  for (const thread of threads) {
    const present = new Set<string>();
    for (const { message } of thread) {
      if (message.automatic) continue;
      for (const address of [message.from.address, ...message.to, ...message.cc]) present.add(address);
    }
    if (present.size < 2) continue;
    count++;
    for (const address of present) counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  if (count < LEAST_THREADS) return undefined;
  const owners = [...counts].filter(([, threads]) => threads >= NEARLY_ALL * count);
  return owners.length === 1 ? owners[0]![0] : undefined;
}
