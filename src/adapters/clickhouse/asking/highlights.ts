import type { Conversation, Turn } from '#core/conversation/schema.ts';
import type { Highlight } from '#core/facts/query.ts';
import { TextView } from '#core/text/text-view.ts';
import type { Word } from './words.ts';

/** Turns that one conversation shows in a list. */
const TURNS_AT_MOST = 5;
/** Characters of a turn that a list shows, and how many of them come before the first word found. */
const EXCERPT = 240;
const BEFORE = 60;

type Span = Highlight['spans'][number];

/**
 * Turns in which the words were said, in order; the beginning where none are looked for. Undefined when
 * a word was not said at all: the text index only knew that it may have been.
 */
export function highlightsOf(
  { turns }: Conversation,
  words: readonly Word[],
): readonly Highlight[] | undefined {
  if (words.length === 0) {
    return turns.slice(0, 1).map((turn, index) => excerpt(turn, index, []));
  }
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
