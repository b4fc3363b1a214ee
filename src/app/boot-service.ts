import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBlobStore } from '#adapters/blobs/open-blob-store.ts';
import { openFactStore } from '#adapters/clickhouse/open-fact-store.ts';
import { demoCallFile } from '#adapters/demo-calls/demo-calls.ts';
import { beginningOfTable, readConversationLines, readConversationRecord } from '#adapters/formats/index.ts';
import { folderOfSetting, modelOfSetting, modelsOfSetting } from '#adapters/language/model-setting.ts';
import { openNoticeSender } from '#adapters/notify/notice-sender.ts';
import { openWebhookSender } from '#adapters/notify/webhook-sender.ts';
import { lockFolder } from '#adapters/postgres/folder-lock.ts';
import { openWorkflowStore } from '#adapters/postgres/open-workflow-store.ts';
import { openJobQueue } from '#adapters/queue/open-job-queue.ts';
import { isRecording } from '#adapters/speech/audio-files.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { NoticeSender } from '#core/ports/notice-sender.ts';
import type { ConversationReading, LanguageModelState } from './api/dependencies.ts';
import type { openAuth } from './api/identity/open-auth.ts';
import { readConversations } from './boot.ts';
import { hotWordsOf, recognizerPlace } from './recognizer-place.ts';
import type { Settings } from './settings.ts';
import type { WebhookCourier } from './usecases/service/deliver-webhook.ts';
import type { TopicFinder } from './usecases/service/insights/ports.ts';
import type { PhraseWriter } from './usecases/service/live/call-words.ts';
import type { ServiceLog, ServicePorts } from './usecases/service/ports.ts';
import { recordHeldOffSignIn, recordPasswordChange } from './usecases/service/record-of-account.ts';
import { openAnalysisPool } from './worker/analysis-pool.ts';
import { fittingThreads } from './worker/fitting-threads.ts';
import { type HearingThreads, openHearingThreads } from './worker/hearing-thread.ts';
import { openTopicsThread } from './worker/topics-thread.ts';

// A data folder is copied and brought back by the command line while no service runs on it.
export { backUpFolder } from '#adapters/backup/back-up-folder.ts';
export { BackupError } from '#adapters/backup/backup-error.ts';
export { refuseUnlessEmpty, restoreFolder } from '#adapters/backup/restore-folder.ts';
// The pages that people see in a browser.
export { buildPages } from '#adapters/pages/build-pages.ts';
export { openPages } from '#adapters/pages/open-pages.ts';
export { lockFolder };

/** Readers of whatever comes in, with the recogniser of the settings and what they say of recordings' names. */
async function readingOf(
  settings: Settings,
  { hear, phraseWriter }: Pick<HearingThreads, 'hear' | 'phraseWriter'>,
): Promise<Pick<OpenService, 'reading' | 'phraseWriter'>> {
  const place = await recognizerPlace(settings, settings.dataDir);
  const hotWords = hotWordsOf(settings.hotWords);
  const { recordingName } = settings;
  const ours = {
    ...(place === undefined ? {} : { recognizer: place, hotWords }),
    ...(recordingName === undefined ? {} : { recordingName }),
  };
  const reading: ConversationReading = {
    file: (file, options) => readConversations(file, { ...ours, ...options }, hear),
    isRecording,
    lines: readConversationLines,
    record: readConversationRecord,
    table: beginningOfTable,
  };
  return { reading, phraseWriter: place === undefined ? undefined : phraseWriter(place, hotWords) };
}

export interface ServiceLimits {
  /** How long the analysis of so many conversations may take; default as in `AnalysisPoolOptions`. */
  readonly analysisMs?: (conversations: number) => number;
}

export interface OpenService {
  readonly ports: ServicePorts;
  readonly reading: ConversationReading;
  /** Writes down the words of calls that go on; undefined where the settings name no recogniser. */
  readonly phraseWriter: PhraseWriter | undefined;
  /** Hears recordings and writes what browsers play. */
  readonly hearing: HearingThreads;
  /** Threads that analyse. */
  readonly threads: number;
  readonly auth: ReturnType<typeof openAuth>;
  /** With which other systems sign what they send to an organisation. */
  /** @param number which of the organisation's, from 0 */
  webhookSecretFor(organisation: string, number: number): string;
  /** Brings events to other systems. */
  readonly courier: WebhookCourier;
  /** Tells chat groups and addresses. */
  readonly notices: NoticeSender;
  /** Looks for topics. */
  readonly topics: TopicFinder;
  readonly languageModel: LanguageModelState;
  /** Lets running jobs end, for at most so long, and closes all stores. */
  close(graceMs: number): Promise<void>;
}

