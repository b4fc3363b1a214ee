import { z } from 'zod';
import { ROLES } from '#core/conversation/vocabulary.ts';
import { LIVE_ENCODINGS } from '#core/ports/live-sound.ts';
import { evidence, signal } from './analysis.ts';
import { conversationDetail } from './conversations.ts';

const id = z.string().min(1).max(500);
const person = z.strictObject({
  id,
  name: z.string().max(500).optional(),
  team: z.string().max(500).optional(),
});
const ms = z.number().min(0).max(86_400_000);

/** The first message of a live call. Sent again after a break, with the same id, it goes on. */
export const liveStart = z.strictObject({
  type: z.literal('start'),
  id,
  format: z.strictObject({
    encoding: z.enum(LIVE_ENCODINGS),
    rate: z.int().min(8_000).max(48_000),
    channels: z.union([z.literal(1), z.literal(2)]),
  }),
  /** Who is on which channel. */
  channels: z.tuple([z.enum(ROLES), z.enum(ROLES)]).default(['agent', 'customer']),
  startedAt: z.iso.datetime({ offset: true }).optional(),
  agent: person.optional(),
  customer: person.omit({ team: true }).optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
});

/** Words, as another system's recogniser finished them; the sound itself comes as binary messages. */
export const liveWords = z.strictObject({
  type: z.literal('words'),
  role: z.enum(ROLES).optional(),
  channel: z.union([z.literal(0), z.literal(1)]).optional(),
  text: z.string().trim().min(1).max(10_000),
  startMs: ms,
  endMs: ms,
  confidence: z.number().min(0).max(1).optional(),
});

export const liveMessage = z.discriminatedUnion('type', [
  liveStart,
  liveWords,
  z.strictObject({ type: z.literal('end') }),
]);

const firedRule = z
  .object({
    rule: z.string(),
    atMs: z.number().meta({ description: 'Of the call, when it was told' }),
    evidence: z.array(evidence),
  })
  .meta({ id: 'FiredRule' });

/** What the service says to whoever sends a call. */
export const liveAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), receivedMs: z.number() }),
  z.object({
    type: z.literal('update'),
    atMs: z.number(),
    turns: z.int(),
    signals: z.array(signal).meta({ description: 'Those that were not told before' }),
    rules: z.array(firedRule).meta({ description: 'Those that were not told before' }),
  }),
  z.object({
    type: z.literal('ended'),
    id: z.string(),
    status: z.enum(['accepted', 'duplicate', 'rejected']),
    error: z.string().optional(),
  }),
  z.object({ type: z.literal('problem'), title: z.string(), detail: z.string().optional() }),
]);

export const liveCall = z
  .object({
    id: z.string(),
    agent: z.string().nullable(),
    team: z.string().nullable(),
    startedAt: z.string(),
    atMs: z.number().meta({ description: 'So much of it has been heard' }),
    state: z.enum(['running', 'waiting', 'ending']).meta({
      description: 'waiting: the connection broke off; ending: it is over, and being stored',
    }),
    turns: z.int(),
    emotion: z.string().nullable().meta({ description: 'Of the customer, last' }),
    rules: z.array(firedRule),
    wordsBehindMs: z.number().meta({
      description:
        'So long ago the oldest words were said that are still being written down; 0 where none are',
    }),
  })
  .meta({ id: 'LiveCall' });
export const liveCalls = z.object({ calls: z.array(liveCall) }).meta({ id: 'LiveCalls' });
const speaking = z
  .object({
    role: z.enum(ROLES),
    sinceMs: z.number(),
    text: z
      .string()
      .meta({ description: 'Words of the turn so far; empty where the caller sees things masked' }),
  })
  .meta({ id: 'LiveSpeaking' });
export const liveCallDetail = liveCall
  .extend({
    speaking: z.array(speaking).meta({ description: 'Who speaks at this moment' }),
    detail: conversationDetail.nullable(),
  })
  .meta({ id: 'LiveCallDetail' });
