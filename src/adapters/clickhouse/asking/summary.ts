import type { Channel, Conversation, Language } from '#core/conversation/schema.ts';
import type { ConversationSummary, Highlight } from '#core/facts/query.ts';
import { type Resolution, SHOWN_CONFIDENCE } from '#core/signals/catalogue.ts';
import { isoInstant } from '../times.ts';

/** What a list shows of a conversation. */
export const SUMMARY_COLUMNS =
  'id, toString(version) AS shown_version, channel, language, toString(at) AS started, agent, team, queue, customer, turns, satisfaction, resolution, ' +
  'signals, signal_counts, signal_confidences, scorecards, scores, conversation';

export interface SummaryRow {
  readonly id: string;
  readonly shown_version: string;
  readonly channel: Channel;
  readonly language: Language;
  readonly started: string;
  readonly agent: string;
  readonly team: string;
  readonly queue: string;
  readonly customer: string;
  readonly turns: number;
  readonly satisfaction: number | null;
  readonly resolution: Resolution | '';
  readonly signals: readonly string[];
  readonly signal_counts: readonly number[];
  readonly signal_confidences: readonly number[];
  readonly scorecards: readonly string[];
  readonly scores: readonly (number | null)[];
  readonly conversation: string;
}

export function conversationOf(row: SummaryRow): Conversation {
  return JSON.parse(row.conversation) as Conversation;
}

export function summaryOf(row: SummaryRow, highlights: readonly Highlight[]): ConversationSummary {
  const { agent, team, queue, customer, satisfaction, resolution } = row;
  return {
    id: row.id,
    channel: row.channel,
    language: row.language,
    at: isoInstant(row.started),
    ...(agent === '' ? {} : { agent }),
    ...(team === '' ? {} : { team }),
    ...(queue === '' ? {} : { queue }),
    ...(customer === '' ? {} : { customer }),
    turns: row.turns,
    scores: Object.fromEntries(
      row.scorecards.map((scorecard, index) => [scorecard, row.scores[index] ?? null]),
    ),
    ...(satisfaction === null ? {} : { satisfaction }),
    ...(resolution === '' ? {} : { resolution }),
    signals: countsOf(row),
    highlights,
  };
}

function countsOf({
  signals,
  signal_counts,
  signal_confidences,
}: SummaryRow): ConversationSummary['signals'] {
  return Object.fromEntries(
    signals.flatMap((type, index) =>
      signal_confidences[index]! >= SHOWN_CONFIDENCE ? [[type, signal_counts[index]!]] : [],
    ),
  );
}
