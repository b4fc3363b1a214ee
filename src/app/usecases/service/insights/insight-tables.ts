import { BYTE_ORDER_MARK, type Cell, csvRow } from '#contract/files/csv-row.ts';
import type { Caller } from '#core/access/caller.ts';
import type { TopicImpact } from '#core/insights/weigh-topic.ts';
import type { ServicePorts } from '../ports.ts';
import { type InsightsAsked, viewInsights } from './view-insights.ts';
import { viewTopics } from './view-topics.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'now'>;

const IMPACT = ['weekly_conversations', 'weekly_hours', 'weekly_unhappy', 'weekly_avoidable'];

/** Insights as a table; the names of its columns are the same in every language. */
export async function insightTable(
  ports: Ports,
  caller: Caller,
  only: Pick<InsightsAsked, 'state' | 'department'>,
): Promise<string> {
  const found = await viewInsights(ports, caller, { ...only, quotes: false });
  return tableOf(
    [
      ...['id', 'name', 'cause', 'department', 'state', 'created_at', 'changed_at'],
      ...['conversations', 'troubled', 'rate', 'rate_low', 'rate_high', 'usual', 'agents', ...IMPACT],
      ...['claim_zh', 'claim_en'],
    ],
    (found?.insights ?? []).map(
      ({ id, name, cause, department, state, createdAt, changedAt, claim, text }) => [
        ...[id, name, cause, department, state, createdAt, changedAt],
        ...[claim.conversations, claim.troubled, claim.rate.value, claim.rate.low, claim.rate.high],
        ...[claim.usual, claim.agentCount, ...impactCells(claim.impact)],
        ...[text.zh, text.en],
      ],
    ),
  );
}

/** Topics as a table. */
export async function topicTable(ports: Ports, caller: Caller, hasModel: boolean): Promise<string> {
  const { topics } = await viewTopics(ports, caller, hasModel);
  return tableOf(
    [
      ...['id', 'heading', 'name', 'language', 'held', 'cause', 'conversations', 'share'],
      ...['trend', 'trend_low', 'trend_high', 'unresolved_rate', 'repeat_rate', 'escalation_rate'],
      ...['churn_rate', 'effort', 'handling_hours', ...IMPACT, 'phrases'],
      ...['name_zh', 'name_en'],
    ],
    topics.map(({ id, path, name, names, language, held, cause, weight, phrases, other }) => [
      ...[id, path.length > 1 ? path[0] : undefined, name, language, held ? 'yes' : 'no', cause],
      ...[weight?.conversations, weight?.share, weight?.trend?.value, weight?.trend?.low],
      ...[weight?.trend?.high, weight?.unresolvedRate, weight?.repeatRate, weight?.escalationRate],
      ...[weight?.churnRate, weight?.effort, weight?.handlingHours, ...impactCells(weight?.impact)],
      [...phrases, ...(other?.phrases ?? [])].join(' · '),
      ...[names?.zh, names?.en],
    ]),
  );
}

function impactCells(impact: TopicImpact | undefined): Cell[] {
  return [impact?.conversations, impact?.hours, impact?.unhappy, impact?.avoidable];
}

function tableOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + [head, ...rows].map((row) => csvRow(row)).join('');
}
