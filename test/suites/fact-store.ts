import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FactStore } from '#core/ports/facts.ts';
import { coachingStatements } from './fact-store-coaching.ts';
import { figureStatements } from './fact-store-figures.ts';
import { insightStatements } from './fact-store-insights.ts';
import { searchStatements } from './fact-store-search.ts';
import { similarStatements } from './fact-store-similar.ts';
import { type SampleFact, START, sampleFact } from './sample-fact.ts';
import { listed, type StoreUnderTest } from './store-under-test.ts';

/** What every fact store must do, whatever stands behind it. `open` gives a store ready for use. */
export function factStoreSuite(name: string, open: () => Promise<FactStore>): void {
  describe(`facts in ${name}`, () => {
    let store: FactStore;
    let organisation: string;
    const written = new Map<readonly SampleFact[], string>();
    const under: StoreUnderTest = {
      get store() {
        return store;
      },
      get organisation() {
        return organisation;
      },
      add: (...samples) => store.append(organisation, samples.map(sampleFact)),
      async given(samples) {
        const before = written.get(samples);
        if (before !== undefined) {
          organisation = before;
          return;
        }
        await under.add(...samples);
        written.set(samples, organisation);
      },
      async found(filter, page, count) {
        const request = { sort: 'newest', limit: 100, ...page } as const;
        const { conversations } = await store.search(organisation, filter, request);
        const ids = conversations.map(({ id }) => id);
        expect(await store.count(organisation, filter)).toBe(count ?? ids.length);
        return ids;
      },
    };

    beforeAll(async () => {
      store = await open();
    });
    beforeEach(() => {
      organisation = `o-${randomUUID()}`;
    });
    afterAll(() => store?.close());

    it('gives back what was appended', async () => {
      const fact = sampleFact({
        id: `引号'"\\ \n\t{x:String}-${'é'.repeat(3)}`,
        at: '2026-01-05T09:00:00+08:00',
        turns: [['customer', 'line\nline\t\\ \' " 𠮷👍🏽']],
        signals: { 'customer.urgency': [0.4, 0.9] },
        attributes: { nested: { list: [1, 2] } },
      });
      await store.append(organisation, [fact]);
      const { turnsBefore: _, ...stored } = fact;
      expect(await store.conversation(organisation, fact.conversation.id)).toEqual({
        ...stored,
        receivedAt: '2026-01-05T09:00:00.000Z',
      });
      expect(await store.conversation(organisation, 'unknown')).toBeNull();
    });

    it('gives many conversations at once, each as its latest version, and none of another organisation', async () => {
      const other = `o-${randomUUID()}`;
      const many = Array.from({ length: 250 }, (_, index) => sampleFact({ id: `c-${index}` }));
      await store.append(organisation, [...many, sampleFact({ id: 'c-7', version: 3 })]);
      await store.append(other, [sampleFact({ id: 'theirs' })]);
      const ids = [...many.map(({ conversation }) => conversation.id), 'theirs', 'unknown'];
      const found = await store.conversations(organisation, ids);
      expect(found.length).toBe(250);
      expect(new Set(found.map(({ conversation }) => conversation.id)).size).toBe(250);
      expect(found.find(({ conversation }) => conversation.id === 'c-7')?.version).toBe(3);
      expect(await store.conversations(organisation, [])).toEqual([]);
    });

    it('counts the same fact written twice as one', async () => {
      await under.add({ id: 'a' });
      await under.add({ id: 'a' }, { id: 'b' });
      expect(await under.found({})).toEqual(['b', 'a']);
    });

    it('reads the highest version, whatever the order of arrival', async () => {
      await under.add({ id: 'a', version: 3, satisfaction: 3 });
      await under.add({ id: 'a', version: 2, satisfaction: 2 });
      await under.add({ id: 'a', version: 4, satisfaction: 4 }, { id: 'a', version: 1, satisfaction: 1 });
      expect((await store.conversation(organisation, 'a'))?.version).toBe(4);
      expect(await under.found({ satisfaction: { max: 3 } })).toEqual([]);
      expect(await under.found({ satisfaction: { min: 4 } })).toEqual(['a']);
    });

    it('takes back words that a later version no longer says', async () => {
      await under.add({
        id: 'a',
        turns: [
          ['customer', '退款'],
          ['agent', '运费险'],
        ],
      });
      await under.add({ id: 'a', version: 2, turnsBefore: 2, turns: [['customer', '换货']] });
      expect(await under.found({ words: [{ text: '运费险' }] })).toEqual([]);
      expect(await under.found({ words: [{ text: '退款' }] })).toEqual([]);
      expect(await under.found({ words: [{ text: '换货' }] })).toEqual(['a']);
    });

    it('keeps one place for a conversation whose start changes, also back and out of order', async () => {
      const days = ['2026-01-05', '2026-03-09', '2026-01-05', '2026-02-01'];
      for (const [index, day] of days.entries()) {
        await under.add({ id: 'a', version: index + 1, at: `${day}T00:00:00Z` });
        expect(await under.found({})).toEqual(['a']);
        expect(await under.found({ from: `${day}T00:00:00Z`, to: `${day}T12:00:00Z` })).toEqual(['a']);
      }
      await under.add({ id: 'a', version: 2, at: '2026-03-09T00:00:00Z' });
      expect(await under.found({})).toEqual(['a']);
      expect((await store.conversation(organisation, 'a'))?.version).toBe(4);
    });

    it('takes a batch whose conversations begin in many years', async () => {
      // Of more than a hundred months, which the engine refuses in one insert.
      const samples = Array.from({ length: 100 }, (_, month) => ({
        id: `m-${month}`,
        at: `${2010 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15T00:00:00Z`,
      }));
      await under.add(
        ...samples,
        { id: 'odd', at: '0001-01-01T00:00:00Z' },
        { id: 'late', at: '9999-01-01T00:00:00Z' },
      );
      expect(await store.count(organisation, {})).toBe(102);
    });

    it('never reads another organisation', async () => {
      await under.add({ id: 'a', customer: 'u', turns: [['customer', '退款']] });
      const other = `o-${randomUUID()}`;
      await store.append(other, [sampleFact({ id: 'a', version: 9 }), sampleFact({ id: 'b' })]);
      expect(await under.found({})).toEqual(['a']);
      expect(await store.count(other, { words: [{ text: '退款' }] })).toBe(0);
      await store.erase(other, ['a', 'b']);
      expect(await under.found({})).toEqual(['a']);
      expect(await store.count(`${organisation}' OR 1=1 --`, {})).toBe(0);
    });

    it('erases conversations with all their versions and words', async () => {
      await under.add({ id: 'a', turns: [['customer', '身份证号']] }, { id: 'b' });
      await under.add({ id: 'a', version: 2, at: '2026-02-02T00:00:00Z', turns: [['customer', '银行卡号']] });
      await store.erase(organisation, ['a', 'unknown']);
      await store.erase(organisation, []);
      expect(await store.conversation(organisation, 'a')).toBeNull();
      expect(await under.found({})).toEqual(['b']);
      expect(await under.found({ words: [{ text: '身份证号' }] })).toEqual([]);
      const rows = await store.figures(organisation, {}, { measures: ['conversations'], by: [] });
      expect(rows).toEqual([{ group: [], values: [1], conversations: 1 }]);
    });

    it('lists every id once, in a stable order', async () => {
      const samples = Array.from({ length: 30 }, (_, index) => ({
        id: `c-${index}`,
        at: `2026-01-0${(index % 5) + 1}T00:00:00Z`,
      }));
      await under.add(...samples);
      await under.add(...samples.map((sample) => ({ ...sample, version: 2 })));
      const read = async () => listed(store.ids(organisation, { to: '2026-01-05T00:00:00Z' }));
      const first = await read();
      expect(new Set(first).size).toBe(24);
      const withAgents = await listed(store.idsWithAgents(organisation, { to: '2026-01-05T00:00:00Z' }));
      expect(withAgents.map(({ id }) => id)).toEqual(first);
      expect(await read()).toEqual(first);
    });

    it('takes long lists of ids', async () => {
      await under.add({ id: 'a' }, { id: 'b', at: START });
      const many = Array.from({ length: 3000 }, (_, index) => `somebody-else-${index}`);
      expect(await store.count(organisation, { ids: [...many, 'a'] })).toBe(1);
      await store.erase(organisation, [...many, 'b']);
      expect(await under.found({})).toEqual(['a']);
    });

    it('says that it can answer', async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });

    searchStatements(under);
    similarStatements(under);
    figureStatements(under);
    coachingStatements(under);
    insightStatements(under);
  });
}
