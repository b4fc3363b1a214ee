import type { Channel, Role } from './vocabulary.ts';

interface Said {
  readonly role: Role;
}

/**
 * Index of the turn with which the wait for an answer to the turn at `last` began. Who writes once more
 * because nobody answers has been waiting since the first message; on a call one side talks on, and the
 * wait begins when all is said. Automatic voices do not wait.
 */
export function waitBegan(turns: readonly Said[], last: number, channel: Channel): number {
  const { role } = turns[last]!;
  if (channel === 'voice' || (role !== 'customer' && role !== 'agent')) return last;
  let first = last;
  for (let i = last - 1; i >= 0; i--) {
    const before = turns[i]!.role;
    if (before === role) first = i;
    else if (before !== 'system') break;
  }
  return first;
}

/**
 * The customer's turn since which an answer is waited for before the turn at `index`; undefined where
 * agent or bot spoke last. Notices of the platform are passed over.
 */
export function waitingSince<Turn extends Said>(
  turns: readonly Turn[],
  index: number,
  channel: Channel,
): Turn | undefined {
  let last = index - 1;
  while (turns[last]?.role === 'system') last--;
  return turns[last]?.role === 'customer' ? turns[waitBegan(turns, last, channel)] : undefined;
}
