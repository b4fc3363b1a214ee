import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FigureQuestion, FigureRow } from '#core/facts/figures.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { type SampleFact, sampleFact } from '../../../../test/suites/sample-fact.ts';
import type { Database } from '../connection/database.ts';
import { openEmbedded } from '../connection/embedded.ts';
import { figures, figuresFromRows } from '../figures/figures.ts';
import { singleNode } from '../schema/layout.ts';
import { migrate } from '../schema/migrate.ts';
import { COUNTED_DAYS } from '../schema/tables.ts';
import { append } from '../writing/append.ts';
import { erase } from '../writing/erase.ts';
import { CountAhead } from './count-ahead.ts';
import { figuresFromCounted } from './from-counted.ts';

let database: Database;
let organisation: string;
let organisations = 0;
beforeAll(async () => {
  database = openEmbedded(await mkdtemp(join(tmpdir(), 'tingzhen-facts-')));
  await migrate(database, singleNode);
});
afterAll(() => database?.close());
beforeEach(() => {
  organisations += 1;
  organisation = `o-${organisations}`;
});

const add = (...samples: readonly SampleFact[]) => append(database, organisation, samples.map(sampleFact));

async function countAhead(): Promise<void> {
  const ahead = new CountAhead(database);
  await ahead.look(organisation);
  await ahead.look(organisation);
}

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2026-01-25T00:00:00Z');
const DAYS = 20;

const iso = (ms: number) => new Date(ms).toISOString();
/** Minutes of three weeks at the turn of a month. */
const start = fc.integer({ min: 0, max: DAYS * 1440 - 1 }).map((minute) => iso(FIRST + minute * 60_000));
/** On which days, quarters of hours and odd instants a period begins and ends. */
const edge = fc
  .tuple(fc.integer({ min: -1, max: DAYS }), fc.constantFrom(0, 0, 8, 16.5, 18.25, 7.1, 12.00001))
  .map(([day, hour]) => FIRST + day * DAY_MS + Math.round(hour * 3_600_000));

const answer = fc.constantFrom<[string, number | null]>(['yes', 1], ['no', 0], ['not_applicable', null]);
const sample: fc.Arbitrary<SampleFact> = fc.record({
  id: fc.integer({ min: 0, max: 24 }).map((number) => `c-${number}`),
  version: fc.integer({ min: 1, max: 6 }),
  at: start,
  agent: fc.constantFrom('A1', 'A2', 'A3'),
  team: fc.constantFrom('north', 'south'),
  channel: fc.constantFrom('chat', 'voice', 'email'),
  language: fc.constantFrom('zh', 'en'),
  customer: fc.constantFrom('u-1', 'u-2', 'u-3', 'u-4', 'u-5'),
  attributes: fc.constantFrom({}, { queue: 'billing' }, { queue: 'returns' }),
  satisfaction: fc.constantFrom(1, 3, 5),
  resolution: fc.constantFrom('resolved', 'resolved', 'partly', 'unresolved'),
  rules: fc.dictionary(
    fc.constantFrom('greeting', 'closing', 'hold'),
    fc.constantFrom('hit', 'miss', 'not_applicable', 'cannot_tell'),
  ),
  scores: fc.constant({ service: 50, sales: 50 }),
  answers: fc.record({
    service: fc.dictionary(fc.constantFrom('polite', 'fast'), answer),
    sales: fc.dictionary(fc.constantFrom('polite', 'offer'), answer),
  }),
  bestScores: fc.constant({ service: { polite: 3, fast: 2 }, sales: { polite: 1, offer: 1 } }),
});

type Change = { readonly add: readonly SampleFact[] } | { readonly erase: readonly number[] } | 'count';
/** So that there is something counted which can change. */
const BEGINNING: readonly Change[] = [{ add: fc.sample(sample, { numRuns: 30, seed: 7 }) }, 'count'];
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ add: fc.array(sample, { minLength: 1, maxLength: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ erase: fc.array(fc.integer({ min: 0, max: 24 }), { maxLength: 3 }) }) },
  { weight: 2, arbitrary: fc.constant<Change>('count') },
);

const dimension = fc.constantFrom('agent', 'team', 'queue', 'channel', 'language', 'day' as const);
const named = fc.constantFrom('rule' as const, 'criterion' as const);
const question: fc.Arbitrary<FigureQuestion> = fc.oneof(
  fc.record({
    measures: fc.constantFrom<FigureQuestion['measures']>([], ['share'], ['share', 'conversations']),
    by: fc.oneof(fc.tuple(named), fc.tuple(dimension, named), fc.tuple(named, dimension)),
    scorecard: fc.constantFrom('service', 'service', 'sales'),
  }),
  fc.record({
    measures: fc.constantFrom<FigureQuestion['measures']>(
      ['first_contact_resolution'],
      ['conversations', 'first_contact_resolution'],
      ['first_contact_resolution', 'resolved'],
    ),
    by: fc.array(dimension, { maxLength: 2 }),
  }),
);

const period: fc.Arbitrary<ConversationFilter> = fc.oneof(
  fc.constant({}),
  edge.map((from) => ({ from: iso(from) })),
  fc.tuple(edge, edge).map((both) => ({ from: iso(Math.min(...both)), to: iso(Math.max(...both)) })),
);
const narrowing: fc.Arbitrary<ConversationFilter> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  fc.record({ teams: fc.subarray(['', 'north', 'south']) }),
  fc.record({ agents: fc.subarray(['A1', 'A2', 'nobody'], { minLength: 1 }) }),
  fc.record({ queues: fc.subarray(['', 'billing'], { minLength: 1 }) }),
  fc.record({ channels: fc.constant(['voice' as const]), languages: fc.constant(['zh' as const]) }),
  fc.constant({ satisfaction: { min: 2 } }),
);
const filter = fc.tuple(period, narrowing).map(([within, more]) => ({ ...within, ...more }));

