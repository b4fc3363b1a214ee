import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { Registry } from 'prom-client';
import { openBlobStore } from '#adapters/blobs/open-blob-store.ts';
import { openFactStore } from '#adapters/clickhouse/open-fact-store.ts';
import { beginningOfTable, readConversationLines, readConversationRecord } from '#adapters/formats/index.ts';
import { openWorkflowStore } from '#adapters/postgres/open-workflow-store.ts';
import { openJobQueue } from '#adapters/queue/open-job-queue.ts';
import { isRecording } from '#adapters/speech/audio-files.ts';
import { createApi } from '#app/api/create-api.ts';
import type { ApiDependencies, ServiceSetup } from '#app/api/dependencies.ts';
import { readConversations, readPack } from '#app/boot.ts';
import { openLiveCalls } from '#app/boot-live.ts';
import { readAlong } from '#app/usecases/read-along.ts';
import { analyseBatch } from '#app/usecases/service/analyse-batch.ts';
import { compileRulebooks } from '#app/usecases/service/compile-rulebooks.ts';
import { createApiKey } from '#app/usecases/service/create-api-key.ts';
import { createOrganisation } from '#app/usecases/service/create-organisation.ts';
import type {
  AnalysisOutcome,
  AnalysisPool,
  RulebookSet,
  ServicePorts,
} from '#app/usecases/service/ports.ts';
import { checkInThread } from '#app/worker/analyse-in-thread.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Member, UserRole } from '#core/ports/workflow.ts';
import { copyEmptyStore } from './embedded-folder.ts';
import { hashedNgrams } from './hashed-ngrams.ts';
import { madeFacts } from './made-facts.ts';
import { soundInProcess } from './sound-in-process.ts';

export interface ApiStack {
  readonly dependencies: ApiDependencies;
  readonly ports: ServicePorts;
  /** Where raw input is kept. */
  readonly blobFolder: string;
  /** Lines of the log. */
  readonly logged: { readonly level: string; readonly message: string; readonly [field: string]: unknown }[];
  /** An empty organisation with the general pack active. */
  organisation(): Promise<string>;
  /** A key of the role. */
  key(
    organisation: string,
    role: UserRole,
    scope?: Partial<Pick<Member, 'agentIds' | 'teams'>>,
  ): Promise<string>;
  /** A person who is signed in; the answer is their cookie and id. */
  person(
    organisation: string,
    place: Partial<Pick<Member, 'role' | 'agentIds' | 'teams'>>,
  ): Promise<{ readonly cookie: string; readonly id: string; readonly email: string }>;
  /** Sends a request; an object as body goes as JSON. */
  ask(method: string, path: string, asked?: Asked): Promise<Response>;
  /** Works until nothing of the organisation is pending. */
  analyseAll(organisation: string): Promise<void>;
  close(): Promise<void>;
}

export interface Asked {
  readonly key?: string;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What was answered, as the test that asked reads it; `{}` where there is no body. */
export async function answerOf<Body>(
  response: Response,
): Promise<{ readonly status: number; readonly body: Body }> {
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Body };
}

/** Nothing beyond what is always there. */
export const PLAIN_SETUP: ServiceSetup = {
  watchDir: null,
  publicUrl: null,
  oidcIssuer: null,
  webhookPrivate: false,
  languageModel: { state: 'off', folder: null, models: [] },
};

const GENERAL_PACK = fileURLToPath(new URL('../../packs/general', import.meta.url));
/** A good hash is slow on purpose, and tests make many people. */
const QUICK_HASH = {
  hash: async (password: string) => createHash('sha256').update(password).digest('hex'),
  verify: async ({ hash, password }: { hash: string; password: string }) =>
    hash === createHash('sha256').update(password).digest('hex'),
};
const PASSWORD = 'correct horse battery';

