import { expect, it } from 'vitest';
import type { ConversationFilter } from '#core/facts/query.ts';
import type { SampleFact } from './sample-fact.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** Sixteen numbers around a direction: the needs of one matter differ only a little. */
const about = (direction: number, turn: number): number[] =>
  Array.from({ length: 16 }, (_, i) => Math.cos(direction + i) + turn * Math.sin(direction + i));

const MATTERS: readonly SampleFact[] = [
  { id: 'refund-1', need: about(0, 0), at: '2026-01-05T09:00:00Z', agent: 'A01', team: 'north' },
  { id: 'refund-2', need: about(0, 0.1), at: '2026-02-05T09:00:00Z', agent: 'A02', team: 'north' },
  { id: 'refund-3', need: about(0, 0.4), at: '2026-02-06T09:00:00Z', agent: 'A02', team: 'south' },
  { id: 'parcel', need: about(1.6, 0), at: '2026-01-07T09:00:00Z', agent: 'A01', team: 'south' },
  { id: 'english', need: about(0, 0), at: '2026-01-07T09:00:00Z', language: 'en' },
  { id: 'unheard', at: '2026-01-08T09:00:00Z' },
  { id: 'by another model', at: '2026-01-08T09:00:00Z', need: about(0, 0).slice(0, 12), agent: 'A03' },
];

/** What a fact store says of conversations with a similar need. */
export function similarStatements(under: StoreUnderTest): void {
  const similar = async (id: string, filter: ConversationFilter = {}, limit = 10) =>
    (await under.store.similar(under.organisation, id, filter, limit))?.map((one) => one.id) ?? null;

  it('finds conversations by the need, likest first, in the same language', async () => {
    await under.given(MATTERS);
    expect(await similar('refund-1')).toEqual(['refund-2', 'refund-3', 'parcel']);
    expect(await similar('refund-1', {}, 1)).toEqual(['refund-2']);
    expect(await similar('parcel')).toHaveLength(3);
    expect(await similar('english')).toEqual([]);
  });

  it('finds only what the filter finds', async () => {
    await under.given(MATTERS);
    expect(await similar('refund-1', { agents: ['A01'] })).toEqual(['parcel']);
    expect(await similar('refund-1', { teams: [] })).toEqual([]);
    expect(await similar('refund-1', { from: '2026-02-06T00:00:00Z' })).toEqual(['refund-3']);
  });

  it('says how alike they are and where the need is said', async () => {
    await under.add(
      { id: 'a', need: about(0, 0) },
      {
        id: 'b',
        need: about(0, 0.1),
        needTurn: 2,
        turns: [
          ['customer', '在吗'],
          ['agent', '您好'],
          ['customer', '退款还没到'],
        ],
      },
    );
    const [found] = (await under.store.similar(under.organisation, 'a', {}, 5))!;
    expect(found).toMatchObject({ id: 'b', highlights: [{ turn: 2, text: '退款还没到', spans: [] }] });
    expect(found!.likeness).toBeGreaterThan(0.98);
    expect(found!.likeness).toBeLessThan(1);
  });

  it('knows nothing of conversations that no model read, of unknown ones and of other organisations', async () => {
    await under.given(MATTERS);
    expect(await similar('unheard')).toBeNull();
    expect(await similar('nobody')).toBeNull();
    expect(await under.store.similar('someone-else', 'refund-1', {}, 5)).toBeNull();
  });

  it('shows nobody what has gone to another team, though it was theirs before', async () => {
    await under.add(
      { id: 'a', need: about(0, 0), agent: 'A01', team: 'north' },
      { id: 'b', need: about(0, 0.1), agent: 'A01', team: 'north' },
    );
    await under.add({ id: 'b', need: about(0, 0.1), version: 2, agent: 'B01', team: 'south' });
    expect(await similar('a', { teams: ['north'] })).toEqual([]);
    expect(await similar('a', { agents: ['A01'] })).toEqual([]);
    expect(await similar('a', { teams: ['south'] })).toEqual(['b']);
  });

  it('goes by the latest version of both', async () => {
    await under.add(
      { id: 'a', need: about(0, 0) },
      { id: 'b', need: about(0, 0.1) },
      { id: 'c', need: about(1.6, 0) },
    );
    await under.add({ id: 'b', need: about(1.6, 0.1), version: 2, at: '2026-03-01T09:00:00Z' });
    expect(await similar('c')).toEqual(['b', 'a']);
    await under.add({ id: 'a', version: 2 });
    expect(await similar('c')).toEqual(['b']);
    await under.store.erase(under.organisation, ['b']);
    expect(await similar('c')).toEqual([]);
  });
}
