import type { ConversationFilter } from '#core/facts/query.ts';
import { digitValue } from '#core/signals/privacy/characters.ts';
import { speltLengths } from '#core/signals/privacy/spelt-digits.ts';
import { findPersonalData } from './mask-found.ts';

/** So many digits written together are more than a year or a sum, and let a number be found out piece by piece. */
const DIGITS_TOGETHER = 5;
/** So many in all its pieces are as many as the shortest telephone number has. */
const DIGITS_IN_ALL = 7;
const SHORTEST_PIECE = 3;

/**
 * Whether a filter names personal data: a telephone number, the number of a document or a card, an address, also one
 * that is looked for in pieces. To count what it finds would be to confirm it, however well the texts are masked.
 */
export function looksForPersonalData({
  words = [],
  customers = [],
  attributes = [],
}: ConversationFilter): boolean {
  const said = words.map(({ text }) => text);
  const pieces = said.flatMap(digitsTogether).filter((length) => length >= SHORTEST_PIECE);
  if (pieces.some((length) => length >= DIGITS_TOGETHER)) return true;
  if (pieces.reduce((sum, length) => sum + length, 0) >= DIGITS_IN_ALL) return true;
  const named = [...said, ...customers, ...attributes.map(({ value }) => String(value))];
  return named.some((text) => findPersonalData(text, 'zh').length + findPersonalData(text, 'en').length > 0);
}

/** Lengths of what is written in digits without anything between them, of any width and also in words (一三八, one three eight). */
function digitsTogether(text: string): number[] {
  const lengths = speltLengths(text);
  let length = 0;
  for (let at = 0; at <= text.length; at++) {
    if (digitValue(text.charCodeAt(at)) >= 0) length++;
    else if (length > 0) {
      lengths.push(length);
      length = 0;
    }
  }
  return lengths;
}
