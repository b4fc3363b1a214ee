import { describe, expect, test } from 'vitest';
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
      const held = [{ id: 't-1', name: '两笔月租', anchors: [topic.anchor!] }];
      await store().saveTopics(org, [topic], { at: AT, conversations: 60 });
      await store().saveHeld(org, held);
      await store().saveWatched(org, LATER);
      expect(await store().board(org)).toEqual({
        topics: [{ ...topic, quotes: [] }],
        held,
        refreshed: { at: AT, conversations: 60 },
        survey: null,
        watched: LATER,
      });
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
  });

  describe('the digest of a day', () => {
    test('is claimed by one of all that ask at once, and by another once it was given back', async () => {
      const org = freshName('org');
      const claims = () =>
        Promise.all(Array.from({ length: 8 }, () => store().claimDigest(org, '2026-01-05')));
      expect((await claims()).filter(Boolean)).toHaveLength(1);
      expect((await claims()).filter(Boolean)).toHaveLength(0);
      await store().releaseDigest(org, '2026-01-05');
      expect((await claims()).filter(Boolean)).toHaveLength(1);
      expect(await store().claimDigest(org, '2026-01-12')).toBe(true);
      expect(await store().claimDigest(freshName('org'), '2026-01-05')).toBe(true);
    });
  });
}
