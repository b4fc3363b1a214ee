import type { Run } from '#core/ports/workflow.ts';
import { runJob } from './analysis-job.ts';
import { startErasure } from './erase-conversations.ts';
import { type ErasureOrder, findOrder, ordersOf } from './erasure-order.ts';
import type { ServicePorts } from './ports.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'blobs' | 'queue' | 'now' | 'log'>;

/** What let a run fail may be gone by then; sooner it would fail again and again. */
const FAILED_AGAIN_MS = 3_600_000;

/**
 * Takes up erasures whose order was given and whose run was never made, because the process was killed in between, or
 * failed: whoever was promised that something goes is not asked to look after it.
 * @param before milliseconds since 1970; a younger order may get its run in this moment
 * @returns how many it took up
 */
export async function resumeErasures(ports: Ports, before: number): Promise<number> {
  let resumed = 0;
  for (const { id: organisation } of await ports.workflow.people.organisations()) {
    for await (const name of ordersOf(ports.blobs, organisation, 'people')) {
      const order = await readable(ports, organisation, name);
      if (order === null || order.givenAt > before) continue;
      const run = await ports.workflow.runs.find(organisation, name);
      if (run !== null && !isToResume(run, ports.now())) continue;
      await resume(ports, organisation, name, order, run);
      resumed++;
    }
  }
  return resumed;
}

function isToResume({ state, updatedAt }: Run, now: number): boolean {
  return state === 'failed' && Date.parse(updatedAt) < now - FAILED_AGAIN_MS;
}

async function readable(
  { blobs, log }: Ports,
  organisation: string,
  name: string,
): Promise<ErasureOrder | null> {
  try {
    return await findOrder(blobs, organisation, name);
  } catch (failure) {
    if (!(failure instanceof SyntaxError)) throw failure;
    log.error({ organisation, order: name }, 'the order of an erasure is damaged; erase again');
    return null;
  }
}

async function resume(
  ports: Ports,
  organisation: string,
  name: string,
  order: ErasureOrder,
  run: Run | null,
): Promise<void> {
  const { audit, runs } = ports.workflow;
  await audit.record([
    {
      at: new Date(ports.now()).toISOString(),
      organisation,
      actor: 'system',
      action: order.customer === undefined ? 'conversation.erase' : 'customer.erase',
      subject: name,
      details: { conversations: order.ids.length, resumed: true },
    },
  ]);
  if (run === null) return startErasure(ports, organisation, name, order, 'system');
  await runs.update(organisation, name, { state: 'running', error: null });
  await ports.queue.send([runJob(organisation, name)]);
}
