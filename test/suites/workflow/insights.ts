import { describe, expect, test } from 'vitest';
import type { HeldTopic } from '#core/insights/held-topics.ts';
import type { Topic } from '#core/insights/topic.ts';
import { newInsight } from '../sample-insight.ts';
import { AT, freshName, type Opened } from './samples.ts';

const LATER = '2026-01-06T09:00:00.000Z';

export function insightTests(opened: Opened): void {
  const store = () => opened().store.insights;
  const topic: Topic = {
    id: 't-1',
    language: 'zh',
    name: '月租',
    path: ['账单', '月租'],
    size: 40,
    phrases: ['两笔月租'],
    quotes: ['为什么有两笔月租'],
    anchor: { centre: Float32Array.of(0.6, -0.8), limit: 0.25 },
  };

  describe('the board of topics', () => {
    test('is empty before anything was looked for', async () => {
      expect(await store().board(freshName('org'))).toEqual({
        topics: [],
        held: [],
        refreshed: null,
        survey: null,
        watched: null,
      });
    });

    test('keeps each of its parts when another is saved, vectors to the last bit, and no quotes', async () => {
      const org = freshName('org');
      const other = { ...topic, language: 'en', name: 'two fees', path: ['two fees'], size: 12 } as const;
      const { id: _, ...otherSide } = other;
      const both = { ...topic, other: otherSide };
      const held = [
        { id: 't-1', names: { zh: '两笔月租' }, anchors: [{ ...topic.anchor!, language: 'zh' as const }] },
      ];
      await store().saveTopics(org, [both], { at: AT, conversations: 60 });
      await store().changeHeld(org, () => held);
      await store().saveWatched(org, LATER);
      expect(await store().board(org)).toEqual({
        topics: [
          {
            ...topic,
            name: '两笔月租',
            path: ['账单', '两笔月租'],
            quotes: [],
            other: { ...otherSide, quotes: [] },
          },
        ],
        held,
        refreshed: { at: AT, conversations: 60 },
        survey: null,
        watched: LATER,
      });
    });

    test('loses nothing of what several people say at once', async () => {
      const org = freshName('org');
      const hold = (id: string): HeldTopic => ({ id, anchors: [{ ...topic.anchor!, language: 'zh' }] });
      const ids = ['t-1', 't-2', 't-3', 't-4'];
      await Promise.all(ids.map((id) => store().changeHeld(org, ({ held }) => [...held, hold(id)])));
      expect((await store().board(org)).held.map(({ id }) => id).toSorted()).toEqual(ids);
    });

    test('a name that was given while topics were looked for stands when they are found', async () => {
      const org = freshName('org');
      await store().saveTopics(org, [topic], null);
      const names = { zh: '重复扣费', en: '重复扣费' };
      await store().changeHeld(org, () => [
        { id: 't-1', names, anchors: [{ ...topic.anchor!, language: 'zh' }] },
      ]);
      await store().saveTopics(org, [{ ...topic, size: 55 }], null);
      expect((await store().board(org)).topics).toMatchObject([
        { name: '重复扣费', path: ['账单', '重复扣费'], size: 55 },
      ]);
    });
  });

  test('a given name outlives the hold, and goes with a topic that is found no longer', async () => {
    const org = freshName('org');
    await store().saveTopics(org, [topic], null);
    const named: HeldTopic = { id: 't-1', names: { zh: '重复扣费', en: '重复扣费' }, anchors: [] };
    await store().changeHeld(org, () => [named]);
    await store().saveTopics(org, [{ ...topic, size: 55 }], null);
    const { held, topics } = await store().board(org);
    expect([held, topics[0]!.name]).toEqual([[named], '重复扣费']);
    await store().saveTopics(org, [{ ...topic, id: 't-2' }], null);
    expect((await store().board(org)).held).toEqual([]);
  });

  describe('a board that was kept before topics had two languages', () => {
    test('is read: what is held is in the language of its topic, and a name was one for all', async () => {
      const org = freshName('org');
      await store().saveTopics(org, [{ ...topic, language: 'en' }], null);
      const asKept = [{ id: 't-1', name: 'two fees', anchors: [topic.anchor!] }] as unknown as HeldTopic[];
      await store().changeHeld(org, () => asKept);
      expect((await store().board(org)).held).toEqual([
        {
          id: 't-1',
          names: { zh: 'two fees', en: 'two fees' },
          anchors: [{ ...topic.anchor!, language: 'en' }],
        },
      ]);
    });
  });

  describe('insights', () => {
    test('are saved where they have not changed meanwhile, and are nobody else’s', async () => {
      const org = freshName('org');
      const insight = newInsight('i-1');
      expect(await store().saveInsight(org, insight)).toBe(true);
      expect(await store().saveInsight(org, insight)).toBe(false);
      const accepted = { ...insight, state: 'accepted', changedAt: LATER } as const;
      expect(await store().saveInsight(org, accepted, insight.changedAt)).toBe(true);
      expect(await store().saveInsight(org, insight, insight.changedAt)).toBe(false);
      expect(await store().insight(org, 'i-1')).toEqual(accepted);
      expect(await store().insights(org, ['new'])).toEqual([]);
      expect(await store().insights(org, ['new', 'accepted'])).toEqual([accepted]);
      expect(await store().insight(freshName('org'), 'i-1')).toBeNull();
    });

    test('of the same topics are one while it is open, however many are found at once', async () => {
      const org = freshName('org');
      const about = (id: string, ...topics: string[]) => ({ ...newInsight(id), topic: `h-${id}`, topics });
      const found = [about('i-1', 't-1', 't-2'), about('i-2', 't-2', 't-3'), about('i-3', 't-2')];
      const saved = await Promise.all(found.map((one) => store().saveInsight(org, one)));
      expect(saved.filter(Boolean)).toHaveLength(1);
      const [open] = await store().insights(org);
      expect(await store().saveInsight(org, { ...about('i-4', 't-9'), topic: open!.topic })).toBe(false);
      expect(await store().saveInsight(org, about('i-5', 't-9'))).toBe(true);
      expect(await store().saveInsight(freshName('org'), about('i-6', 't-2'))).toBe(true);
      const dismissed = { ...open!, state: 'dismissed', changedAt: LATER } as const;
      await store().saveInsight(org, dismissed, open!.changedAt);
      expect(await store().saveInsight(org, about('i-7', 't-2'))).toBe(true);
    });
  });

  test('of alerts that several find at once, each knowing the same ones before, one is added', async () => {
    const org = freshName('org');
    const add = (id: string, before: string | null) =>
      store().addAlert(org, { id, at: LATER, warnings: [] }, before);
    const first = await Promise.all(['a-1', 'a-2', 'a-3'].map((id) => add(id, null)));
    expect(first.filter(Boolean)).toHaveLength(1);
    const [known] = await store().alerts(org, 10);
    expect(await add('b-1', null)).toBe(false);
    expect(await add('b-2', known!.id)).toBe(true);
    expect((await store().alerts(org, 10)).map(({ id }) => id)).toEqual(['b-2', known!.id]);
  });

  test('what is found is untold until it is noted as told, whatever else becomes of it', async () => {
    const org = freshName('org');
    const insight = newInsight('i-1');
    const alert = { id: 'a-1', at: LATER, warnings: [] };
    await store().saveInsight(org, insight);
    await store().addAlert(org, alert, null);
    const accepted = { ...insight, state: 'accepted', changedAt: LATER } as const;
    await store().saveInsight(org, accepted, insight.changedAt);
    expect(await store().untold(org)).toEqual({ alerts: [alert], insights: [accepted] });
    expect(await store().untold(freshName('org'))).toEqual({ alerts: [], insights: [] });
    await store().markTold(org, { alerts: ['a-1'] });
    expect(await store().untold(org)).toEqual({ alerts: [], insights: [accepted] });
    await store().markTold(org, { insights: ['i-1'] });
    expect(await store().untold(org)).toEqual({ alerts: [], insights: [] });
  });

  describe('the digest of a day', () => {
    const NINE = Date.parse('2026-01-05T01:00:00Z');
    const MINUTE_MS = 60_000;
    const claims = async (org: string, at: number) => {
      const asked = Array.from({ length: 8 }, () => store().claimDigest(org, '2026-01-05', at));
      return (await Promise.all(asked)).filter(Boolean).length;
    };

    test('is claimed by one of all that ask at once, and by another once it was given back', async () => {
      const org = freshName('org');
      expect(await claims(org, NINE)).toBe(1);
      expect(await claims(org, NINE)).toBe(0);
      await store().releaseDigest(org, '2026-01-05');
      expect(await claims(org, NINE)).toBe(1);
      expect(await store().claimDigest(org, '2026-01-12', NINE)).toBe(true);
      expect(await store().claimDigest(freshName('org'), '2026-01-05', NINE)).toBe(true);
    });

    test('is claimed once more where it was not sent, and never where it was', async () => {
      const org = freshName('org');
      expect(await claims(org, NINE)).toBe(1);
      expect(await claims(org, NINE + 4 * MINUTE_MS)).toBe(0);
      expect(await claims(org, NINE + 6 * MINUTE_MS)).toBe(1);
      expect(await claims(org, NINE + 7 * MINUTE_MS)).toBe(0);
      await store().markDigestSent(org, '2026-01-05');
      expect(await claims(org, NINE + 60 * MINUTE_MS)).toBe(0);
    });
  });
}
