import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
import { openBlobStore } from '#adapters/blobs/open-blob-store.ts';
import { openFactStore } from '#adapters/clickhouse/open-fact-store.ts';
import { type OpenWorkflowStore, openWorkflowStore } from '#adapters/postgres/open-workflow-store.ts';
import { openJobQueue } from '#adapters/queue/open-job-queue.ts';
import { readAlong } from '#app/usecases/read-along.ts';
import { analyseBatch } from '#app/usecases/service/analyse-batch.ts';
import { applyRetention } from '#app/usecases/service/apply-retention.ts';
import { compileRulebooks } from '#app/usecases/service/compile-rulebooks.ts';
import { continueRun } from '#app/usecases/service/continue-run.ts';
import type {
  AnalysisOutcome,
  AnalysisPool,
  RulebookSet,
  ServiceLog,
  ServicePorts,
} from '#app/usecases/service/ports.ts';
import type { RunPace } from '#app/usecases/service/run-leash.ts';
import { checkInThread } from '#app/worker/analyse-in-thread.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { FactStore } from '#core/ports/facts.ts';
import type { JobName, JobPayloads, JobQueue } from '#core/ports/jobs.ts';
import type { Organisation, RulebookVersion } from '#core/ports/workflow.ts';
import { copyEmptyStore } from './embedded-folder.ts';
import { hashedNgrams } from './hashed-ngrams.ts';
import { madeFacts } from './made-facts.ts';

type Handlers = {
  readonly [Name in JobName]?: (payload: JobPayloads[Name]) => Promise<void>;
};

/** What the use cases work with, on temporary folders inside this process. */
export interface ServiceStack extends ServicePorts {
  /** The workflow store with what libraries of their own SQL need. */
  readonly opened: OpenWorkflowStore;
  /** Moves the clock that the use cases read. */
  advance(ms: number): void;
  /** A fresh organisation whose rulebook `general` is active. */
  organisation(
    more?: Partial<Organisation> & { readonly files?: RulebookVersion['files'] },
  ): Promise<Organisation>;
  /** A further version of the rulebook `general`, not active yet. */
  draft(organisation: string, files: RulebookVersion['files']): Promise<RulebookVersion>;
  /** Works on jobs, as the service's workers do unless a handler says otherwise, until none is left. */
  drain(handlers?: Handlers): Promise<void>;
  close(): Promise<void>;
}

export const SMALL_RULES = `rules:
  - id: says-sorry
    title: { zh: 致歉, en: Says sorry }
    find: { by: agent, says: [抱歉, 对不起, sorry] }
  - id: refuses
    title: { zh: 拒绝, en: Refuses }
    find: { by: agent, says: [这是规定, company policy] }
`;

export const SMALL_SCORECARD = `scorecard: manners
version: "1"
title: { zh: 礼貌, en: Manners }
sections:
  - id: all
    title: { zh: 全部, en: All }
    weight: 1
    criteria:
      - id: apology
        title: { zh: 致歉, en: Apologises }
        weight: 1
        answer: { rule: says-sorry }
      - id: no-refusal
        title: { zh: 不拒绝, en: Does not refuse }
        weight: 1
        answer: { rule: refuses, fault: true }
`;

export const SMALL_RULEBOOK: RulebookVersion['files'] = [
  { path: 'rules.yaml', text: SMALL_RULES },
  { path: 'scorecard.yaml', text: SMALL_SCORECARD },
];

/** A chat of a customer's question and the agent's answer. */
export function chat(
  id: string,
  answer = '抱歉，马上为您处理。',
  more: Partial<Conversation> = {},
): Conversation {
  return {
    id,
    channel: 'chat',
    language: 'zh',
    startedAt: '2026-01-05T09:00:00Z',
    agent: { id: 'A01', team: 'north' },
    customer: { id: 'u-1' },
    turns: [
      { role: 'customer', text: '我的订单还没发货' },
      { role: 'agent', text: answer },
    ],
    ...more,
  };
}

/** The same store, with another way to erase: one that breaks off. */
export function erasingWith(facts: FactStore, erase: FactStore['erase']): FactStore {
  return {
    append: (organisation, appended) => facts.append(organisation, appended),
    conversation: (organisation, id) => facts.conversation(organisation, id),
    conversations: (organisation, ids) => facts.conversations(organisation, ids),
    search: (organisation, filter, page) => facts.search(organisation, filter, page),
    similar: (organisation, id, filter, limit) => facts.similar(organisation, id, filter, limit),
    count: (organisation, filter) => facts.count(organisation, filter),
    figures: (organisation, filter, question) => facts.figures(organisation, filter, question),
    countAhead: (organisation) => facts.countAhead(organisation),
    ids: (organisation, filter) => facts.ids(organisation, filter),
    idsWithAgents: (organisation, filter) => facts.idsWithAgents(organisation, filter),
    coaching: facts.coaching,
    insights: facts.insights,
    check: () => facts.check(),
    close: () => facts.close(),
    erase,
  };
}

