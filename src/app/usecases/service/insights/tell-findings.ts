import { ofDepartments } from '#core/insights/insight.ts';
import { alertNotice, insightsNotice, namesOf } from '#core/insights/tell.ts';
import { agentNames } from '../agent-names.ts';
import type { InsightPorts } from './ports.ts';
import { tellTargets } from './tell-targets.ts';

/**
 * Tells of alerts and new insights of which nobody was told yet: what was just found, and what a process found that was
 * ended before it could tell. What is noted as told was queued; ended in between, it is told again rather than never, and
 * what still waits in the queue goes out once. Insights that somebody has moved on meanwhile are known already.
 */
export async function tellFindings(
  ports: Pick<InsightPorts, 'workflow' | 'queue'>,
  organisation: string,
): Promise<void> {
  const store = ports.workflow.insights;
  const { alerts, insights } = await store.untold(organisation);
  for (const { id, warnings, names = {} } of alerts) {
    await tellTargets(ports, organisation, { what: 'alerts', about: id }, ({ language }) =>
      alertNotice(warnings, (topic) => names[topic] ?? namesOf({ name: topic }), language),
    );
    await store.markTold(organisation, { alerts: [id] });
  }
  const [first] = insights;
  if (first === undefined) return;
  const fresh = insights
    .filter(({ state }) => state === 'new')
    .toSorted((a, b) => b.claim.impact.avoidable - a.claim.impact.avoidable);
  const names = await agentNames(ports, organisation);
  await tellTargets(ports, organisation, { what: 'insights', about: first.id }, ({ language, departments }) =>
    insightsNotice(ofDepartments(fresh, departments), (agent) => names.get(agent) ?? agent, language),
  );
  await store.markTold(organisation, { insights: insights.map(({ id }) => id) });
}
