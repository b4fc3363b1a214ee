import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import { openFactStore } from '#adapters/clickhouse/open-fact-store.ts';
import type { Dimension, Measure } from '#core/facts/figures.ts';
import type { ConversationFilter, Sort } from '#core/facts/query.ts';
import type { FactStore } from '#core/ports/facts.ts';
import { sampleFact } from '../test/suites/sample-fact.ts';
import { fillFacts } from './facts-filling.ts';
import { machine, printTable } from './timing.ts';

const ORGANISATION = 'bench';
const RUNS = 20;

/** Milliseconds by the clock, as a person waits for the clock, and half of the runs of processor time, which load hardly changes. */
interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly processor: number;
}

export interface FactsBench {
  readonly conversations: number;
  readonly bytesOnDisk: number;
  /** Seconds of processor time to count ahead what was just written. */
  readonly countingAhead: number;
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
      const countingAhead = await countedAhead(store);
      return { conversations, bytesOnDisk, countingAhead, latencies: await askFacts(store, ORGANISATION) };
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

async function countedAhead(store: FactStore): Promise<number> {
  const before = process.cpuUsage();
  // What is new is counted when it was found the same twice.
  for (let look = 0; look < 2; look++) await store.countAhead(ORGANISATION);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** A month and the one before it, on a clock eight hours ahead: no day of theirs is one of the store's. */
const MONTH = { from: '2026-01-31T16:00:00Z', to: '2026-02-28T16:00:00Z' };
const BEFORE = { from: '2026-01-03T16:00:00Z', to: MONTH.from };
const LAST_DAY = { from: '2026-02-27T16:00:00Z', to: MONTH.to };
const TOTALS: readonly Measure[] = ['conversations', 'score', 'satisfaction', 'resolved'];
const SIX: readonly Measure[] = [...TOTALS, 'effort', 'first_response_ms'];

/** What the overview asks first, then what else figures and searches are asked. */
export async function askFacts(
  store: FactStore,
  organisation: string,
): Promise<Readonly<Record<string, Latency>>> {
  const figures = (filter: ConversationFilter, measures: readonly Measure[], ...by: readonly Dimension[]) =>
    store.figures(organisation, filter, { measures, by, scorecard: 'service', timeZone: 'Asia/Shanghai' });
  const month =
    (...asked: [measures: readonly Measure[], ...by: Dimension[]]) =>
    () =>
      figures(MONTH, ...asked);
  const compared =
    (...asked: [measures: readonly Measure[], ...by: Dimension[]]) =>
    async () => {
      await figures(MONTH, ...asked);
      await figures(BEFORE, ...asked);
    };
  const search =
    (filter: ConversationFilter, sort: Sort = 'newest') =>
    () =>
      store.search(organisation, filter, { sort, limit: 50 });
  const questions: Readonly<Record<string, () => Promise<unknown>>> = {
    'overview: totals, compared': compared(TOTALS),
    'overview: criteria, compared': compared(['share'], 'criterion'),
    'overview: signals and satisfaction, compared': compared(['share', 'satisfaction'], 'signal'),
    'overview: score by team, compared': compared(['score'], 'team'),
    'overview: trend by day': month(TOTALS, 'day'),
    'overview: score bands': month(['conversations'], 'score_band'),
    'overview: satisfaction bands': month(['conversations'], 'satisfaction_band'),
    'overview: criteria by team': month(['share'], 'team', 'criterion'),
    'overview: satisfaction by weekday and hour': month(['conversations', 'satisfaction'], 'weekday', 'hour'),
    'overview: by channel': month(['conversations'], 'channel'),
    'overview: by queue': month(['conversations'], 'queue'),
    'overview: agents there ever were': () => figures({}, ['conversations'], 'agent'),
    'overview: reading, days': month([], 'day'),
    'overview: reading, count of a day': () => store.count(organisation, LAST_DAY),
    'overview: reading, least satisfied of a day': search(LAST_DAY, 'lowest_satisfaction'),
    'overview: reading, of these with a signal': search(
      { ...LAST_DAY, signals: [{ type: 'customer.churn_intent' }] },
      'lowest_satisfaction',
    ),
    'six figures of a month by day': month(SIX, 'day'),
    'six figures of everything by day': () => figures({}, SIX, 'day'),
    'signal rates of a month': month(['share'], 'signal'),
    'rule rates of a month': month(['share'], 'rule'),
    'rule rates of a team': () => figures({ ...MONTH, teams: ['T1'] }, ['share'], 'rule'),
    'rule rates of a month, unhappy customers': () =>
      figures({ ...MONTH, satisfaction: { max: 2 } }, ['share'], 'rule'),
    'first-contact resolution of a month': month(['first_contact_resolution'], 'team'),
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
    'one conversation': () => store.conversation(organisation, 'c-777'),
  };
  const latencies: Record<string, Latency> = {};
  for (const [name, ask] of Object.entries(questions)) latencies[name] = await latencyOf(ask);
  // What arrives makes the day it belongs to, and the first contacts of a week before, be counted while they are asked for.
  const growing = sampleFact({ id: 'c-new', at: '2026-02-28T15:30:00Z', customer: 'u-7' });
  await store.append(organisation, [growing]);
  for (const name of ['rule rates of a month', 'first-contact resolution of a month'])
    latencies[`${name}, whose last day grows`] = await latencyOf(questions[name]!);
  await store.erase(organisation, [growing.conversation.id]);
  return latencies;
}

async function latencyOf(ask: () => Promise<unknown>): Promise<Latency> {
  const times: number[] = [];
  const processor: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    const used = process.cpuUsage();
    await ask();
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  const at = (list: readonly number[], share: number) =>
    list.toSorted((a, b) => a - b)[Math.min(RUNS - 1, Math.floor(RUNS * share))]!;
  return { p50: at(times, 0.5), p95: at(times, 0.95), processor: at(processor, 0.5) };
}

export function printFacts(benches: readonly FactsBench[]): void {
  const sizes = benches.map(
    ({ conversations }) => `${conversations.toLocaleString('en')}: p50 / p95 (processor), ms`,
  );
  const rows = Object.keys(benches[0]?.latencies ?? {}).map((name) => [
    name,
    ...benches.map(({ latencies }) => {
      const { p50, p95, processor } = latencies[name]!;
      return `${p50.toFixed(0)} / ${p95.toFixed(0)} (${processor.toFixed(0)})`;
    }),
  ]);
  const bytes = benches.map(({ bytesOnDisk, conversations }) => `${Math.round(bytesOnDisk / conversations)}`);
  printTable(
    `Facts store, embedded (${machine()})`,
    ['question', ...sizes],
    [
      ...rows,
      ['bytes on disk a conversation', ...bytes],
      ['counting ahead, s', ...benches.map(({ countingAhead }) => countingAhead.toFixed(1))],
    ],
  );
}
