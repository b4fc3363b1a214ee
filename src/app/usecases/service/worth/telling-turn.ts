import { shownSignals, toneOf } from '#contract/files/findings.ts';
import type { Analysis, Signal } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Highlight } from '#core/facts/query.ts';
import { isKnownSignal, SIGNALS } from '#core/signals/catalogue.ts';

/** Characters that are shown, and how many of them come before the place. */
const EXCERPT = 200;
const BEFORE = 50;

/** The words in which a conversation's trouble is heard best: the customer's before the agent's. */
export function tellingTurn({ turns }: Conversation, analysis: Analysis): Highlight | undefined {
  const places = shownSignals(analysis).filter(
    ({ type, turn }) => turns[turn] !== undefined && isKnownSignal(type) && SIGNALS[type].scope === 'turn',
  );
  const best = strongest(places, 'unhappy') ?? strongest(places, 'fault');
  if (best === undefined) return undefined;
  const { turn, start } = best;
  const { role, text } = turns[turn]!;
  const from = text.length <= EXCERPT ? 0 : Math.max(0, Math.min(start - BEFORE, text.length - EXCERPT));
  const shown = text.slice(from, from + EXCERPT).toWellFormed();
  const end = Math.min(best.end - from, shown.length);
  return { turn, role, text: shown, spans: [{ start: start - from, end }] };
}

function strongest(signals: readonly Signal[], tone: 'unhappy' | 'fault'): Signal | undefined {
  return signals
    .filter(({ type }) => toneOf(type) === tone)
    .toSorted((a, b) => b.confidence - a.confidence)[0];
}
