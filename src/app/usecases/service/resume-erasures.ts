import type { Run } from '#core/ports/workflow.ts';
import { runJob } from './analysis-job.ts';
import { makeErasureRun } from './erase-conversations.ts';
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
      try {
        if (await resumeOne(ports, organisation, name, before)) resumed++;
      } catch (error) {
        ports.log.error({ organisation, order: name, error }, 'an erasure could not be taken up again');
      }
    }
  }
  return resumed;
}

async function resumeOne(ports: Ports, organisation: string, name: string, before: number): Promise<boolean> {
  const order = await readable(ports, organisation, name);
  if (order === null || order.givenAt > before) return false;
  const run = await ports.workflow.runs.find(organisation, name);
  if (run !== null && !isToResume(run, ports.now())) return false;
  return resume(ports, organisation, name, order, run);
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

/** False where another process has just done it. */
async function resume(
  ports: Ports,
  organisation: string,
  name: string,
  order: ErasureOrder,
  run: Run | null,
): Promise<boolean> {
  const { receipts, runs } = ports.workflow;
  const conversations = run?.total ?? (await receipts.find(organisation, order.ids)).length;
  if (run === null && !(await makeErasureRun(ports, organisation, name, conversations, 'system')))
    return false;
  await recordOnce(ports, organisation, name, order, conversations);
  if (run !== null) await runs.update(organisation, name, { state: 'running', error: null });
  await ports.queue.send([runJob(organisation, name)]);
  return true;
}

/** What fails for a lasting reason is taken up each hour. */
async function recordOnce(
  { workflow, now }: Ports,
  organisation: string,
  subject: string,
  { customer }: ErasureOrder,
  conversations: number,
): Promise<void> {
  const action = customer === undefined ? 'conversation.erase' : 'customer.erase';
  const [last] = await workflow.audit.list(organisation, { action, subject, limit: 1 });
  if (last?.details?.['resumed'] === true) return;
  const details = { conversations, resumed: true };
  const at = new Date(now()).toISOString();
  await workflow.audit.record([{ at, organisation, actor: 'system', action, subject, details }]);
}
