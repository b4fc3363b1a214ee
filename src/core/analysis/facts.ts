import { beganAt } from '../conversation/began.ts';
import { detectLanguage } from '../conversation/language.ts';
import type { Channel, Conversation, Language, Person } from '../conversation/schema.ts';

/** What is known of a conversation apart from its turns; enough to begin listening. */
export interface ConversationFacts {
  readonly id: string;
  readonly channel: Channel;
  readonly language: Language;
  readonly startedAt?: string;
  readonly agent?: Person;
  readonly customer?: Person;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export function factsOf(conversation: Conversation): ConversationFacts {
  const { id, channel, language, agent, customer, attributes } = conversation;
  const began = beganAt(conversation);
  return {
    id,
    channel,
    language: language ?? detectLanguage(conversation.turns.map(({ text }) => text)),
    ...(began === undefined ? {} : { startedAt: began }),
    ...(agent === undefined ? {} : { agent }),
    ...(customer === undefined ? {} : { customer }),
    attributes: attributes ?? {},
  };
}

/** Figures that grow with the conversation, as rules name them. */
export interface Progress {
  readonly turns: number;
  readonly durationMs: number | undefined;
}

const CLOCK = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):/;

/** Reads a field by its name in the rule language; undefined when the conversation does not have it. */
export function metadataField(facts: ConversationFacts, progress: Progress, field: string): unknown {
  switch (field) {
    case 'id':
    case 'language':
    case 'channel':
      return facts[field];
    case 'turns':
      return progress.turns;
    case 'duration':
      return progress.durationMs === undefined ? undefined : progress.durationMs / 1000;
    case 'hour':
    case 'weekday':
      return startField(facts.startedAt, field);
    default:
      return personField(facts, field) ?? attribute(facts.attributes, field);
  }
}

/** Hour and weekday on the clock of the place where the conversation was held, which its time names. */
function startField(startedAt: string | undefined, field: 'hour' | 'weekday'): number | undefined {
  const clock = startedAt === undefined ? null : CLOCK.exec(startedAt);
  if (clock === null) return undefined;
  if (field === 'hour') return Number(clock[4]);
  const weekday = new Date(Date.UTC(Number(clock[1]), Number(clock[2]) - 1, Number(clock[3]))).getUTCDay();
  return weekday === 0 ? 7 : weekday;
}

function personField(facts: ConversationFacts, field: string): unknown {
  const [who, what] = field.split('.');
  if (what !== 'id' && what !== 'name' && what !== 'team') return undefined;
  if (who === 'agent') return facts.agent?.[what];
  return who === 'customer' ? facts.customer?.[what] : undefined;
}

function attribute(attributes: Readonly<Record<string, unknown>>, field: string): unknown {
  if (Object.hasOwn(attributes, field)) return attributes[field];
  let value: unknown = attributes;
  for (const key of field.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
