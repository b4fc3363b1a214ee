import { z } from 'zod';
import { CHANNELS, LANGUAGES, ROLES } from './vocabulary.ts';

export { CHANNELS, type Channel, LANGUAGES, type Language, ROLES, type Role } from './vocabulary.ts';

const instant = z.iso.datetime({ offset: true, local: true });
const milliseconds = z.number().nonnegative().finite();
const attributes = z.record(z.string(), z.unknown());

export const personSchema = z.object({
  id: z.string().min(1),
  name: z.string().optional(),
  team: z.string().optional(),
});

/** One uninterrupted contribution by one role, as it was received. */
export const turnSchema = z.object({
  role: z.enum(ROLES),
  text: z.string(),
  /** Wall-clock time, ISO 8601. */
  at: instant.optional(),
  /** Milliseconds from the start of the conversation. */
  startMs: milliseconds.optional(),
  endMs: milliseconds.optional(),
  /** Who speaks, where one role is filled by several people (a hand-over between agents). */
  speaker: z.string().optional(),
  attributes: attributes.optional(),
});

/**
 * The canonical conversation: every format is read into it, every fact points into it.
 * A signal's `turn` is an index into `turns`, its `start` and `end` are UTF-16 offsets into that `text`.
 */
export const conversationSchema = z.object({
  id: z.string().min(1),
  channel: z.enum(CHANNELS),
  language: z.enum(LANGUAGES).optional(),
  startedAt: instant.optional(),
  agent: personSchema.optional(),
  customer: personSchema.optional(),
  turns: z.array(turnSchema),
  attributes: attributes.optional(),
});

export type Person = z.infer<typeof personSchema>;
export type Turn = z.infer<typeof turnSchema>;
export type Conversation = z.infer<typeof conversationSchema>;
