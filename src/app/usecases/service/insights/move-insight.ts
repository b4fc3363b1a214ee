import type { Caller } from '#core/access/caller.ts';
import { type Department, type Insight, type InsightState, moveInsight } from '#core/insights/insight.ts';
import type { ServicePorts } from '../ports.ts';
import { countTrouble } from './count-trouble.ts';
import { CAUSE_DAYS, lastDays } from './survey-period.ts';

export interface AskedMove {
  readonly to: InsightState;
  readonly department?: Department | undefined;
  readonly note: string;
}

/**
 * Brings an insight on. With `repaired` what was before is kept, against which the watch compares.
 * @returns null where there is none, `changed` where somebody else was quicker. Throws `InsightMoveError`.
 */
export async function moveInsightOn(
  { workflow, facts, now }: Pick<ServicePorts, 'workflow' | 'facts' | 'now'>,
  { organisation, actor }: Caller,
  id: string,
  { to, department, note }: AskedMove,
): Promise<Insight | 'changed' | null> {
  const insight = await workflow.insights.insight(organisation, id);
  if (insight === null) return null;
  const at = new Date(now()).toISOString();
  const repair =
    to === 'repaired'
      ? { at, ...(await countTrouble({ facts }, organisation, insight.topics, lastDays(now(), CAUSE_DAYS))) }
      : undefined;
  const moved = moveInsight(insight, {
    to,
    actor,
    at,
    note,
    ...(department === undefined ? {} : { department }),
    ...(repair === undefined ? {} : { repair }),
  });
  return (await workflow.insights.saveInsight(organisation, moved, insight.changedAt)) ? moved : 'changed';
}
