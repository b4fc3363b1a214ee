import type { JobPayloads } from '#core/ports/jobs.ts';
import type { NoticeSender } from '#core/ports/notice-sender.ts';
import type { InsightPorts } from './ports.ts';

/** One attempt; it throws where the notice did not arrive, so that the job is tried again. A target that is gone is told nothing. */
export async function sendNotice(
  { workflow, now }: Pick<InsightPorts, 'workflow' | 'now'>,
  sender: NoticeSender,
  { organisation, target, notice }: JobPayloads['notice'],
): Promise<void> {
  const { targets } = await workflow.insights.settings(organisation);
  const found = targets.find(({ id }) => id === target);
  if (found === undefined) return;
  const refused = await sender.send(found, notice, now());
  if (refused !== null) throw new Error(`${found.kind} ${found.name}: ${refused}`);
}
