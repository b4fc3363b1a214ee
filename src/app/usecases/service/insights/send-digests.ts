import { digestNotice } from '#core/insights/tell.ts';
import type { InsightPorts } from './ports.ts';
import { tellTargets } from './tell-targets.ts';

const WEEK_MS = 7 * 86_400_000;

/** Tells the targets that want it what the week brought to each department; returns how many were told. */
export async function sendDigest(
  ports: Pick<InsightPorts, 'workflow' | 'queue' | 'now'>,
  organisation: string,
): Promise<number> {
  const insights = await ports.workflow.insights.insights(organisation);
  const since = new Date(ports.now() - WEEK_MS).toISOString();
  return tellTargets(ports, organisation, 'digest', ({ language }) =>
    digestNotice(insights, since, language),
  );
}
