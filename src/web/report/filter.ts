import type { PageConversation } from '#contract/files/report-page.ts';

export type Order = 'worth' | 'learn' | 'score' | 'satisfaction' | 'input';

export interface Filter {
  readonly words: string;
  readonly signal: string;
  readonly resolution: string;
  readonly channel: string;
  readonly order: Order;
}

export const NO_FILTER: Filter = { words: '', signal: '', resolution: '', channel: '', order: 'worth' };

/** Indices of the conversations that fit, in the wanted order. All words must occur, in the id, the agent or what was said. */
export function select(conversations: readonly PageConversation[], filter: Filter): number[] {
  const words = filter.words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = conversations.flatMap((conversation, index) =>
    fits(conversation, filter, words) ? [index] : [],
  );
  const by = rankings[filter.order];
  return found.sort((a, b) => by(conversations[a]!) - by(conversations[b]!) || a - b);
}

const rankings: Readonly<Record<Order, (conversation: PageConversation) => number>> = {
  worth: ({ points }) => -points,
  learn: ({ learnPoints }) => -learnPoints,
  score: (conversation) => scoreOf(conversation) ?? 101,
  satisfaction: ({ satisfaction }) => satisfaction ?? 6,
  input: () => 0,
};

/** The lowest of its scores: the one that asks for attention. */
export function scoreOf({ evaluations }: PageConversation): number | null {
  const scores = evaluations.flatMap(({ score }) => (score === null ? [] : [score]));
  return scores.length === 0 ? null : Math.min(...scores);
}

function fits(conversation: PageConversation, filter: Filter, words: readonly string[]): boolean {
  if (filter.channel !== '' && conversation.channel !== filter.channel) return false;
  if (filter.resolution !== '' && conversation.resolution !== filter.resolution) return false;
  if (filter.signal !== '' && !conversation.signals.some(({ type }) => type === filter.signal)) return false;
  if (words.length === 0) return true;
  const text = [conversation.id, conversation.agent ?? '', ...conversation.turns.map((turn) => turn.text)]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}
