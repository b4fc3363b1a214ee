import type { Conversation, Turn } from '#core/conversation/schema.ts';
import type { Highlight } from '#core/facts/query.ts';
import { TextView } from '#core/text/text-view.ts';
import type { Word } from './words.ts';

/** Turns that one conversation shows in a list. */
const TURNS_AT_MOST = 5;
/** What a customer came for is said in one of so many first turns of theirs. */
const FIRST_TURNS = 3;
/** Characters of a turn that a list shows, and how many of them come before the first word found. */
const EXCERPT = 240;
const BEFORE = 60;

type Span = Highlight['spans'][number];

/**
 * Turns in which the words were said, in order; what the customer came for where none are looked for. Undefined when
 * a word was not said at all: the text index only knew that it may have been.
 * @param need the turn that is held to tell the need, where one is known
 */
export function highlightsOf(
  conversation: Conversation,
  words: readonly Word[],
  need?: number,
): readonly Highlight[] | undefined {
  const { turns } = conversation;
  if (words.length === 0) return turnShown(conversation, openingTurn(turns, need));
  const missing = new Set(words);
  const highlights: Highlight[] = [];
  for (const [index, turn] of turns.entries()) {
    const view = new TextView(turn.text);
    const spans: Span[] = [];
    let bringsNew = false;
    for (const word of words) {
      if (word.by !== undefined && word.by !== turn.role) continue;
      const found = spansOf(view, word.text);
      if (found.length > 0 && missing.delete(word)) bringsNew = true;
      spans.push(...found);
    }
    // Every word is shown at least once, however late it was said.
    if (spans.length > 0 && (bringsNew || highlights.length < TURNS_AT_MOST)) {
      highlights.push(excerpt(turn, index, joined(spans)));
    }
  }
  return missing.size > 0 ? undefined : highlights;
}

/** The beginning of one turn; none where the conversation has no such turn. */
export function turnShown({ turns }: Conversation, index: number): readonly Highlight[] {
  const turn = turns[index];
  return turn === undefined ? [] : [excerpt(turn, index, [])];
}

/**
 * Index of the turn that says best what the customer came for: the one held to tell the need if it is among their
 * first and no mere call for somebody ("hello?"), else the longest of these; 0 where the customer says nothing.
 */
function openingTurn(turns: readonly Turn[], need: number | undefined): number {
  const first = turns
    .flatMap(({ role, text }, index) => (role === 'customer' ? [{ index, length: text.trim().length }] : []))
    .slice(0, FIRST_TURNS);
  const longest = Math.max(0, ...first.map(({ length }) => length));
  const told = first.find(({ index, length }) => index === need && length * 2 >= longest);
  return (told ?? first.find(({ length }) => length === longest))?.index ?? 0;
}

function spansOf(view: TextView, word: string): Span[] {
  const spans: Span[] = [];
  for (let at = view.text.indexOf(word); at >= 0; at = view.text.indexOf(word, at + word.length)) {
    spans.push(view.origin(at, at + word.length));
  }
  return spans;
}

/** In order, what overlaps as one. */
function joined(spans: readonly Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

function excerpt({ role, text }: Turn, turn: number, spans: readonly Span[]): Highlight {
  if (text.length <= EXCERPT) return { turn, role, text, spans };
  const from = whole(text, Math.max(0, Math.min((spans[0]?.start ?? 0) - BEFORE, text.length - EXCERPT)));
  const to = whole(text, Math.max(from + EXCERPT, spans[0]?.end ?? 0));
  return {
    turn,
    role,
    text: text.slice(from, to),
    spans: spans
      .filter(({ start }) => start < to)
      .map(({ start, end }) => ({ start: start - from, end: Math.min(end, to) - from })),
  };
}

/** The nearest place before that does not part a surrogate pair. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff && at > 0 ? at - 1 : at;
}