/** The same stores, whose audit log takes nothing. */
export function forgetful<Ports extends Pick<ServicePorts, 'workflow'>>(ports: Ports): Ports {
  const { audit } = ports.workflow;
  const record: typeof audit.record = async () => {
    throw new Error('not recorded');
  };
  return { ...ports, workflow: { ...ports.workflow, audit: { ...audit, record } } };
}

/** Opens the stack once for a test file; each test works in an organisation of its own. */
export function useServiceStack(): () => ServiceStack {
  let stack: ServiceStack | undefined;
  beforeAll(async () => {
    stack = await openServiceStack();
  });
  afterAll(() => stack?.close());
  return () => {
    if (!stack) throw new Error('The stack is opened before the tests.');
    return stack;
  };
}

export async function openServiceStack(): Promise<ServiceStack> {
  const root = mkdtempSync(join(tmpdir(), 'tingzhen-service-'));
  await copyEmptyStore(join(root, 'workflow'));
  const opened = await openWorkflowStore({ folder: join(root, 'workflow') });
  const workflow = opened.store;
  const facts = await openFactStore({ folder: join(root, 'facts') });
  const blobs = await openBlobStore(join(root, 'blobs'));
  const openQueue = (): Promise<JobQueue> => openJobQueue(opened.sql, { firstRetrySeconds: 0 });
  const idle = await openQueue();
  // Only the queue that works on jobs hears at once of those that are sent.
  let current = idle;
  const queue: JobQueue = {
    send: (jobs) => current.send(jobs),
    work: (name, options, handle) => current.work(name, options, handle),
    counts: () => current.counts(),
    dead: (limit) => current.dead(limit),
    replay: (ids) => current.replay(ids),
    endWork: (graceMs) => current.endWork(graceMs),
    close: (graceMs) => current.close(graceMs),
  };
  const analysis = analysisInProcess();
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  let ids = 0;
  const newId = (): string =>
    `${now().toString(36)}-${String(ids++).padStart(6, '0')}-${randomUUID().slice(0, 8)}`;
  const ports: ServicePorts = { workflow, facts, blobs, queue, analysis, now, newId, log: SILENT };

  const draft: ServiceStack['draft'] = (organisation, files) =>
    workflow.rulebooks.saveDraft(organisation, { rulebook: 'general', files, note: '', createdBy: 'test' });

  return {
    ...ports,
    opened,
    draft,
    advance(ms) {
      ahead += ms;
    },
    async organisation({ files = SMALL_RULEBOOK, ...more } = {}) {
      const id = `org-${randomUUID()}`;
      const organisation = { id, name: id, timeZone: 'Asia/Shanghai', retentionDays: null, ...more };
      await workflow.people.createOrganisation(organisation);
      const { rulebook, version } = await draft(id, files);
      await workflow.rulebooks.activate(id, rulebook, version);
      return organisation;
    },
    async drain(handlers = {}) {
      const worker = await openQueue();
      current = worker;
      const { analyse = (job) => analyseBatch(ports, job) } = handlers;
      const { run = (job) => continueRun(ports, job, { aborted: false }, TEST_PACE) } = handlers;
      const { retention = () => applyRetention(ports) } = handlers;
      await worker.work('analyse', { concurrency: 2 }, analyse);
      await worker.work('run', { concurrency: 1 }, run);
      await worker.work('retention', { concurrency: 1 }, retention);
      if (handlers.deliver !== undefined) await worker.work('deliver', { concurrency: 1 }, handlers.deliver);
      while (!(await isEmpty(worker))) await pause(10);
      current = idle;
      await worker.close(1000);
    },
    async close() {
      await queue.close(1000);
      await Promise.all([workflow.close(), facts.close(), analysis.close()]);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Several pages even of a few conversations, and no waiting. */
export const TEST_PACE: RunPace = { page: 4, shiftMs: 600_000, pollMs: 10 };

const SILENT: ServiceLog = { info() {}, warn() {}, error() {} };

async function isEmpty(queue: JobQueue): Promise<boolean> {
  const counts = Object.values(await queue.counts());
  return counts.every(({ waiting, active }) => waiting + active === 0);
}

/** Kept for the files that share a worker: to prepare one takes longer than most tests. */
const analysers = new Map<string, Promise<Analyser>>();

/** Analyses where it is called, with the analyser that the threads use. */
function analysisInProcess(): AnalysisPool {
  async function build(set: RulebookSet): Promise<Analyser> {
    const { rules, scorecards } = await compileRulebooks(set);
    return new Analyser({ rules, scorecards });
  }
  async function judge(set: RulebookSet): Promise<(conversation: Conversation) => AnalysisOutcome> {
    const name = JSON.stringify(set.files);
    const building = analysers.get(name) ?? build(set);
    analysers.set(name, building);
    const analyser = await building;
    return (conversation) => {
      try {
        return { ok: true, analysis: analyser.analyse(conversation) };
      } catch (failure) {
        return { ok: false, error: String(failure) };
      }
    };
  }
  return {
    analyse: async (set, conversations) => conversations.map(await judge(set)),
    makeFacts: (task) =>
      madeFacts(task, async (conversations) => conversations.map(await judge(task.rulebooks))),
    check: (set) => checkInThread(set, async () => readAlong(hashedNgrams(), () => {})),
    close: async () => {},
  };
}
