import type { Conversation } from './schema.ts';

type Timed = Pick<Conversation, 'startedAt' | 'turns'>;

/** When it began, as far as it says. */
export function beganAt({ startedAt, turns }: Timed): string | undefined {
  return startedAt ?? turns.find(({ at }) => at !== undefined)?.at;
}

/** The time under which it is listed and counted: its beginning, else its receipt. */
export function heldAt(conversation: Timed, receivedAt: string): string {
  return beganAt(conversation) ?? receivedAt;
}
