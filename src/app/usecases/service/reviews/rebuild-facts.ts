import { analysisJob } from '../analysis-job.ts';
import type { ServicePorts } from '../ports.ts';

/**
 * Has the facts of a conversation that a decision made pending made anew from its raw input, so that they say what a
 * person has decided since. Should the job be lost, the sweep of overdue receipts sends it again.
 */
export async function rebuildFacts(
  { workflow, queue }: Pick<ServicePorts, 'workflow' | 'queue'>,
  organisation: string,
  conversation: string,
): Promise<void> {
  const [reopened] = await workflow.receipts.find(organisation, [conversation]);
  if (reopened === undefined) return;
  await queue.send([analysisJob({ organisation, batch: reopened.batch, reason: 'reanalysis' }, 'fresh')]);
}
