import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import { openFactStore } from '#adapters/clickhouse/open-fact-store.ts';
import type { Measure } from '#core/facts/figures.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import type { FactStore } from '#core/ports/facts.ts';
import { fillFacts } from './facts-filling.ts';
import { machine, printTable } from './timing.ts';

const ORGANISATION = 'bench';
const RUNS = 20;

/** Milliseconds by the clock: a person waits for the clock. */
interface Latency {
  readonly p50: number;
  readonly p95: number;
}

export interface FactsBench {
  readonly conversations: number;
  readonly bytesOnDisk: number;
  readonly latencies: Readonly<Record<string, Latency>>;
}

/**
 * Fills a folder with that many conversations of 20 turns and asks what a person's screens ask. Traps: the
 * texts come from a few hundred sentences with numbers in them, so text compresses better than real talk;
 * conversations are written in one version, as after the merges of a quiet night.
 */
export async function benchFacts(conversations: number): Promise<FactsBench> {
  const folder = await mkdtemp(join(tmpdir(), 'tingzhen-bench-facts-'));
  try {
    await (await openFactStore({ folder })).close();
    const bytesOnDisk = await filled(folder, conversations);
    const store = await openFactStore({ folder });
    try {
      return { conversations, bytesOnDisk, latencies: await measured(store) };
    } finally {
      await store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function filled(folder: string, conversations: number): Promise<number> {
  const connection = createChdbConnection({ path: folder });
  const client = createClient({ connection: connection as never });
  try {
    return await fillFacts(client, ORGANISATION, conversations);
  } finally {
    await client.close();
  }
}

const MONTH = { from: '2026-02-01T00:00:00Z', to: '2026-03-01T00:00:00Z' };
const OVERVIEW: readonly Measure[] = [
  'conversations',
  'score',
  'satisfaction',
  'resolved',
  'effort',
  'first_response_ms',
];

async function measured(store: FactStore): Promise<Record<string, Latency>> {
  const overview = (filter: ConversationFilter) => () =>
    store.figures(ORGANISATION, filter, { measures: OVERVIEW, by: ['day'], scorecard: 'service' });
  const search = (filter: ConversationFilter) => () =>
    store.search(ORGANISATION, filter, { sort: 'newest', limit: 50 });
  const questions: Readonly<Record<string, () => Promise<unknown>>> = {
    'overview, a month by day': overview(MONTH),
    'overview, everything by day': overview({}),
    'signal rates of a month': () =>
      store.figures(ORGANISATION, MONTH, { measures: ['share'], by: ['signal'] }),
    'rule rates of a month': () => store.figures(ORGANISATION, MONTH, { measures: ['share'], by: ['rule'] }),
    'first-contact resolution of a month': () =>
      store.figures(ORGANISATION, MONTH, { measures: ['first_contact_resolution'], by: ['team'] }),
    'newest 50': search({}),
    'signal and score': search({
      signals: [{ type: 'agent.deflection', confidence: 0.6 }],
      scores: [{ scorecard: 'service', max: 60 }],
    }),
    'word of two characters': search({ words: [{ text: '退款' }] }),
    'rare word': search({ words: [{ text: '加湿' }] }),
    'word of four characters, by the customer': search({ words: [{ text: '发票抬头', by: 'customer' }] }),
    'word and signal of a team': search({
      teams: ['T1'],
      signals: [{ type: 'customer.urgency' }],
      words: [{ text: '退款' }],
    }),
    'one conversation': () => store.conversation(ORGANISATION, 'c-777'),
  };
  const latencies: Record<string, Latency> = {};
  for (const [name, ask] of Object.entries(questions)) latencies[name] = await latencyOf(ask);
  return latencies;
}

async function latencyOf(ask: () => Promise<unknown>): Promise<Latency> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await ask();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(RUNS / 2)]!, p95: times[Math.floor(RUNS * 0.95)]! };
}

export function printFacts(benches: readonly FactsBench[]): void {
  const sizes = benches.map(({ conversations }) => `${conversations.toLocaleString('en')}: p50 / p95, ms`);
  const rows = Object.keys(benches[0]?.latencies ?? {}).map((name) => [
    name,
    ...benches.map(({ latencies }) => {
      const { p50, p95 } = latencies[name]!;
      return `${p50.toFixed(0)} / ${p95.toFixed(0)}`;
    }),
  ]);
  const bytes = benches.map(({ bytesOnDisk, conversations }) => `${Math.round(bytesOnDisk / conversations)}`);
  printTable(
    `Facts store, embedded (${machine()})`,
    ['question', ...sizes],
    [...rows, ['bytes on disk a conversation', ...bytes]],
  );
}