/** Thirds add up to a little more or less in another order. */
const rounded = (row: FigureRow) => ({
  ...row,
  values: row.values.map((value) => (value === null ? null : expect.closeTo(value, 12))),
});

describe('figures of days that were counted ahead', () => {
  it('are those of the conversations, whatever was added, analysed anew, moved and erased since', async () => {
    const history = fc.array(change, { minLength: 2, maxLength: 6 }).map((more) => [...BEGINNING, ...more]);
    const asked = fc.array(fc.tuple(filter, question), { minLength: 25, maxLength: 25 });
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(history, asked, async (changes, questions) => {
        organisations += 1;
        organisation = `o-${organisations}`;
        for (const one of changes) {
          if (one === 'count') await countAhead();
          else if ('add' in one) await add(...one.add);
          else {
            const ids = one.erase.map((number) => `c-${number}`);
            await erase(database, singleNode, organisation, ids);
          }
        }
        for (const [within, what] of questions) {
          const ahead = await figuresFromCounted(database, organisation, within, what);
          if (ahead === undefined) continue;
          answered += 1;
          const rows = await figuresFromRows(database, organisation, within, what);
          expect(ahead).toEqual(rows.map(rounded));
        }
      }),
      // Each example is asked of an engine: to look for a smaller one takes minutes.
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 5), endOnFailure: true },
    );
    expect(answered).toBeGreaterThan(30);
  }, 240_000);

  const RULES: FigureQuestion = { measures: ['share'], by: ['rule'] };
  const january = (day: number) => `2026-01-${String(day).padStart(2, '0')}T09:00:00Z`;
  const visit = (day: number, more: Partial<SampleFact> = {}): SampleFact => ({
    id: `c-${day}`,
    at: january(day),
    customer: 'u-1',
    resolution: 'resolved',
    rules: { greeting: 'hit' },
    ...more,
  });
  /** What was counted says something else than the conversations, so that it shows from where figures are. */
  const tamper = () =>
    database.run(
      `INSERT INTO ${COUNTED_DAYS.name} SELECT organisation, figure, dimension, day, counted + 1, mark,
  arrayMap(entry -> CAST((entry.slot, entry.value, entry.name, 0, entry.judged, entry.conversations), toTypeName(entry)), entries)
FROM ${COUNTED_DAYS.name} FINAL WHERE organisation = {organisation:String}`,
      { organisation },
    );
  const shares = async (what: FigureQuestion = RULES, within: ConversationFilter = {}) =>
    (await figures(database, organisation, within, what)).map(({ values: [value] }) => value);

  it('are taken from what was counted, and only from days that are still the same', async () => {
    await add(visit(5), visit(6));
    await countAhead();
    await tamper();
    expect(await shares()).toEqual([0]);
    await add(visit(6, { version: 2 }));
    expect(await shares()).toEqual([0.5]);
    await erase(database, singleNode, organisation, ['c-5']);
    expect(await shares()).toEqual([1]);
    await add(visit(5));
    expect(await shares()).toEqual([1]);
  });

  it('are not taken from a day of which the same version was written again', async () => {
    await add(visit(5));
    await countAhead();
    await add(visit(5, { rules: { greeting: 'miss' } }));
    expect(await shares()).toEqual([0]);
  });

  it('of first contacts change with visits a week away, and no others', async () => {
    const question: FigureQuestion = { measures: ['first_contact_resolution'], by: [] };
    await add(visit(10), visit(20, { customer: 'u-2' }));
    await countAhead();
    await tamper();
    expect(await shares(question)).toEqual([0]);
    await add(visit(17, { customer: 'u-3' }));
    const first = { to: january(11) };
    expect(await shares(question, first)).toEqual([1]);
    await countAhead();
    await tamper();
    await add(visit(18, { customer: 'u-3' }));
    expect(await shares(question, first)).toEqual([0]);
  });

  it('are counted again when a day has come to rest', async () => {
    const ahead = new CountAhead(database);
    await add(visit(5));
    await ahead.look(organisation);
    await add(visit(5, { version: 2 }));
    await ahead.look(organisation);
    const counted = () =>
      database.rows(`SELECT day FROM ${COUNTED_DAYS.name} WHERE organisation = {organisation:String}`, {
        organisation,
      });
    expect(await counted()).toEqual([]);
    await ahead.look(organisation);
    expect((await counted()).length).toBeGreaterThan(0);
  });

  it('are counted in full where counting broke off between two dimensions', async () => {
    await add(visit(5));
    await countAhead();
    await database.run(
      `INSERT INTO ${COUNTED_DAYS.name} SELECT * REPLACE (counted + 1 AS counted, mark + 1 AS mark) FROM ${COUNTED_DAYS.name}
WHERE organisation = {organisation:String} AND dimension = 'team'`,
      { organisation },
    );
    await countAhead();
    await tamper();
    expect(await shares({ measures: ['share'], by: ['team', 'rule'] })).toEqual([0]);
  });

  it('keep nothing of days whose conversations are all erased', async () => {
    await add(visit(5, { agent: 'A1' }), visit(6, { agent: 'A2' }));
    await countAhead();
    await erase(database, singleNode, organisation, ['c-5']);
    await countAhead();
    const agents = await database.rows<{ value: string }>(
      `SELECT DISTINCT entry.value AS value FROM (
  SELECT arrayJoin(entries) AS entry FROM ${COUNTED_DAYS.name} FINAL
  WHERE organisation = {organisation:String} AND dimension = 'agent')`,
      { organisation },
    );
    expect(agents).toEqual([{ value: 'A2' }]);
  });
});
