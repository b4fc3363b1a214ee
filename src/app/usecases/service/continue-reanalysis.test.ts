import { expect, it } from 'vitest';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import {
  chat,
  type ServiceStack,
  SMALL_RULES,
  SMALL_SCORECARD,
  TEST_PACE,
  useServiceStack,
} from '../../../../test/suites/service-stack.ts';
import { analyseBatch } from './analyse-batch.ts';
import { runJob } from './analysis-job.ts';
import { cancelRun } from './cancel-run.ts';
import { continueRun } from './continue-run.ts';
import type { ServicePorts } from './ports.ts';
import { batchKey } from './raw-batch.ts';
import { receiveConversations } from './receive-conversations.ts';
import { startReanalysis } from './start-reanalysis.ts';

const stack = useServiceStack();

/** An organisation with batches of three conversations each, all analysed. */
async function history(ports: ServiceStack, batches: number): Promise<string> {
  const { id } = await ports.organisation();
  for (let batch = 0; batch < batches; batch++) {
    const some = ['a', 'b', 'c'].map((letter) =>
      chat(`${letter}${batch}`, letter === 'c' ? '不行，这是规定。' : undefined),
    );
    await receiveConversations(ports, id, some);
  }
  await ports.drain();
  return id;
}

/** Makes a version active under which sorrow is no longer heard. */
async function stricter(ports: ServiceStack, organisation: string): Promise<void> {
  const { rulebook, version } = await ports.draft(organisation, [
    { path: 'rules.yaml', text: SMALL_RULES.replace('抱歉, ', '') },
    { path: 'scorecard.yaml', text: SMALL_SCORECARD },
  ]);
  await ports.workflow.rulebooks.activate(organisation, rulebook, version);
}

const versionsOf = async (ports: ServicePorts, organisation: string, ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await ports.facts.conversation(organisation, id))?.version));

it('analyses all of an organisation again with the rulebooks of today', async () => {
  const ports = stack();
  const organisation = await history(ports, 4);
  await stricter(ports, organisation);
  const { id, total } = await startReanalysis(ports, organisation, {}, 'user:1');
  expect(total).toBe(12);
  await ports.drain();
  expect(await ports.workflow.runs.find(organisation, id)).toMatchObject({
    state: 'done',
    total: 12,
    done: 12,
    failed: 0,
  });
  const stored = await ports.facts.conversation(organisation, 'a3');
  expect(stored).toMatchObject({ version: 2, rulebooks: ['general@2'] });
  expect(stored?.analysis.rules.find(({ rule }) => rule === 'says-sorry')?.outcome).toBe('miss');
  expect(await ports.workflow.audit.list(organisation, { limit: 5 })).toMatchObject([
    { actor: 'user:1', action: 'run.start', subject: id, details: { conversations: 12 } },
  ]);
});

it('analyses by its id what failed, once the reason is gone', async () => {
  const ports = stack();
  const organisation = await history(ports, 1);
  const failing = {
    ...ports,
    analysis: { ...ports.analysis, makeFacts: async () => Promise.reject(new Error('broken')) },
  };
  await receiveConversations(ports, organisation, [chat('fails'), chat('fails-too')]);
  await ports.drain({ analyse: (job) => analyseBatch(failing, job) });
  expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject({ analysed: 3, failed: 2 });
  const { id, total } = await startReanalysis(
    ports,
    organisation,
    { filter: { ids: ['fails', 'a0'] } },
    'user:1',
  );
  expect(total).toBe(2);
  await ports.drain();
  expect(await ports.workflow.runs.find(organisation, id)).toMatchObject({
    state: 'done',
    total: 2,
    done: 2,
    failed: 0,
  });
  expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject({ analysed: 4, failed: 1 });
});

it('analyses what a filter finds, also where the new analysis is no longer found by it', async () => {
  const ports = stack();
  const organisation = await history(ports, 3);
  await stricter(ports, organisation);
  const filter = { rules: [{ rule: 'says-sorry', outcome: 'hit' as const }] };
  const { id } = await startReanalysis(ports, organisation, { filter }, 'user:1');
  await ports.drain();
  expect(await ports.workflow.runs.find(organisation, id)).toMatchObject({
    state: 'done',
    total: 6,
    done: 6,
  });
  expect(await versionsOf(ports, organisation, ['a0', 'b2', 'c0', 'c2'])).toEqual([2, 2, 1, 1]);
  expect(await ports.facts.count(organisation, filter)).toBe(0);
});

it('is finished by the next job when it was killed at any of its steps', async () => {
  const ports = stack();
  const organisation = await history(ports, 4);
  const { id } = await startReanalysis(ports, organisation, {}, 'user:1');
  let kills = 0;
  // Killed at its first write, then at the second, and so on, while analysis goes on.
  await ports.drain({
    async run(job) {
      const killed = await continueRun(dyingAt(ports, kills), job, { aborted: false }, TEST_PACE).then(
        () => false,
        () => true,
      );
      if (!killed) return;
      kills++;
      await ports.queue.send([runJob(organisation, id)]);
    },
  });
  expect(kills).toBeGreaterThan(5);
  expect(await ports.workflow.runs.find(organisation, id)).toMatchObject({
    state: 'done',
    total: 12,
    done: 12,
    failed: 0,
  });
  expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject({ analysed: 12, pending: 0 });
});

it('sends no further page once it is cancelled, and leaves none half analysed', async () => {
  const ports = stack();
  const organisation = await history(ports, 4);
  const { id } = await startReanalysis(ports, organisation, {}, 'user:1');
  let analysed = 0;
  await ports.drain({
    async analyse(job) {
      await cancelRun(ports, organisation, id, 'user:2');
      await analyseBatch(ports, job);
      analysed++;
    },
  });
  const run = await ports.workflow.runs.find(organisation, id);
  expect(run?.state).toBe('cancelled');
  expect(analysed).toBe(2);
  expect(run?.done).toBeLessThanOrEqual(6);
  expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject({ analysed: 12, pending: 0 });
});

it('counts as failed what could not be analysed', async () => {
  const ports = stack();
  const organisation = await history(ports, 2);
  const [receipt] = await ports.workflow.receipts.find(organisation, ['a1']);
  const { id } = await startReanalysis(ports, organisation, {}, 'user:1');
  await ports.drain({
    async analyse(job) {
      if (job.batch === receipt?.batch) await ports.blobs.delete(batchKey(organisation, job.batch));
      await analyseBatch(ports, job);
    },
  });
  expect(await ports.workflow.runs.find(organisation, id)).toMatchObject({
    state: 'done',
    total: 6,
    done: 3,
    failed: 3,
  });
});

/** The same stores, gone at the n-th thing that is to be written. */
function dyingAt(ports: ServicePorts, step: number): ServicePorts {
  let writes = 0;
  const mortal =
    <Arguments extends unknown[], Result>(write: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      if (writes++ >= step) throw new StoreUnavailable('killed');
      return write(...given);
    };
  const { receipts, runs } = ports.workflow;
  return {
    ...ports,
    queue: { ...ports.queue, send: mortal((jobs) => ports.queue.send(jobs)) },
    workflow: {
      ...ports.workflow,
      receipts: { ...receipts, reopen: mortal((organisation, ids) => receipts.reopen(organisation, ids)) },
      runs: { ...runs, update: mortal((organisation, id, change) => runs.update(organisation, id, change)) },
    },
  };
}
