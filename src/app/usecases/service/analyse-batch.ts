import type { Evaluation } from '#core/analysis/analysis.ts';
import type { JobPayloads } from '#core/ports/jobs.ts';
import type { ReceivedConversation } from '#core/ports/workflow.ts';
import { activeRulebooks } from './active-rulebooks.ts';
import { allOrEach } from './all-or-each.ts';
import { analyseAgain } from './analyse-again.ts';
import { announceOutcomes } from './announce-outcomes.ts';
import { appendEach } from './append-each.ts';
import type { FactsTask, MadeFacts, ServicePorts } from './ports.ts';
import { batchKey } from './raw-batch.ts';
import { evaluationsOfRecord } from './reviews/evaluations-of-record.ts';

type Ports = Pick<
  ServicePorts,
  'workflow' | 'facts' | 'blobs' | 'analysis' | 'queue' | 'now' | 'newId' | 'log'
>;

/** What became of one receipt. The facts of several stand with the first of them. */
interface Made {
  readonly receipt: ReceivedConversation;
  readonly outcome: MadeFacts['outcomes'][number];
  readonly facts?: MadeFacts['facts'];
}

/**
 * Analyses what is pending of a raw batch and appends the facts; only then are the receipts settled. Doing it
 * twice does it once: what is settled is left alone, and a fact written twice under one version is one fact.
 * A conversation that breaks the analysis, or whose facts the store refuses, is settled as failed, and the others go on.
 */
export async function analyseBatch(
  ports: Ports,
  { organisation, batch, ids, reason }: JobPayloads['analyse'],
): Promise<void> {
  const { receipts } = ports.workflow;
  const known = await receipts.inBatch(organisation, batch, ids);
  const pending = known.filter(({ state }) => state === 'pending');
  if (pending.length === 0) return;
  const analysed = await makeAll(ports, organisation, batch, pending);
  const refused = await appendAll(ports, organisation, analysed);
  const made = analysed.map((one): Made => {
    const error = refused.get(one.receipt.id);
    return error === undefined ? one : { receipt: one.receipt, outcome: { ok: false, error } };
  });
  await handOverReviews(ports, organisation, made);
  const lost = made.filter(({ outcome }) => 'lost' in outcome).length;
  if (lost > 0) ports.log.error({ organisation, batch, conversations: lost }, 'raw input is missing');
  const outcomes = made.map(({ receipt: { id, version }, outcome }) =>
    outcome.ok
      ? { id, version, batch, state: 'analysed' as const }
      : { id, version, batch, state: 'failed' as const, error: reasonOf(outcome, batch) },
  );
  // Other systems heard of history when it was new.
  if (reason !== 'reanalysis') await announceOutcomes(ports, organisation, outcomes);
  await receipts.settle(organisation, outcomes);
  await takeBackErased(ports, organisation, made);
}

/**
 * Other content may name another agent: what people judged goes with the score to whoever carries it now. Nobody has
 * judged what came for the first time.
 */
async function handOverReviews(
  { workflow }: Ports,
  organisation: string,
  made: readonly Made[],
): Promise<void> {
  const carriers = made.flatMap(({ receipt: { id, version, batch }, outcome }) => {
    if (!outcome.ok || version === 1) return [];
    const { agent } = outcome;
    return [{ conversation: id, version, batch, agent: agent?.id ?? null, team: agent?.team ?? null }];
  });
  await workflow.reviews.handOver(organisation, carriers);
}

/** What the store refuses, with the reason. */
async function appendAll(
  ports: Ports,
  organisation: string,
  made: readonly Made[],
): Promise<ReadonlyMap<string, string>> {
  const refused = new Map<string, string>();
  for (const { facts } of made) {
    if (facts === undefined) continue;
    for (const [id, error] of await appendEach(ports, organisation, facts)) refused.set(id, error);
  }
  return refused;
}

async function makeAll(
  ports: Ports,
  organisation: string,
  batch: string,
  pending: readonly ReceivedConversation[],
): Promise<readonly Made[]> {
  const raw = await ports.blobs.get(batchKey(organisation, batch));
  if (raw === null) return pending.map((receipt) => ({ receipt, outcome: { ok: false, lost: true } }));
  const rulebooks = await activeRulebooks(ports, organisation);
  const ids = pending.map(({ id }) => id);
  const records = await evaluationsOfRecord(ports, organisation, ids);
  return allOrEach(
    ports.log,
    pending,
    async (some) => {
      const { outcomes, facts } = await ports.analysis.makeFacts({
        organisation,
        rulebooks,
        batch: raw,
        receipts: some.map((receipt) => asTask(receipt, records.get(receipt.id))),
      });
      return some.map((receipt, index): Made => {
        const outcome = outcomes[index]!;
        return index === 0 ? { receipt, outcome, facts } : { receipt, outcome };
      });
    },
    (receipt, error): Made => ({ receipt, outcome: { ok: false, error } }),
  );
}

function asTask(
  { id, version, turnsBefore, receivedAt }: ReceivedConversation,
  record: readonly Evaluation[] | undefined,
): FactsTask['receipts'][number] {
  return { id, version, turnsBefore, receivedAt, ...(record === undefined ? {} : { record }) };
}

function reasonOf(outcome: Exclude<Made['outcome'], { readonly ok: true }>, batch: string): string {
  return 'error' in outcome
    ? outcome.error
    : `The raw input of batch ${batch} is missing from the blob store; send the conversation again.`;
}

/**
 * What was erased while it was being analysed must not come back, nor stand in the way of what was received since under
 * the same id, whose versions begin anew.
 */
async function takeBackErased(ports: Ports, organisation: string, made: readonly Made[]): Promise<void> {
  const analysed = made.filter(({ outcome }) => outcome.ok).map(({ receipt }) => receipt);
  if (analysed.length === 0) return;
  const standing = await ports.workflow.receipts.find(
    organisation,
    analysed.map(({ id }) => id),
  );
  const known = new Map(standing.map((receipt) => [receipt.id, receipt]));
  const erased = analysed.filter(({ id, firstBatch }) => {
    const now = known.get(id);
    return now === undefined || now.firstBatch !== firstBatch;
  });
  if (erased.length === 0) return;
  const ids = erased.map(({ id }) => id);
  await ports.facts.erase(organisation, ids);
  await analyseAgain(
    ports,
    organisation,
    ids.filter((id) => known.has(id)),
  );
}
