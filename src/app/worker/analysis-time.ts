import type { Conversation } from '#core/conversation/schema.ts';

const TURN_MS = 10;
/** Some times what the language model takes for a character on a slow machine. */
const CHARACTER_MS = 0.3;
const CONVERSATION_MS = 200;
const AT_LEAST_MS = 30_000;
/** Less than half of what a job may take: what broke off is begun once more, one conversation at a time. */
const AT_MOST_MS = 1_500_000;

/** What the turns of conversations may take. */
export function turnsMs(conversations: readonly Pick<Conversation, 'turns'>[]): number {
  let total = 0;
  for (const { turns } of conversations) {
    for (const { text } of turns) total += TURN_MS + CHARACTER_MS * text.length;
  }
  return Math.ceil(total);
}

/**
 * What a task may take, in processor time.
 * @param conversations how many
 * @param ofTurns as `turnsMs` tells it
 */
export function analysisLimitMs(conversations: number, ofTurns: number): number {
  return Math.min(AT_MOST_MS, AT_LEAST_MS + CONVERSATION_MS * conversations + ofTurns);
}
