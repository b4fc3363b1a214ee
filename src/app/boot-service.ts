import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { openBlobStore } from '#adapters/blobs/open-blob-store.ts';
import { openFactStore } from '#adapters/clickhouse/open-fact-store.ts';
import { readConversationLines, readConversationRecord, readConversations } from '#adapters/formats/index.ts';
import { lockFolder } from '#adapters/postgres/folder-lock.ts';
import { type OpenWorkflowStore, openWorkflowStore } from '#adapters/postgres/open-workflow-store.ts';
import { openJobQueue } from '#adapters/queue/open-job-queue.ts';
import { doorPage } from '#adapters/reports/html/door-page.ts';
import type { ConversationReading } from './api/dependencies.ts';
import type { Settings } from './settings.ts';
import type { ServiceLog, ServicePorts } from './usecases/service/ports.ts';
import { openAnalysisPool } from './worker/analysis-pool.ts';

// A data folder is copied and brought back by the command line while no service runs on it.
export { backUpFolder } from '#adapters/backup/back-up-folder.ts';
export { BackupError } from '#adapters/backup/backup-error.ts';
export { refuseUnlessEmpty, restoreFolder } from '#adapters/backup/restore-folder.ts';
export { doorPage, lockFolder };

/** Readers of whatever comes in. */
export const reading: ConversationReading = {
  file: readConversations,
  lines: readConversationLines,
  record: readConversationRecord,
};

export interface ServiceLimits {
  /** How long the analysis of so many conversations may take; default as in `AnalysisPoolOptions`. */
  readonly analysisMs?: (conversations: number) => number;
}

export interface OpenService {
  readonly ports: ServicePorts;
  /** Threads that analyse. */
  readonly threads: number;
  readonly auth: ReturnType<typeof openAuth>;
  /** With which other systems sign what they send to an organisation. */
  webhookSecretFor(organisation: string): string;
  /** Lets running jobs end, for at most so long, and closes all stores. */
  close(graceMs: number): Promise<void>;
}

/**
 * Opens every store that the settings name. What was opened is closed again when one of them cannot be; the
 * error of that one is thrown.
 */
export async function openService(
  settings: Settings,
  log: ServiceLog,
  { analysisMs }: ServiceLimits = {},
): Promise<OpenService> {
  const { dataDir, databaseUrl, clickhouseUrl, clickhouseCluster, blobUrl } = settings;
  await mkdir(dataDir, { recursive: true });
  const closers: (() => Promise<void>)[] = [];
  // One process a folder, and none while it is being copied or restored; servers let many share what is left in it.
  if (databaseUrl === undefined || clickhouseUrl === undefined) {
    const lock = lockFolder(dataDir);
    closers.push(async () => lock.release());
  }
  const opened = async <Store>(opening: Promise<Store>, close: (store: Store) => Promise<void>) => {
    const store = await opening;
    closers.push(() => close(store));
    return store;
  };
  try {
    // Side by side: each of the embedded engines takes its time to start.
    const workflowPlace =
      databaseUrl === undefined ? { folder: join(dataDir, 'workflow') } : { url: databaseUrl };
    const factPlace =
      clickhouseUrl === undefined
        ? { folder: join(dataDir, 'facts') }
        : { url: clickhouseUrl, ...(clickhouseCluster === undefined ? {} : { cluster: clickhouseCluster }) };
    const [workflow, facts, blobs] = await settled([
      opened(openWorkflowStore(workflowPlace), ({ store }) => store.close()),
      opened(openFactStore(factPlace), (store) => store.close()),
      openBlobStore(blobUrl ?? join(dataDir, 'blobs')),
    ]);
    const queue = await openJobQueue(
      databaseUrl === undefined
        ? { execute: (text, values) => workflow.sql.execute(text, values) }
        : { url: databaseUrl },
      { onProblem: (problem) => log.warn({ error: problem.message }, 'jobs') },
    );
    const threads = settings.threads ?? Math.max(1, availableParallelism() - 1);
    const analysis = openAnalysisPool({
      threads,
      ...(analysisMs === undefined ? {} : { timeLimitMs: analysisMs }),
    });
    const ports: ServicePorts = {
      workflow: workflow.store,
      facts,
      blobs,
      queue,
      analysis,
      now: () => Date.now(),
      newId: () => `${Date.now().toString(36).padStart(9, '0')}${randomBytes(6).toString('hex')}`,
      log,
    };
    const secret = await secretOf(settings);
    return {
      ports,
      threads,
      auth: openAuth(workflow, secret, settings.publicUrl),
      webhookSecretFor: (organisation) =>
        createHmac('sha256', secret).update(`webhook:${organisation}`).digest('base64url'),
      async close(graceMs) {
        await queue.close(graceMs);
        await analysis.close();
        for (const close of closers.toReversed()) await close();
      },
    };
  } catch (failure) {
    for (const close of closers.toReversed()) await close();
    throw failure;
  }
}

/** Like `Promise.all`, but waits for all of them, so that what has opened meanwhile can be closed. */
async function settled<Values extends readonly unknown[]>(
  promises: {
    readonly [Index in keyof Values]: Promise<Values[Index]>;
  },
): Promise<Values> {
  const results = await Promise.allSettled(promises);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return Promise.all(promises) as Promise<unknown> as Promise<Values>;
}

/** The secret of the settings, or the one that the data folder keeps; made at the first start. */
async function secretOf({ secret, dataDir }: Settings): Promise<string> {
  if (secret !== undefined) return secret;
  const file = join(dataDir, 'session-secret');
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return kept;
  const made = randomBytes(32).toString('base64url');
  await writeFile(`${file}.new`, made, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return made;
}

function openAuth(
  { database, authSchema }: OpenWorkflowStore,
  secret: string,
  publicUrl: string | undefined,
) {
  return betterAuth({
    ...(publicUrl === undefined ? {} : { baseURL: publicUrl }),
    basePath: '/api/auth',
    secret,
    emailAndPassword: { enabled: true, minPasswordLength: 8 },
    database: drizzleAdapter(database, { provider: 'pg', schema: authSchema }),
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
