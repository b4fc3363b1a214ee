import { StoreConflict } from '#core/ports/store-errors.ts';
import type { Run } from '#core/ports/workflow.ts';
import type { Actor, ServicePorts } from './ports.ts';

/**
 * Ends a run where it stands; what it has sent to be analysed is still analysed. Null where there is no such
 * run. One that has ended is left as it is.
 * @throws StoreConflict for an erasure: half of one would be none.
 */
export async function cancelRun(
  { workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>,
  organisation: string,
  id: string,
  actor: Actor,
): Promise<Run | null> {
  const run = await workflow.runs.find(organisation, id);
  if (run?.state !== 'running') return run;
  if (run.kind === 'erasure') {
    throw new StoreConflict({
      zh: `后台任务 ${id} 是彻底删除，必须做完，不能停止。`,
      en: `The run ${id} is an erasure, which is carried out to its end.`,
    });
  }
  await workflow.runs.update(organisation, id, { state: 'cancelled' });
  await workflow.audit.record([
    {
      at: new Date(now()).toISOString(),
      organisation,
      actor,
      action: 'run.cancel',
      subject: id,
      details: { kind: run.kind },
    },
  ]);
  return workflow.runs.find(organisation, id);
}
