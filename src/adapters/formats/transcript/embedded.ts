import {
  type Normalised,
  type NormaliseOptions,
  normaliseConversation,
} from '#core/conversation/normalise.ts';
import { readTranscriptText } from './block.ts';

/**
 * A conversation whose words stand in one text (a table cell, a field of a JSON object) and whose other
 * fields stand beside it. What is written beside wins over what the text says of itself.
 */
export function readEmbedded(
  text: string,
  fields: Readonly<Record<string, unknown>>,
  options: NormaliseOptions,
): Normalised {
  const read = readTranscriptText(text, options);
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
