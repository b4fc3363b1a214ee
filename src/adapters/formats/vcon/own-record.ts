import { cleanConversation } from '#core/conversation/clean-text.ts';
import { type Conversation, conversationSchema, type Turn } from '#core/conversation/schema.ts';

/** Purpose of the attachment that carries what a vCon has no place for. */
export const OWN_PURPOSE = 'tingzhen-conversation/1';
export const VENDOR = 'tingzhen';

/** The conversation without role and text of its turns, which the dialogs tell. */
export interface OwnRecord {
  readonly conversation: Omit<Conversation, 'turns'>;
  readonly turns: readonly Omit<Turn, 'role' | 'text'>[];
}

export function ownRecord(conversation: Conversation): OwnRecord {
  const { turns, ...rest } = conversation;
  return { conversation: rest, turns: turns.map(({ role, text, ...extras }) => extras) };
}

/**
 * Puts an exported conversation together again: words and roles from the dialogs, the rest from our own
 * attachment. Undefined when the two do not belong together (any more).
 */
export function restoreOwn(read: Conversation, record: unknown): Conversation | undefined {
  const { conversation, turns } = (record ?? {}) as Partial<OwnRecord>;
  if (!Array.isArray(turns) || turns.length !== read.turns.length) return undefined;
  const merged = conversationSchema.safeParse({
    ...conversation,
    turns: read.turns.map((turn, index) => ({
      ...(turns[index] as object),
      role: turn.role,
      text: turn.text,
    })),
  });
  return merged.success ? cleanConversation(merged.data as Conversation) : undefined;
}
