import type { Caller } from '#core/access/caller.ts';
import type { Analysis } from '#core/analysis/analysis.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import type { StoredConversation } from '#core/ports/facts.ts';
import { standingEvaluations } from '#core/reviews/decided.ts';
import { tableHead, tableRow } from './conversation-table.ts';
import type { ConversationView } from './conversation-view.ts';
import { breathing } from './in-slices.ts';
import { maskFound } from './mask-found.ts';
import type { ServicePorts } from './ports.ts';
import { evaluationsOfRecord, type RecordedEvaluation } from './reviews/evaluations-of-record.ts';
import type { Judges } from './worth/judges.ts';

export type ExportFormat = 'csv' | 'ndjson';

export interface Export {
  /** Within the caller's scope. */
  readonly filter: ConversationFilter;
  readonly format: ExportFormat;
  /** Hides personal data. */
  readonly masks: boolean;
  readonly reason?: string;
}

const READ_AT_ONCE = 200;

/**
 * Conversations with what was found in them, one a row or a line, in constant memory however many there are. It is on
 * record before the first piece.
 * @returns how many there are when it begins, and the pieces
 */
export async function exportConversations(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'now'>,
  judges: Judges,
  { organisation, actor }: Caller,
  { filter, format, masks, reason }: Export,
): Promise<{ readonly conversations: number; readonly pieces: AsyncGenerator<string> }> {
  const conversations = await ports.facts.count(organisation, filter);
  await ports.workflow.audit.record([
    {
      at: new Date(ports.now()).toISOString(),
      organisation,
      actor,
      action: masks ? 'conversations.export' : 'conversations.export-revealed',
      subject: organisation,
      details: { format, conversations, filter: toldOf(filter), ...(reason === undefined ? {} : { reason }) },
    },
  ]);
  const { scorecards } = await judges.of(organisation);
  return { conversations, pieces: pieces(ports, organisation, { filter, format, masks }, scorecards) };
}

/** The audit log outlives whoever is erased: of what may name somebody it tells how many values were looked for. */
function toldOf(filter: ConversationFilter): Readonly<Record<string, unknown>> {
  const told: Record<string, unknown> = { ...filter };
  for (const list of ['customers', 'ids', 'words', 'attributes'] as const) {
    if (filter[list] !== undefined) told[list] = filter[list].length;
  }
  return told;
}

async function* pieces(
  { workflow, facts }: Pick<ServicePorts, 'workflow' | 'facts'>,
  organisation: string,
  { filter, format, masks }: Export,
  scorecards: readonly string[],
): AsyncGenerator<string> {
  const breath = breathing();
  if (format === 'csv') yield tableHead(scorecards);
  for await (const ids of slices(facts.ids(organisation, filter), READ_AT_ONCE)) {
    const stored = await facts.conversations(organisation, ids);
    const records = await evaluationsOfRecord({ workflow }, organisation, ids);
    const byId = new Map(stored.map((one) => [one.conversation.id, one]));
    for (const id of ids) {
      const found = byId.get(id);
      if (found === undefined) continue;
      const record = records.get(id) ?? [];
      const view = viewOf(found, record, masks);
      yield format === 'csv'
        ? tableRow(view.conversation, withRecord(found.analysis, record), scorecards)
        : `${JSON.stringify(view)}\n`;
      await breath();
    }
  }
}

/** Rules that found nothing are told by the scorecards; a line for each of them would be most of the file. */
function viewOf(
  stored: StoredConversation,
  record: readonly RecordedEvaluation[],
  masks: boolean,
): ConversationView {
  const { conversation, analysis, receivedAt, version, rulebooks } = stored;
  const { language, signals, evaluations, metrics } = analysis;
  const view: ConversationView = {
    id: conversation.id,
    state: 'analysed',
    receivedAt,
    version,
    rulebooks,
    masked: masks,
    conversation,
    language,
    signals,
    rules: analysis.rules.filter(({ outcome }) => outcome === 'hit' || outcome === 'cannot_tell'),
    evaluations,
    record,
    metrics,
  };
  return masks ? maskFound(view, analysis) : view;
}

function withRecord(analysis: Analysis, record: readonly RecordedEvaluation[]): Analysis {
  return { ...analysis, evaluations: standingEvaluations(analysis.evaluations, record) };
}

async function* slices(ids: AsyncIterable<string>, size: number): AsyncGenerator<string[]> {
  let slice: string[] = [];
  for await (const id of ids) {
    slice.push(id);
    if (slice.length < size) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
