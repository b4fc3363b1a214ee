import type { Caller } from '#core/access/caller.ts';
import { assignInsight, type Department, type Insight } from '#core/insights/insight.ts';
import type { ServicePorts } from '../ports.ts';

/**
 * Gives an insight to another department, wherever it stands.
 * @returns null where there is none, `changed` where somebody else was quicker
 */
export async function assignInsightTo(
  { workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>,
  { organisation, actor }: Caller,
  id: string,
  { department, note }: { readonly department: Department; readonly note: string },
): Promise<Insight | 'changed' | null> {
  const insight = await workflow.insights.insight(organisation, id);
  if (insight === null) return null;
  const at = new Date(now()).toISOString();
  const assigned = assignInsight(insight, { department, actor, at, note });
  if (assigned === insight) return insight;
  return (await workflow.insights.saveInsight(organisation, assigned, insight.changedAt))
    ? assigned
    : 'changed';
}
