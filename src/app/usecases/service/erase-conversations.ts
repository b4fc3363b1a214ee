import type { ErasureRequest } from '#contract/runs/requests.ts';
import type { Bilingual } from '#core/bilingual.ts';
import { runJob } from './analysis-job.ts';
import { carryOutErasure } from './carry-out-erasure.ts';
import { type ErasureOrder, keepOrder } from './erasure-order.ts';
import { eraseLiveCallsOf } from './live/live-register.ts';
import type { Actor, ServicePorts } from './ports.ts';

export interface ErasureAnswer {
  /** How many were known. */
  readonly conversations: number;
  /** The run that still looks for earlier contents in raw input. */
  readonly run: string;
  readonly backups: Bilingual;
}

/** Backups and files of the watched folder stay as they are, so who erases has to know. */
const BACKUPS: Bilingual = {
  zh: '此前做的备份不会改动，仍含有这些对话；请按自己的备份保留期删除旧备份。从旧备份恢复之后，要再次执行删除。监听文件夹 done/ 中的原文件也不会删除，请自行清理。',
  en: 'Backups made before now are not changed and still hold these conversations: let them expire by your own rules. After restoring one of them, erase again. Files in done/ of a watched folder stay as well: remove them yourself.',
};

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'queue' | 'now' | 'newId'>;

/**
 * Erases conversations: once this resolves, none of them can be read any more, and their raw input is gone. A
 * run then searches all raw input received so far for earlier contents of theirs.
 */
export async function eraseConversations(
  ports: Ports,
  organisation: string,
  ids: readonly string[],
  actor: Actor,
): Promise<ErasureAnswer> {
  const meant = new Set(ids);
  const erased = { ids: [...meant] };
  const run = await recordErasure(ports, organisation, erased, actor);
  await eraseLiveCallsOf(ports, organisation, meant);
  return giveErasureOrder(ports, organisation, run, erased, actor);
}

type Meant = Pick<ErasureOrder, 'ids' | 'customer'>;

/**
 * Puts an erasure on record, before anything is gone.
 * @returns the id of the run that it will have
 */
export async function recordErasure(
  { workflow, now, newId }: Pick<Ports, 'workflow' | 'now' | 'newId'>,
  organisation: string,
  { ids, customer }: Meant,
  actor: Actor,
): Promise<string> {
  const run = newId();
  const known = await workflow.receipts.find(organisation, ids);
  await workflow.audit.record([
    {
      at: new Date(now()).toISOString(),
      organisation,
      actor,
      action: customer === undefined ? 'conversation.erase' : 'customer.erase',
      subject: run,
      details: {
        conversations: known.length,
        ...(known.length === ids.length ? {} : { asked: ids.length }),
      },
    },
  ]);
  return run;
}

/**
 * The order is durable before anything is erased, so that a crash in the middle only delays the rest. It is named as its
 * run is: the sweep sees by that whether there is one.
 */
export async function giveErasureOrder(
  ports: Ports,
  organisation: string,
  run: string,
  { ids, customer }: Meant,
  actor: Actor,
): Promise<ErasureAnswer> {
  const known = await ports.workflow.receipts.find(organisation, ids);
  const order: ErasureOrder = {
    ids,
    ...(customer === undefined ? {} : { customer }),
    batches: [...new Set(known.map(({ batch }) => batch))],
    upTo: ports.newId(),
    givenAt: ports.now(),
  };
  await keepOrder(ports.blobs, organisation, run, order);
  await makeErasureRun(ports, organisation, run, known.length, actor);
  await ports.queue.send([runJob(organisation, run)]);
  await carryOutErasure(ports, organisation, order);
  await ports.workflow.runs.update(organisation, run, { done: known.length });
  return { conversations: known.length, run, backups: BACKUPS };
}

/**
 * Makes the run that carries an order out.
 * @returns whether it did: another process may have made it
 */
export function makeErasureRun(
  { workflow }: Pick<Ports, 'workflow'>,
  organisation: string,
  run: string,
  conversations: number,
  actor: Actor,
): Promise<boolean> {
  const request: ErasureRequest = { conversations, order: run };
  return workflow.runs.createOnce({
    id: run,
    organisation,
    kind: 'erasure',
    request,
    total: conversations,
    createdBy: actor,
  });
}
