import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Pack } from '#contract/files/pack.ts';
import { messageOf } from '#core/message-of.ts';
import type { Organisation } from '#core/ports/workflow.ts';
import { type HttpServer, httpServer } from './api/http-server.ts';
import { oneTimeTokensOn } from './api/identity/auth-tokens.ts';
import { addPages } from './api/pages.ts';
import { packShelf, VERSION } from './boot.ts';
import { openLiveCalls } from './boot-live.ts';
import {
  isAloneOnFolder,
  lockFolder,
  type OpenService,
  openPages,
  openService,
  type ServiceLimits,
} from './boot-service.ts';
import { createFirstAccess, renewLocalKey } from './first-access.ts';
import { keepIncoming } from './incoming-folder.ts';
import type { Settings } from './settings.ts';
import { createOrganisation } from './usecases/service/create-organisation.ts';
import { issueSetupToken } from './usecases/service/issue-setup-token.ts';
import type { LiveCalls } from './usecases/service/live/live-calls.ts';
import type { ServiceLog, ServicePorts } from './usecases/service/ports.ts';
import { recordingSound } from './worker/recording-sound.ts';
import { startWorkers } from './worker/start-workers.ts';
import { watchFolder } from './worker/watch-folder.ts';

export interface FirstOrganisation extends Organisation {
  /** Ids of installed packs that are its first rulebooks. */
  readonly packs: readonly string[];
}

export interface RunningService {
  readonly ports: ServicePorts;
  /** Where it is reached; null without the API. */
  readonly url: string | null;
  /** Where the first person makes their account; null once there is somebody. */
  readonly setupUrl: string | null;
  /** Lets the command line of this machine in; null without the API. */
  readonly localKey: string | null;
  /** Stops taking requests and jobs, lets running ones end for at most so long, and closes the stores. */
  stop(graceMs: number): Promise<void>;
}

/** Starts what the settings name: stores, workers, API. The organisation is made where it is missing. */
export async function startService(
  settings: Settings,
  first: FirstOrganisation,
  log: ServiceLog,
  limits: ServiceLimits = {},
): Promise<RunningService> {
  const runsApi = settings.services.includes('api');
  // The API is read while the engines start: it is long.
  const [service] = await Promise.all([
    openService(settings, log, limits),
    runsApi ? import('./api/create-api.ts') : undefined,
  ]);
  const { ports, threads } = service;
  try {
    await createOrganisation(ports, first, await packsNamed(first.packs), 'system');
    await createFirstAccess(service, settings, first.id);
    const stopWorkers = settings.services.includes('worker')
      ? await startWorkers(ports, {
          places: threads + 2,
          alone: settings.databaseUrl === undefined,
          courier: service.courier,
          topics: service.topics,
          notices: service.notices,
        })
      : () => {};
    const { watchDir } = settings;
    const stopWatching =
      watchDir === undefined || !settings.services.includes('worker')
        ? async () => {}
        : watchFolder(ports, {
            folder: watchDir,
            organisation: first.id,
            read: (file) => service.reading.file(file, {}),
            isRecording: service.reading.isRecording,
            claim: lockFolder,
          });
    const live = runsApi
      ? openLiveCalls(ports, service.reading, settings.dataDir, {}, service.phraseWriter)
      : null;
    const incoming = join(settings.dataDir, 'incoming');
    const stopLooking = runsApi ? await keepIncoming(incoming, isAloneOnFolder(settings), log) : () => {};
    const server = live === null ? null : await listen(service, live, settings, incoming);
    const url = server === null ? null : (settings.publicUrl ?? urlOf(server.server, settings.host));
    return {
      ports,
      url,
      setupUrl: url === null ? null : await setupUrl(service, url, first.id),
      localKey: url === null ? null : await renewLocalKey(ports, first.id),
      async stop(graceMs) {
        stopWorkers();
        stopLooking();
        const watched = stopWatching();
        // A long recording that is being heard has as long as a request or a job; broken off, it is heard again at the next start.
        await Promise.all([
          server?.close(graceMs),
          ports.queue.endWork(graceMs),
          Promise.race([watched, pause(graceMs, undefined, { ref: false })]),
        ]);
        await live?.close();
        await service.hearing.close();
        await watched;
        await service.close(0);
      },
    };
  } catch (failure) {
    await service.close(0);
    throw failure;
  }
}

async function packsNamed(ids: readonly string[]): Promise<Pack[]> {
  const readings = await Promise.all(ids.map((id) => packShelf.installed(id)));
  return readings.map(({ pack, problems }, index) => {
    if (pack === null) throw new Error(`the pack ${ids[index]} cannot be read: ${problems[0]?.message.en}`);
    return pack;
  });
}

async function setupUrl(
  { ports, auth }: OpenService,
  url: string,
  organisation: string,
): Promise<string | null> {
  if ((await ports.workflow.people.members(organisation)).length > 0) return null;
  const token = await issueSetupToken(oneTimeTokensOn(auth), organisation, ports.now());
  return `${url}/setup#${token}`;
}

async function listen(
  { ports, auth, reading, hearing, webhookSecretFor, courier, languageModel }: OpenService,
  live: LiveCalls,
  settings: Settings,
  temporaryFolder: string,
): Promise<HttpServer> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { createApi } = await import('./api/create-api.ts');
  const api = createApi({
    ports,
    auth,
    reading,
    live,
    sound: recordingSound(hearing, temporaryFolder),
    packs: () => packShelf.all(),
    version: VERSION,
    webhookSecretFor,
    deliverySecretFor: async (webhook) => courier.secretFor(webhook),
    setup: {
      watchDir: settings.watchDir ?? null,
      publicUrl: settings.publicUrl ?? null,
      oidcIssuer: settings.oidcIssuer ?? null,
      webhookPrivate: settings.webhookPrivate === 'on',
      languageModel,
    },
    trustedProxies: settings.trustedProxies,
    registry,
    temporaryFolder,
  });
  addPages(api, openPages, (failure) => ports.log.error({ error: messageOf(failure) }, 'pages'));
  const http = httpServer(api.fetch);
  await new Promise<void>((resolve, reject) => {
    http.server.once('error', reject);
    http.server.listen(settings.port, settings.host, resolve);
  });
  live.resume().catch((failure: unknown) => ports.log.error({ error: messageOf(failure) }, 'live calls'));
  return http;
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${['0.0.0.0', '127.0.0.1', '::', '::1'].includes(host) ? 'localhost' : host}:${port}`;
}
