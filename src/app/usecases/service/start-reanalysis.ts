import type { ReanalysisRequest } from '#contract/runs/requests.ts';
import type { Run } from '#core/ports/workflow.ts';
import { runJob } from './analysis-job.ts';
import type { Actor, ServicePorts } from './ports.ts';

/**
 * Has conversations analysed again with the rulebooks that are active now: all of an organisation, or those
 * that a filter finds; by their ids alone also those whose analysis failed. It goes on in the background; fresh
 * conversations go first.
 */
export async function startReanalysis(
  { workflow, facts, queue, now }: Pick<ServicePorts, 'workflow' | 'facts' | 'queue' | 'now'>,
  organisation: string,
  request: ReanalysisRequest,
  actor: Actor,
): Promise<Run> {
  const { filter } = request;
  const total = await howMany({ workflow, facts }, organisation, filter);
  const run = await workflow.runs.create({
    organisation,
    kind: 'reanalysis',
    request: filter === undefined ? {} : { filter },
    total,
    createdBy: actor,
  });
  await workflow.audit.record([
    {
      at: new Date(now()).toISOString(),
      organisation,
      actor,
      action: 'run.start',
      subject: run.id,
      details: { kind: run.kind, conversations: total },
    },
  ]);
  await queue.send([runJob(organisation, run.id)]);
  return run;
}

async function howMany(
  { workflow, facts }: Pick<ServicePorts, 'workflow' | 'facts'>,
  organisation: string,
  filter: ReanalysisRequest['filter'],
): Promise<number> {
  if (filter === undefined) return (await workflow.receipts.coverage(organisation)).received;
  const { ids, ...others } = filter;
  return ids !== undefined && Object.keys(others).length === 0
    ? (await workflow.receipts.find(organisation, ids)).length
    : facts.count(organisation, filter);
}