/** One process a folder, and none while it is being copied or restored; servers let many share what is left in it. */
export function isAloneOnFolder({ databaseUrl, clickhouseUrl }: Settings): boolean {
  return databaseUrl === undefined || clickhouseUrl === undefined;
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
  // No thread is started before there is something to hear.
  const hearing = openHearingThreads();
  const { reading, phraseWriter } = await readingOf(settings, hearing);
  await mkdir(dataDir, { recursive: true });
  const closers: (() => Promise<void>)[] = [];
  if (isAloneOnFolder(settings)) {
    const lock = lockFolder(dataDir);
    closers.push(async () => lock.release());
  }
  const opened = async <Store>(opening: Promise<Store>, close: (store: Store) => Promise<void>) => {
    const store = await opening;
    closers.push(() => close(store));
    return store;
  };
  try {
    // Side by side: each of the embedded engines takes its time to start, and so do the hashes of the model's files.
    const broken = (what: string) => (reason: string) => endBroken(what, reason, log);
    const workflowPlace =
      databaseUrl === undefined
        ? { folder: join(dataDir, 'workflow'), onBroken: broken('the embedded PostgreSQL has ended') }
        : { url: databaseUrl };
    const factPlace =
      clickhouseUrl === undefined
        ? { folder: join(dataDir, 'facts'), onBroken: broken('the facts engine has shut itself down') }
        : { url: clickhouseUrl, ...(clickhouseCluster === undefined ? {} : { cluster: clickhouseCluster }) };
    const [workflow, facts, blobs, languageModel, { openAuth }] = await settled([
      opened(openWorkflowStore(workflowPlace), ({ store }) => store.close()),
      opened(openFactStore(factPlace), (store) => store.close()),
      openBlobStore(blobUrl ?? join(dataDir, 'blobs')),
      checkedModel(settings, log),
      // Read while the engines start: it is long.
      import('./api/identity/open-auth.ts'),
    ]);
    const queue = await openJobQueue(
      databaseUrl === undefined
        ? { execute: (text, values) => workflow.sql.execute(text, values) }
        : { url: databaseUrl },
      { onProblem: (problem) => log.warn({ error: problem.message }, 'jobs') },
    );
    const threads = settings.threads ?? fittingThreads();
    const analysis = openAnalysisPool({
      threads,
      languageModel: languageModel.state === 'ready' ? settings.languageModel : 'off',
      ...(analysisMs === undefined ? {} : { timeLimitMs: analysisMs }),
    });
    const ports: ServicePorts = {
      workflow: workflow.store,
      facts,
      blobs,
      queue,
      analysis,
      demoCalls: {
        async hear(name) {
          const file = demoCallFile(name);
          return { file, outcome: await hearing.hear(file, {}) };
        },
      },
      now: () => Date.now(),
      newId: () => `${Date.now().toString(36).padStart(9, '0')}${randomBytes(6).toString('hex')}`,
      log,
    };
    const secret = await secretOf(settings);
    const topics = openTopicsThread(languageModel.state === 'ready' ? settings.languageModel : 'off');
    const allowPrivate = settings.webhookPrivate === 'on';
    return {
      ports,
      hearing,
      threads,
      languageModel,
      reading,
      phraseWriter,
      auth: openAuth(workflow.database, workflow.authSchema, {
        secret,
        publicUrl: settings.publicUrl,
        ...oidcOf(settings),
        heldOff: (userId) => recordHeldOffSignIn(ports, userId),
        changingPassword: (userId) => recordPasswordChange(ports, userId),
      }),
      webhookSecretFor: (organisation, number) =>
        derived(secret, `webhook:${organisation}${number === 0 ? '' : `:${number}`}`),
      courier: {
        sender: openWebhookSender({ allowPrivate }),
        secretFor: (webhook) => derived(secret, `outgoing:${webhook}`),
      },
      topics,
      notices: openNoticeSender({
        allowPrivate,
        smtp: settings.smtpUrl === undefined ? null : { url: settings.smtpUrl, from: settings.smtpFrom },
      }),
      async close(graceMs) {
        await queue.close(graceMs);
        await hearing.close();
        await topics.close();
        await analysis.close();
        for (const close of closers.toReversed()) await close();
      },
    };
  } catch (failure) {
    for (const close of closers.toReversed()) await close();
    throw failure;
  }
}

const LOG_WRITTEN_MS = 1_000;

/**
 * Native code has failed in a thread, and the engine of the facts, which catches such failures, answers nothing any more nor
 * lets the process end; or the thread of PostgreSQL had no memory left. What was accepted is on the disk; whoever watches over
 * the process starts another one.
 */
function endBroken(what: string, reason: string, log: ServiceLog): void {
  log.error({ error: reason }, `${what}; this process ends and is to be started again`);
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), LOG_WRITTEN_MS);
}

/** A secret of one purpose, out of the one that the service keeps. */
function derived(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}

/** Whether the model of the setting can be used; why not is said once, before the threads begin. */
async function checkedModel({ languageModel }: Settings, log: ServiceLog): Promise<LanguageModelState> {
  if (languageModel === 'off') return { state: 'off', folder: null, models: [] };
  const folder = folderOfSetting(languageModel);
  let reason: Bilingual | undefined;
  const model = await modelOfSetting(languageModel, (text) => {
    reason = text;
    log.warn({ zh: text.zh }, text.en);
  });
  await model?.close();
  if (model === undefined) {
    return { state: 'unusable', folder, models: [], ...(reason === undefined ? {} : { reason }) };
  }
  return { state: 'ready', folder, models: await modelsOfSetting(languageModel) };
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

function oidcOf({ oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret }: Settings) {
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return {};
  return { oidc: { issuer, clientId, clientSecret } };
}
