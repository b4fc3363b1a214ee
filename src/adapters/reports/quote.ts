import type { Conversation } from '#core/conversation/schema.ts';
import type { Span } from '#core/conversation/utterance.ts';

/** A passage with what stands around it in its turn. */
export interface Quote {
  readonly before: string;
  readonly passage: string;
  readonly after: string;
}

/** So much of a turn, in UTF-16 units, is shown around a passage on each side. */
const AROUND = 24;
const LONGEST_PASSAGE = 160;

/** The passage with a little of its turn on both sides; a short turn is given whole. */
export function quoteOf(conversation: Conversation, { turn, start, end }: Span): Quote {
  const text = conversation.turns[turn]?.text ?? '';
  const from = Math.min(Math.max(0, start), text.length);
  const to = Math.min(Math.max(from, end), text.length);
  const passage =
    to - from > LONGEST_PASSAGE
      ? `${text
          .slice(from, from + LONGEST_PASSAGE)
          .toWellFormed()
          .replace(/\ufffd$/, '')}…`
      : text.slice(from, to);
  if (from === to) return { before: '', passage: '', after: shortened(text, LONGEST_PASSAGE) };
  return { before: lead(text.slice(0, from)), passage, after: shortened(text.slice(to), AROUND) };
}

function lead(text: string): string {
  if (text.length <= AROUND) return text;
  return `…${text
    .slice(-AROUND)
    .toWellFormed()
    .replace(/^\ufffd/, '')}`;
}

function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text
    .slice(0, length)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`;
}
