import { analysisJob } from '../analysis-job.ts';
import type { ServicePorts } from '../ports.ts';

/** Has the facts of a conversation made anew from its raw input, so that they say what a person has decided since. */
export async function rebuildFacts(
  { workflow, queue }: Pick<ServicePorts, 'workflow' | 'queue'>,
  organisation: string,
  conversation: string,
): Promise<void> {
  const [reopened] = await workflow.receipts.reopen(organisation, [conversation]);
  if (reopened === undefined) return;
  await queue.send([analysisJob({ organisation, batch: reopened.batch, reason: 'reanalysis' }, 'fresh')]);
}
