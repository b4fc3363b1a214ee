import { BYTE_ORDER_MARK, type Cell, csvRow } from '#contract/files/csv-row.ts';
import { resolutionOf, satisfactionOf, shownSignals, toneOf } from '#contract/files/findings.ts';
import type { Analysis } from '#core/analysis/analysis.ts';
import { queueOf } from '#core/conversation/attributes.ts';
import { beganAt } from '#core/conversation/began.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { SIGNAL_TYPES, SIGNALS, type SignalTone } from '#core/signals/catalogue.ts';

const COUNTED = SIGNAL_TYPES.filter((type) => SIGNALS[type].scope === 'turn');

/** The head of a table of conversations; its names are the same in every language. */
export function tableHead(scorecards: readonly string[]): string {
  return (
    BYTE_ORDER_MARK +
    csvRow([
      ...[
        'id',
        'channel',
        'language',
        'started_at',
        'agent_id',
        'agent_name',
        'agent_team',
        'queue',
        'customer_id',
      ],
      ...['turns', 'duration_s', 'first_response_s'],
      ...scorecards.flatMap((id) => [`score:${id}`, `auto_failed:${id}`]),
      ...['satisfaction', 'resolution', 'faults', 'strengths', 'unhappy', 'rules_hit'],
      ...COUNTED,
    ])
  );
}

/** One conversation as a row under that head. */
export function tableRow(
  conversation: Conversation,
  analysis: Analysis,
  scorecards: readonly string[],
): string {
  const { id, channel, agent, customer } = conversation;
  const startedAt = beganAt(conversation);
  const { metrics, evaluations, rules, language } = analysis;
  const shown = shownSignals(analysis);
  const counts = Map.groupBy(shown, ({ type }) => type);
  const ofTone = (tone: SignalTone) => shown.filter(({ type }) => toneOf(type) === tone).length;
  return csvRow([
    ...[id, channel, language, startedAt, agent?.id, agent?.name, agent?.team],
    ...[queueOf(conversation), customer?.id],
    ...[metrics.turns, seconds(metrics.durationMs), seconds(metrics.firstResponseMs)],
    ...scorecards.flatMap((scorecard): Cell[] => {
      const evaluation = evaluations.find((one) => one.scorecard === scorecard);
      return [evaluation?.score, evaluation?.autoFailed.join(' ')];
    }),
    satisfactionOf(analysis)?.value,
    resolutionOf(analysis),
    ...[ofTone('fault'), ofTone('good'), ofTone('unhappy')],
    rules.flatMap(({ rule, outcome }) => (outcome === 'hit' ? [rule] : [])).join(' '),
    ...COUNTED.map((type) => counts.get(type)?.length ?? 0),
  ]);
}

function seconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1000;
}
