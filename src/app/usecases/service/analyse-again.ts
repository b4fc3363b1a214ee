import { analysisJob } from './analysis-job.ts';
import type { ServicePorts } from './ports.ts';

/** What was received anew after an erasure stays; only its facts went with those of the old content. */
export async function analyseAgain(
  { workflow, queue }: Pick<ServicePorts, 'workflow' | 'queue'>,
  organisation: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const reopened = await workflow.receipts.reopen(organisation, ids);
  await queue.send(
    [...new Set(reopened.map(({ batch }) => batch))].map((batch) =>
      analysisJob({ organisation, batch, reason: 'reanalysis' }, 'fresh'),
    ),
  );
}
