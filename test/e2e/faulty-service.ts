import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExpectStatic } from 'vitest';
import { openFactStore } from '#adapters/clickhouse/open-fact-store.ts';
import { openWorkflowStore } from '#adapters/postgres/open-workflow-store.ts';
import type { FirstOrganisation } from '#app/service.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { CoverageReport } from '#core/ports/workflow.ts';
import { type ChildProgram, startProgram } from '../suites/child-program.ts';
import { copyEmptyStore } from '../suites/embedded-folder.ts';
import { chat } from '../suites/service-stack.ts';
import { listed } from '../suites/store-under-test.ts';

export const MAIN: FirstOrganisation = {
  id: 'main',
  name: 'Main',
  timeZone: 'UTC',
  retentionDays: null,
  packs: [],
};

const KEY = 'tz_key-of-the-fault-tests';
const PROGRAM = new URL('./service-program.ts', import.meta.url);

/** A data folder of its own in which the workflow store is there already. */
export async function freshDataFolder(): Promise<{ readonly folder: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'tingzhen-faults-'));
  await copyEmptyStore(join(folder, 'workflow'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A service in a process of its own, and a client of its API. */
export interface FaultyService extends ChildProgram {
  /** Sends conversations in; resolves with the ids of which it was told that they are durable. */
  send(conversations: readonly Conversation[]): Promise<string[]>;
  coverage(): Promise<CoverageReport>;
  /** Status and body of `/readyz`. */
  readiness(): Promise<{ readonly status: number; readonly stores: Readonly<Record<string, string>> }>;
}

export async function startFaultyService(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<FaultyService> {
  const program = startProgram(PROGRAM, [
    JSON.stringify({
      TINGZHEN_DATA_DIR: folder,
      TINGZHEN_PORT: '0',
      TINGZHEN_THREADS: '1',
      TINGZHEN_LANGUAGE_MODEL: 'off',
      TINGZHEN_INIT_API_KEY: KEY,
      ...environment,
    }),
  ]);
  const url = (await program.line('ready ')).slice('ready '.length);
  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/x-ndjson' };
  return {
    ...program,
    async send(conversations) {
      const body = conversations.map((one) => JSON.stringify(one)).join('\n');
      const response = await fetch(`${url}/api/v1/conversations:bulk`, { method: 'POST', headers, body });
      const lines = (await response.text()).split('\n').filter((line) => line !== '');
      if (!response.ok) throw new Error(`${response.status} ${lines.join(' ')}`);
      const results = lines.map((line) => JSON.parse(line) as { id?: string; status?: string });
      return results.flatMap(({ id, status }) =>
        id !== undefined && (status === 'accepted' || status === 'duplicate') ? [id] : [],
      );
    },
    async coverage() {
      const response = await fetch(`${url}/api/v1/coverage`, { headers });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as CoverageReport;
    },
    async readiness() {
      const response = await fetch(`${url}/readyz`);
      const { stores } = (await response.json()) as { stores: Record<string, string> };
      return { status: response.status, stores };
    },
  };
}

export function chats(prefix: string, count: number): Conversation[] {
  return Array.from({ length: count }, (_, index) => chat(`${prefix}-${index}`));
}

/**
 * Waits until nothing is pending. Takes the `expect` of the test it is called in: one that is shared does not know
 * which of several tests at once is meant.
 */
export async function settled(expect: ExpectStatic, service: FaultyService): Promise<void> {
  const pending = async () => (await service.coverage()).pending;
  await expect.poll(pending, { timeout: 300_000, interval: 250 }).toBe(0);
}

/** What a stopped service left in its stores. */
export interface Kept {
  readonly coverage: CoverageReport;
  /** Ids of facts, as often as they stand there. */
  readonly facts: readonly string[];
  /** The agent's answer, by id. */
  readonly answers: ReadonlyMap<string, string | undefined>;
  /** Why conversations failed, by id. */
  readonly failures: ReadonlyMap<string, string | undefined>;
}

export interface KeptPlaces {
  readonly databaseUrl?: string;
  readonly clickhouseUrl?: string;
}

/** An embedded facts store has its process to itself, so tests that run at once look one after the other. */
let looking: Promise<unknown> = Promise.resolve();

export function keptIn(folder: string, places: KeptPlaces = {}): Promise<Kept> {
  const kept = looking.then(() => lookInto(folder, places));
  looking = kept.catch(() => undefined);
  return kept;
}

async function lookInto(folder: string, { databaseUrl, clickhouseUrl }: KeptPlaces): Promise<Kept> {
  const { store } = await openWorkflowStore(
    databaseUrl === undefined ? { folder: join(folder, 'workflow') } : { url: databaseUrl },
  );
  const factStore = await openFactStore(
    clickhouseUrl === undefined ? { folder: join(folder, 'facts') } : { url: clickhouseUrl },
  );
  try {
    const facts = await listed(factStore.ids(MAIN.id, {}));
    const stored = await factStore.conversations(MAIN.id, [...new Set(facts)]);
    const answers = new Map(
      stored.map(({ conversation: { id, turns } }) => [id, turns.at(-1)?.text] as const),
    );
    const failed = await store.receipts.failed(MAIN.id, 100);
    return {
      coverage: await store.receipts.coverage(MAIN.id),
      facts,
      answers,
      failures: new Map(failed.map(({ id, error }) => [id, error])),
    };
  } finally {
    await store.close();
    await factStore.close();
  }
}
