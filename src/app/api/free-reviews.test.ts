import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';
import { judged as conversation, type Person, staff } from '../../../test/suites/review-staff.ts';

let stack: ApiStack;
beforeAll(async () => {
  stack = await openApiStack();
});
afterAll(() => stack.close());

/** For how long a story may take on a busy machine. */
const PATIENCE_MS = 120_000;

describe('reviews that wait for anybody, over HTTP', () => {
  test(
    'what waits for anybody is taken by one; a supervisor may ask for reviews but not assign',
    async () => {
      const org = await staff(stack, [conversation('c-1'), conversation('c-2', 'A02', 'south')]);
      const [li, wu] = [await org.person('reviewer'), await org.person('reviewer')];
      const supervisor = await org.person('supervisor', { teams: ['north'] });
      const assigned = { conversations: ['c-1'], reviewers: [li.id] };
      expect(await supervisor.ask('POST', '/api/v1/reviews', assigned)).toMatchObject({
        status: 403,
        body: {
          detail: expect.stringMatching(/Your role \(.+\) may not say who reviews|你的角色（.+）不能指定/),
        },
      });
      const sent = await supervisor.ask('POST', '/api/v1/reviews', { conversations: ['c-1', 'c-2'] });
      expect(sent.body).toMatchObject({
        created: 1,
        results: [{ status: 'created' }, { status: 'not_found' }],
      });
      const { review: id } = sent.body.results[0]!;
      expect((await li.ask('GET', '/api/v1/reviews?whose=free')).body).toMatchObject({
        reviews: [{ id }],
        waiting: { mine: 0, free: 1 },
      });
      expect((await li.ask('POST', `/api/v1/reviews/${id}/assign`, { reviewer: 'me' })).status).toBe(200);
      expect((await wu.ask('POST', `/api/v1/reviews/${id}/assign`, { reviewer: 'me' })).status).toBe(404);
      expect((await li.ask('POST', `/api/v1/reviews/${id}/assign`, { reviewer: wu.id })).status).toBe(403);
      expect((await li.ask('POST', `/api/v1/reviews/${id}/assign`, { reviewer: null })).status).toBe(200);
      // Of two who take one at once, one has it: not even who manages takes it from them by taking.
      const manager = await org.person('qa_manager');
      const take = { reviewer: 'me' };
      const both = await Promise.all(
        [li, wu].map((one) => one.ask('POST', `/api/v1/reviews/${id}/assign`, take)),
      );
      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
      const late = await manager.ask('POST', `/api/v1/reviews/${id}/assign`, take);
      expect([late.status, late.body.detail]).toEqual([403, 'This review is with somebody else']);
      const [holder, other] = both[0]!.status === 200 ? [li, wu] : [wu, li];
      const lost = await other.ask('PUT', `/api/v1/reviews/${id}`, { answers: {}, revision: 0 });
      expect([lost.status, String(lost.body.detail)]).toEqual([
        404,
        expect.stringContaining('with somebody else'),
      ]);
      expect((await holder.ask('POST', `/api/v1/reviews/${id}/assign`, { reviewer: null })).status).toBe(200);
      expect((await wu.ask('PUT', `/api/v1/reviews/${id}`, { answers: {}, revision: 0 })).status).toBe(200);
      expect((await wu.ask('GET', '/api/v1/reviews?state=open')).body.waiting).toEqual({ mine: 1, free: 0 });
    },
    PATIENCE_MS,
  );

  test(
    'a review that is one’s own may be taken again, as the first answer may have been lost',
    async () => {
      const org = await staff(stack, [conversation('c-1')]);
      const [reviewer, manager] = [await org.person('reviewer'), await org.person('qa_manager')];
      const sent = await manager.ask('POST', '/api/v1/reviews', {
        conversations: ['c-1'],
        reviewers: [reviewer.id],
      });
      const path = `/api/v1/reviews/${sent.body.results[0]!.review}/assign`;
      const taken = await reviewer.ask('POST', path, { reviewer: 'me' });
      expect([taken.status, taken.body]).toEqual([200, { revision: 0, reviewer: `user:${reviewer.id}` }]);
    },
    PATIENCE_MS,
  );

  test(
    'whoever has a conversation already is told so when they take it a second time, or give it back beside a free one',
    async () => {
      const org = await staff(stack, [conversation('c-1')]);
      const [reviewer, supervisor] = [
        await org.person('reviewer'),
        await org.person('supervisor', { teams: ['north'] }),
      ];
      const reviewOf = async (who: Person) => {
        const sent = await who.ask('POST', '/api/v1/reviews', { conversations: ['c-1'] });
        return `/api/v1/reviews/${sent.body.results[0]!.review}/assign`;
      };
      const [own, free] = [await reviewOf(reviewer), await reviewOf(supervisor)];
      const twice = await reviewer.ask('POST', free, { reviewer: 'me' });
      expect([twice.status, String(twice.body.detail)]).toEqual([
        409,
        expect.stringContaining('waits with the same reviewer already'),
      ]);
      const back = await reviewer.ask('POST', own, { reviewer: null });
      expect([back.status, String(back.body.detail)]).toEqual([
        409,
        expect.stringContaining('up for grabs already'),
      ]);
    },
    PATIENCE_MS,
  );
});
