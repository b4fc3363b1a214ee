import type { Conversation } from '#core/conversation/schema.ts';
import type { Span } from '#core/conversation/utterance.ts';

/** A passage with what stands around it in its turn. */
export interface Quote {
  readonly before: string;
  readonly passage: string;
  readonly after: string;
}

/** So much of a turn, in columns of a terminal, is shown around a passage on each side. */
const AROUND = 60;
const LONGEST_PASSAGE = 320;
const WIDE = /[\u1100-\uffdc]/;
const LATIN_END = /[\p{Script=Latin}\d'’]+$/u;
const LATIN_START = /^[\p{Script=Latin}\d'’]+/u;

/** The passage with a little of its turn on both sides, cut between words; a short turn is given whole. */
export function quoteOf(conversation: Conversation, { turn, start, end }: Span): Quote {
  const text = conversation.turns[turn]?.text ?? '';
  const from = Math.min(Math.max(0, start), text.length);
  const to = Math.min(Math.max(from, end), text.length);
  if (from === to) return { before: '', passage: '', after: beginning(text, LONGEST_PASSAGE) };
  return {
    before: ending(text.slice(0, from), AROUND),
    passage: beginning(text.slice(from, to), LONGEST_PASSAGE),
    after: beginning(text.slice(to), AROUND),
  };
}

function beginning(text: string, columns: number): string {
  let used = 0;
  for (let index = 0; index < text.length; index++) {
    used += columnsOf(text[index]!);
    if (used <= columns) continue;
    const cut = text
      .slice(0, index)
      .toWellFormed()
      .replace(/\ufffd$/, '');
    const isInWord = LATIN_START.test(text.slice(index));
    return `${(isInWord ? cut.replace(LATIN_END, '') : cut).trimEnd()}…`;
  }
  return text;
}

function ending(text: string, columns: number): string {
  let used = 0;
  for (let index = text.length - 1; index >= 0; index--) {
    used += columnsOf(text[index]!);
    if (used <= columns) continue;
    const cut = text
      .slice(index + 1)
      .toWellFormed()
      .replace(/^\ufffd/, '');
    const isInWord = LATIN_END.test(text.slice(0, index + 1));
    return `…${(isInWord ? cut.replace(LATIN_START, '') : cut).trimStart()}`;
  }
  return text;
}

function columnsOf(unit: string): number {
  return WIDE.test(unit) ? 2 : 1;
}
