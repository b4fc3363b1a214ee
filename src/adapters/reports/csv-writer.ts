import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import { BYTE_ORDER_MARK, type Cell, csvRow } from '#contract/files/csv-row.ts';
import { resolutionOf, satisfactionOf, shownSignals, toneOf } from '#contract/files/findings.ts';
import type { ResultFrame, ResultWriter } from '#contract/files/writing.ts';
import { SIGNAL_TYPES, SIGNALS, type SignalTone } from '#core/signals/catalogue.ts';

const COUNTED = SIGNAL_TYPES.filter((type) => SIGNALS[type].scope === 'turn');

/** One row a conversation, ready for a spreadsheet; headers are the same in every language. */
export class CsvWriter implements ResultWriter {
  readonly #frame: ResultFrame;

  constructor(frame: ResultFrame) {
    this.#frame = frame;
  }

  start(): string {
    const cards = this.#frame.scorecards.flatMap(({ id }) => [
      `score:${id}`,
      `rating:${id}`,
      `coverage:${id}`,
      `auto_failed:${id}`,
    ]);
    return (
      BYTE_ORDER_MARK +
      csvRow([
        ...['id', 'file', 'line', 'channel', 'language', 'agent_id', 'agent_name', 'agent_team'],
        ...['started_at', 'turns', 'duration_s', 'first_response_s'],
        ...cards,
        ...['satisfaction', 'resolution', 'faults', 'strengths', 'unhappy', 'rules_hit'],
        ...COUNTED,
      ])
    );
  }

  item({ conversation, analysis, source }: AnalysedItem): string {
    const { agent, channel, id, startedAt } = conversation;
    const { metrics, evaluations, rules, language } = analysis;
    const cards = this.#frame.scorecards.flatMap((scorecard): Cell[] => {
      const evaluation = evaluations.find((one) => one.scorecard === scorecard.id);
      return [evaluation?.score, evaluation?.rating, evaluation?.coverage, evaluation?.autoFailed.join(' ')];
    });
    const shown = shownSignals(analysis);
    const counts = new Map<string, number>();
    for (const { type } of shown) counts.set(type, (counts.get(type) ?? 0) + 1);
    const ofTone = (tone: SignalTone) => shown.filter(({ type }) => toneOf(type) === tone).length;
    return csvRow([
      ...[id, source.file, source.line, channel, language, agent?.id, agent?.name, agent?.team],
      ...[startedAt, metrics.turns, seconds(metrics.durationMs), seconds(metrics.firstResponseMs)],
      ...cards,
      satisfactionOf(analysis)?.value,
      resolutionOf(analysis),
      ...[ofTone('fault'), ofTone('good'), ofTone('unhappy')],
      rules.flatMap(({ rule, outcome }) => (outcome === 'hit' ? [rule] : [])).join(' '),
      ...COUNTED.map((type) => counts.get(type) ?? 0),
    ]);
  }

  end(): string {
    return '';
  }
}

function seconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1000;
}
