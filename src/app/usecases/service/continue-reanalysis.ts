import type { ReanalysisRequest } from '#contract/runs/requests.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import type { Run } from '#core/ports/workflow.ts';
import { analysisJob } from './analysis-job.ts';
import type { ServicePorts } from './ports.ts';
import { batchesOf } from './raw-batch.ts';
import type { RunLeash, RunOutcome } from './run-leash.ts';

/** Conversations by the batch in which their content stands. */
type ByBatch = Readonly<Record<string, readonly string[]>>;

/** How far a re-analysis has come; kept with the run, so that it goes on after a kill. */
interface Place {
  /** The last batch whose conversations are settled. */
  readonly after: string | null;
  readonly done: number;
  readonly failed: number;
  /** What is worked on. It is kept before anything is sent: afterwards the filter may not find it again. */
  readonly page?: { readonly through: string; readonly ids: ByBatch; readonly sent: boolean };
}

const START: Place = { after: null, done: 0, failed: 0 };

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'queue'>;

/**
 * Batch after batch, since the conversations of one are read at once. A page is waited for before the next
 * one is sent: so the queue stays short, the figures say what has really been analysed, and a cancelled run
 * leaves no more than a page behind.
 */
export async function continueReanalysis(ports: Ports, run: Run, leash: RunLeash): Promise<RunOutcome> {
  let place = run.cursor === null ? START : (JSON.parse(run.cursor) as Place);
  const keep = async (next: Place): Promise<void> => {
    place = next;
    const { done, failed } = place;
    await ports.workflow.runs.update(run.organisation, run.id, {
      cursor: JSON.stringify(place),
      done,
      failed,
    });
  };
  const pages = pagesAfter(ports, run, place.page?.through ?? place.after, leash.pace.page);
  for (;;) {
    const stop = await leash.stop();
    if (stop !== null) return stop;
    if (place.page === undefined) {
      const next = await pages.next();
      if (next.done === true) return { total: place.done + place.failed };
      await keep({ ...place, page: { ...next.value, sent: false } });
    }
    const page = place.page!;
    if (!page.sent) {
      await send(ports, run, page.ids);
      await keep({ ...place, page: { ...page, sent: true } });
    }
    const settled = await waitFor(ports, run, page.ids, place, leash);
    if (typeof settled === 'string') return settled;
    await keep({ after: page.through, ...settled });
  }
}

async function* pagesAfter(
  ports: Ports,
  { organisation, request }: Run,
  after: string | null,
  size: number,
): AsyncGenerator<{ readonly through: string; readonly ids: ByBatch }> {
  const { filter } = request as ReanalysisRequest;
  let found: Record<string, readonly string[]> = {};
  let conversations = 0;
  let through: string | undefined;
  for await (const batch of batchesOf(ports.blobs, organisation)) {
    if (after !== null && batch <= after) continue;
    const ids = (await ports.workflow.receipts.inBatch(organisation, batch)).map(({ id }) => id);
    through = batch;
    if (ids.length === 0) continue;
    found[batch] = ids;
    conversations += ids.length;
    if (conversations < size) continue;
    yield { through, ids: await matching(ports, organisation, filter, found) };
    found = {};
    conversations = 0;
  }
  if (through !== undefined && conversations > 0)
    yield { through, ids: await matching(ports, organisation, filter, found) };
}

async function matching(
  { facts }: Pick<Ports, 'facts'>,
  organisation: string,
  filter: ConversationFilter | undefined,
  found: ByBatch,
): Promise<ByBatch> {
  if (filter === undefined) return found;
  const { ids: named, ...others } = filter;
  const among = named === undefined ? undefined : new Set(named);
  const ids = Object.values(found)
    .flat()
    .filter((id) => among?.has(id) ?? true);
  if (ids.length === 0) return {};
  const matched = new Set<string>();
  // What failed has no facts by which it could be found: it is found by its name.
  if (Object.keys(others).length === 0) for (const id of ids) matched.add(id);
  else for await (const id of facts.ids(organisation, { ...filter, ids })) matched.add(id);
  return Object.fromEntries(
    Object.entries(found)
      .map(([batch, own]) => [batch, own.filter((id) => matched.has(id))] as const)
      .filter(([, own]) => own.length > 0),
  );
}

async function send({ workflow, queue }: Ports, { organisation, id }: Run, ids: ByBatch): Promise<void> {
  // Newer content may have come in meanwhile, in another batch.
  const reopened = await workflow.receipts.reopen(organisation, Object.values(ids).flat());
  await queue.send(
    [...new Set(reopened.map(({ batch }) => batch))].map((batch) =>
      analysisJob({ organisation, batch, reason: 'reanalysis', run: id }, 'backfill'),
    ),
  );
}

/** The figures once all are settled; those of a moment are told meanwhile. What was erased is done with. */
async function waitFor(
  { workflow }: Ports,
  { organisation, id: run }: Run,
  byBatch: ByBatch,
  before: Place,
  leash: RunLeash,
): Promise<Pick<Place, 'done' | 'failed'> | 'later' | 'ended'> {
  const ids = Object.values(byBatch).flat();
  let told = -1;
  for (;;) {
    const states = (await workflow.receipts.find(organisation, ids)).map(({ state }) => state);
    const pending = states.filter((state) => state === 'pending').length;
    const failed = states.filter((state) => state === 'failed').length;
    const figures = {
      done: before.done + ids.length - pending - failed,
      failed: before.failed + failed,
    };
    if (pending === 0) return figures;
    if (pending !== told) await workflow.runs.update(organisation, run, figures);
    told = pending;
    const stop = await leash.stop();
    if (stop !== null) return stop;
    await leash.pause();
  }
}
