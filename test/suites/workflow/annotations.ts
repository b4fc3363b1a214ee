import { describe, expect, test } from 'vitest';
import type { Comment, Correction } from '#core/annotations/annotation.ts';
import { AT, addUser, freshName, type Opened } from './samples.ts';

const LATER = '2026-01-05T10:00:00.000Z';

export function annotationTests(opened: Opened): void {
  const store = () => opened().store.annotations;

  function comment(more: Partial<Omit<Comment, 'authorName'>> = {}): Omit<Comment, 'authorName'> {
    const id = freshName('comment');
    const open = { withdrawnAt: null, resolvedAt: null, resolvedBy: null };
    const place = { conversation: 'c-1', turn: 2, thread: id, author: 'user:gone' };
    return { id, ...place, text: '可以先道歉', mentions: [], at: AT, ...open, ...more };
  }

  function correction(more: Partial<Omit<Correction, 'authorName'>> = {}): Omit<Correction, 'authorName'> {
    const place = { conversation: 'c-1', turn: 2, start: 0, end: 4, digest: 'd', author: 'user:gone' };
    const said = { type: 'customer.gratitude' } as const;
    return { id: freshName('correction'), ...place, said, meant: null, at: AT, ...more };
  }

  describe('comments', () => {
    test('come in the order of time, under the names of those who wrote them', async () => {
      const org = freshName('org');
      const han = await addUser(opened(), '韩梅梅');
      const first = comment({ author: `user:${han}`, mentions: ['a', 'b'] });
      const answer = comment({ thread: first.id, text: '好', at: LATER });
      await store().addComment(org, answer);
      await store().addComment(org, first);
      await store().addComment(org, comment({ conversation: 'c-2' }));
      expect(await store().comments(org, ['c-1'])).toEqual([
        { ...first, authorName: '韩梅梅' },
        { ...answer, authorName: 'user:gone' },
      ]);
      expect(await store().comments(org, [])).toEqual([]);
      expect(await store().comments(freshName('org'), ['c-1'])).toEqual([]);
    });

    test('a thread is settled and opened again; an answer in it cannot be', async () => {
      const org = freshName('org');
      const first = comment();
      const answer = comment({ thread: first.id });
      for (const one of [first, answer]) await store().addComment(org, one);
      const settled = { by: 'user:2', at: LATER };
      expect(await store().settleThread(org, 'c-1', answer.id, settled)).toBe(false);
      expect(await store().settleThread(org, 'c-2', first.id, settled)).toBe(false);
      expect(await store().settleThread(org, 'c-1', first.id, settled)).toBe(true);
      const kept = await store().comments(org, ['c-1']);
      expect(kept.find(({ id }) => id === first.id)).toMatchObject({
        resolvedAt: LATER,
        resolvedBy: 'user:2',
      });
      await store().settleThread(org, 'c-1', first.id, null);
      expect(await store().comments(org, ['c-1'])).toMatchObject([
        { resolvedAt: null },
        { resolvedAt: null },
      ]);
    });

    test('only its author takes a comment back, once, and its words are gone', async () => {
      const org = freshName('org');
      const first = comment({ mentions: ['a'] });
      await store().addComment(org, first);
      const by = (author: string) => store().withdrawComment(org, { ...first, author }, LATER);
      expect([await by('user:other'), await by('user:gone'), await by('user:gone')]).toEqual([
        false,
        true,
        false,
      ]);
      expect(await store().comments(org, ['c-1'])).toMatchObject([
        { text: '', mentions: [], withdrawnAt: LATER },
      ]);
    });
  });

  describe('corrections', () => {
    test('of the same signal at the same turn the newest counts; a missed one stands beside', async () => {
      const org = freshName('org');
      await store().correct(org, correction());
      const meant = { type: 'customer.implicit_dissatisfaction' } as const;
      const second = correction({ meant, at: LATER });
      const missed = correction({ said: null, meant: { type: 'customer.emotion', value: 'anger' } });
      await store().correct(org, second);
      await store().correct(org, missed);
      expect(await store().corrections(org, ['c-1'])).toEqual([
        { ...missed, authorName: 'user:gone' },
        { ...second, authorName: 'user:gone' },
      ]);
      expect(await store().withdrawCorrection(org, 'c-1', second.id)).toMatchObject({ id: second.id });
      expect(await store().withdrawCorrection(org, 'c-1', second.id)).toBeNull();
      expect(await store().corrections(org, ['c-1'])).toHaveLength(1);
    });

    test('are gone through conversation by conversation', async () => {
      const org = freshName('org');
      for (const conversation of ['c-3', 'c-1', 'c-2']) {
        await store().correct(org, correction({ conversation }));
        await store().correct(org, correction({ conversation, turn: 5 }));
      }
      const page = async (after: string | null) =>
        (await store().correctedAfter(org, after, 2)).map(({ conversation }) => conversation);
      expect(await page(null)).toEqual(['c-1', 'c-1', 'c-2', 'c-2']);
      expect(await page('c-2')).toEqual(['c-3', 'c-3']);
      expect(await page('c-3')).toEqual([]);
    });
  });

  test('what was written onto a conversation is forgotten with it', async () => {
    const [org, other] = [freshName('org'), freshName('org')];
    for (const one of [org, other]) {
      for (const conversation of ['c-1', 'c-2']) {
        await store().addComment(one, comment({ conversation }));
        await store().correct(one, correction({ conversation }));
      }
    }
    await store().forget(org, ['c-1']);
    const left = async (one: string) => [
      (await store().comments(one, ['c-1', 'c-2'])).map(({ conversation }) => conversation).sort(),
      (await store().corrections(one, ['c-1', 'c-2'])).map(({ conversation }) => conversation).sort(),
    ];
    expect(await left(org)).toEqual([['c-2'], ['c-2']]);
    expect(await left(other)).toEqual([
      ['c-1', 'c-2'],
      ['c-1', 'c-2'],
    ]);
  });
}