/** All stores inside this process, on fresh folders, and the API above them. One a test file. */
export async function openApiStack(overrides: Partial<ApiDependencies> = {}): Promise<ApiStack> {
  const root = mkdtempSync(join(tmpdir(), 'tingzhen-api-'));
  await copyEmptyStore(join(root, 'workflow'));
  const workflow = await openWorkflowStore({ folder: join(root, 'workflow') });
  const facts = await openFactStore({ folder: join(root, 'facts') });
  const blobs = await openBlobStore(join(root, 'blobs'));
  const queue = await openJobQueue(
    { execute: (text, values) => workflow.sql.execute(text, values) },
    { retries: 0 },
  );
  const { pack } = await readPack(GENERAL_PACK);
  let ids = 0;
  const logged: ApiStack['logged'] = [];
  const log = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    logged.push({ ...fields, level, message });
  };
  const ports: ServicePorts = {
    workflow: workflow.store,
    facts,
    blobs,
    queue,
    analysis: poolInProcess(),
    now: () => Date.now(),
    newId: () => `${String(++ids).padStart(6, '0')}-${randomUUID()}`,
    log: { info: log('info'), warn: log('warn'), error: log('error') },
  };
  const auth = betterAuth({
    basePath: '/api/auth',
    secret: 'a secret of the tests, long enough to be one',
    emailAndPassword: { enabled: true, minPasswordLength: 8, password: QUICK_HASH },
    database: drizzleAdapter(workflow.database, { provider: 'pg', schema: workflow.authSchema }),
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
  const live = openLiveCalls(ports, { file: readConversations }, root, { patienceMs: 400, lookMs: 50 });
  const dependencies: ApiDependencies = {
    ports,
    auth,
    reading: {
      file: readConversations,
      isRecording,
      lines: readConversationLines,
      record: readConversationRecord,
      table: beginningOfTable,
    },
    live,
    sound: soundInProcess(join(root, 'incoming')),
    packs: async () => [pack!],
    version: '0.0.0',
    webhookSecretFor: (organisation, number) =>
      `secret of ${organisation}${number === 0 ? '' : `, ${number}`}`,
    deliverySecretFor: (webhook) => `secret of ${webhook}`,
    setup: PLAIN_SETUP,
    registry: new Registry(),
    temporaryFolder: join(root, 'incoming'),
    ...overrides,
  };
  const api = createApi(dependencies);
  await queue.work('analyse', { concurrency: 2 }, (payload) => analyseBatch(ports, payload));

  return {
    dependencies,
    ports,
    logged,
    blobFolder: join(root, 'blobs'),
    async organisation() {
      const id = `org-${randomUUID().slice(0, 8)}`;
      const settings = { id, name: id, timeZone: 'Asia/Shanghai', retentionDays: null };
      await createOrganisation(ports, settings, [pack!], 'system');
      return id;
    },
    async key(organisation, role, scope) {
      return (await createApiKey(ports, organisation, { name: role, role, expiresAt: null, ...scope })).key;
    },
    async person(organisation, place) {
      const email = `${randomUUID()}@example.com`;
      const { headers, response } = await auth.api.signUpEmail({
        body: { email, password: PASSWORD, name: '李雷' },
        returnHeaders: true,
      });
      const { id } = response.user;
      await ports.workflow.people.setMember({
        userId: id,
        organisation,
        role: 'viewer',
        agentIds: [],
        teams: [],
        ...place,
      });
      return { id, email, cookie: headers.getSetCookie()[0]!.split(';')[0]! };
    },
    async ask(method, path, { key, cookie, headers, body } = {}) {
      const isRaw = typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
      const isForm = body instanceof FormData;
      return api.request(path, {
        method,
        headers: {
          host: 'localhost',
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(cookie === undefined ? {} : { cookie }),
          ...(body === undefined || isRaw || isForm ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isRaw || isForm ? body : JSON.stringify(body) }),
        ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
      } as RequestInit);
    },
    async analyseAll(organisation) {
      const deadline = Date.now() + 60_000;
      while ((await ports.workflow.receipts.coverage(organisation)).pending > 0) {
        if (Date.now() > deadline) throw new Error('conversations are still pending after a minute');
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async close() {
      await live.close();
      await queue.close(1_000);
      await facts.close();
      await workflow.store.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Kept for the files that share a worker: to prepare the general pack takes longer than most tests. */
const analysers = new Map<string, Promise<Analyser>>();

/** The same analysis as in the service's threads, in this one. */
function poolInProcess(): AnalysisPool {
  async function build(rulebooks: RulebookSet): Promise<Analyser> {
    return new Analyser(await compileRulebooks(rulebooks));
  }
  async function judge(rulebooks: RulebookSet): Promise<(conversation: Conversation) => AnalysisOutcome> {
    // By what they say: most organisations of the tests have the same.
    const name = JSON.stringify(rulebooks.files);
    const building = analysers.get(name) ?? build(rulebooks);
    analysers.set(name, building);
    const ready = await building;
    return (conversation) => ({ ok: true, analysis: ready.analyse(conversation) });
  }
  return {
    analyse: async (rulebooks, conversations) => conversations.map(await judge(rulebooks)),
    makeFacts: (task) =>
      madeFacts(task, async (conversations) => conversations.map(await judge(task.rulebooks))),
    check: (rulebooks) => checkInThread(rulebooks, async () => readAlong(hashedNgrams(), () => {})),
    async close() {},
  };
}
