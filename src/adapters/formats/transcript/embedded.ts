import { conversationField } from '#core/conversation/fields.ts';
import {
  type Normalised,
  type NormaliseOptions,
  normaliseConversation,
} from '#core/conversation/normalise.ts';
import { rolesOfPersons } from '#core/conversation/person-roles.ts';
import type { Person } from '#core/conversation/schema.ts';
import { readTranscriptText } from './block.ts';

/**
 * A conversation whose words stand in one text (a table cell, a field of a JSON object) and whose other
 * fields stand beside it. What is written beside wins over what the text says of itself,
 * and whoever is named there may speak under this name.
 */
export function readEmbedded(
  text: string,
  fields: Readonly<Record<string, unknown>>,
  options: NormaliseOptions,
): Normalised {
  const roles = new Map([
    ...rolesOfPersons(personIn(fields, 'agent'), personIn(fields, 'customer')),
    ...(options.roles ?? []),
  ]);
  const read = readTranscriptText(text, roles.size === 0 ? options : { ...options, roles });
  if (!read.ok) return read;
  const { id, channel, attributes, ...inside } = read.conversation;
  const beside = fields['attributes'];
  const result = normaliseConversation(
    {
      ...inside,
      ...fields,
      turns: inside.turns,
      attributes:
        typeof beside === 'object' && beside !== null ? { ...attributes, ...beside } : (attributes ?? beside),
    },
    { ...options, channel: options.channel ?? channel },
  );
  return result.ok ? { ...result, warnings: [...read.warnings, ...result.warnings] } : result;
}

function personIn(fields: Readonly<Record<string, unknown>>, who: 'agent' | 'customer'): Partial<Person> {
  const labelled = (target: string) =>
    Object.entries(fields).find(
      ([key, value]) =>
        typeof value === 'string' && value.trim() !== '' && conversationField(key)?.field === target,
    )?.[1] as string | undefined;
  const [id, name] = [labelled(who) ?? labelled(`${who}.id`), labelled(`${who}.name`)];
  return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}
