import type { ConversationFilter } from '#core/facts/query.ts';
import type { StoredConversation } from '#core/ports/facts.ts';
import { digitValue, isHanDigit } from '#core/signals/privacy/characters.ts';
import { redact } from '#core/signals/privacy/redact.ts';
import { personalSpans } from '#core/signals/privacy/redact-conversation.ts';
import { speltLengths } from '#core/signals/privacy/spelt-digits.ts';
import { normaliseText } from '#core/text/text-view.ts';
import { breathing } from './in-slices.ts';
import type { ServicePorts } from './ports.ts';

/** So many conversations are read for one question at most. */
export const READ_FOR_DIGITS = 1_000;
const READ_TOGETHER = 50;

type Word = NonNullable<ConversationFilter['words']>[number];

/**
 * For somebody who may never see personal data: the filter narrowed to conversations in which words with digits stand in
 * what such a reader sees. The store looks through all that was said, and by many short questions a number could be put
 * together that is hidden behind stars.
 * @returns null where more than `most` conversations would have to be read
 */
export async function withVisibleDigits(
  { facts }: Pick<ServicePorts, 'facts'>,
  organisation: string,
  filter: ConversationFilter,
  most: number = READ_FOR_DIGITS,
): Promise<ConversationFilter | null> {
  const words = (filter.words ?? []).filter(({ text }) => tellsDigits(text));
  if (words.length === 0) return filter;
  const found: string[] = [];
  for await (const id of facts.ids(organisation, filter)) {
    found.push(id);
    if (found.length > most) return null;
  }
  const ids: string[] = [];
  const breath = breathing();
  for (let from = 0; from < found.length; from += READ_TOGETHER) {
    for (const one of await facts.conversations(organisation, found.slice(from, from + READ_TOGETHER))) {
      if (showsAll(one, words)) ids.push(one.conversation.id);
      await breath();
    }
  }
  return { ...filter, ids };
}

/** One digit in Chinese (三心二意), or told in an English word, is a word like others. */
function tellsDigits(text: string): boolean {
  let han = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (digitValue(code) < 0) han = 0;
    else if (!isHanDigit(code) || ++han === 2) return true;
  }
  return speltLengths(text).length > 0;
}

function showsAll({ conversation, analysis }: StoredConversation, words: readonly Word[]): boolean {
  const spans = personalSpans(conversation, analysis.signals);
  const said = conversation.turns.map(({ role, text }, index) => ({
    role,
    text: normaliseText(redact(text, spans[index]!, { form: 'mask' })),
  }));
  return words.every(({ text, by }) => {
    const word = normaliseText(text).trim();
    return said.some((turn) => (by === undefined || by === turn.role) && turn.text.includes(word));
  });
}
