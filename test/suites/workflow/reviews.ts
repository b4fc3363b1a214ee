import { describe, expect, test } from 'vitest';
import type { Evaluation } from '#core/analysis/analysis.ts';
import {
  DEFAULT_REVIEW_SETTINGS,
  MACHINE,
  type NewAppeal,
  type NewReview,
  type Review,
} from '#core/ports/reviews.ts';
import { StoreConflict, TwiceWaiting } from '#core/ports/store-errors.ts';
import type { ReceivedConversation } from '#core/ports/workflow.ts';
import { AT, freshName, type Opened, receipt } from './samples.ts';

const sample = (conversation: string, more: Partial<NewReview> = {}): NewReview => ({
  conversation,
  agent: 'A01',
  team: 'north',
  scorecard: 'manners',
  plan: null,
  calibration: null,
  reviewer: 'li',
  why: null,
  createdBy: 'user:boss',
  ...more,
});
const evaluation = (score: number): Evaluation => ({
  scorecard: 'manners',
  version: '1',
  score,
  sections: [],
  autoFailed: [],
  answers: [],
});
const request = {
  method: { kind: 'random' },
  filter: { queues: ['billing'] },
  size: 2,
  seed: 7,
  scorecard: 'manners',
} as const;

const appealOf = (review: Review, criterion = 'apology'): NewAppeal => ({
  review: review.id,
  conversation: review.conversation,
  agent: review.agent,
  team: review.team,
  scorecard: review.scorecard,
  criterion,
  answer: 'no',
  wanted: 'yes',
  reason: 'I did say sorry',
  rules: [{ rule: 'says-sorry', outcome: 'miss' }],
  raisedBy: 'user:agent',
});

export function reviewTests(opened: Opened): void {
  const store = () => opened().store.reviews;
  const create = async (organisation: string, ...wanted: NewReview[]): Promise<Review[]> =>
    (await store().create(organisation, wanted)).flatMap((review) => review ?? []);
  const submit = (organisation: string, review: Review, score = 80) =>
    store().submit(organisation, review.id, {
      answers: { apology: { answer: 'yes', comment: 'a\0b' } },
      comment: 'fine\0',
      revision: review.revision,
      machine: null,
      rulebooks: ['general@1'],
      evaluation: evaluation(score),
    });

  describe('reviews', () => {
    test('a conversation waits once with the same reviewer', async () => {
      const org = freshName('org');
      const [first] = await create(org, sample('c-1'));
      expect(first).toMatchObject({ state: 'open', revision: 0, answers: {}, evaluation: null });
      const again = await store().create(org, [
        sample('c-1'),
        sample('c-1', { reviewer: 'wu' }),
        sample('c-1', { reviewer: null }),
        sample('c-1', { reviewer: null }),
        sample('c-1', { scorecard: 'other' }),
      ]);
      expect(again.map((review) => review !== null)).toEqual([false, true, true, false, true]);
      await submit(org, first!);
      expect(await create(org, sample('c-1'))).toHaveLength(1);
    });

    test('a draft is kept, and of two who save it the second one is told', async () => {
      const org = freshName('org');
      const [review] = await create(org, sample('c-1'));
      const content = { answers: { apology: { answer: 'no' } }, comment: 'hm' };
      const saved = await store().save(org, review!.id, { ...content, revision: 0 });
      expect(saved).toMatchObject({ ...content, revision: 1, state: 'open' });
      await expect(store().save(org, review!.id, { ...content, revision: 0 })).rejects.toThrow(StoreConflict);
      await expect(submit(org, review!)).rejects.toThrow(StoreConflict);
      const done = await submit(org, saved);
      expect(done).toMatchObject({
        state: 'submitted',
        answers: { apology: { answer: 'yes', comment: 'a\0b' } },
        comment: 'fine\uFFFD',
        rulebooks: ['general@1'],
        evaluation: { score: 80 },
        record: { score: 80 },
        submittedAt: expect.any(String),
      });
      await expect(store().save(org, review!.id, { ...content, revision: 2 })).rejects.toThrow(StoreConflict);
      await expect(store().withdraw(org, review!.id)).rejects.toThrow(StoreConflict);
      expect(await store().find(org, review!.id)).toEqual(done);
    });

    test('what was submitted and upheld makes its conversation pending, a rating and a refusal do not', async () => {
      const org = freshName('org');
      const { receipts } = opened().store;
      const versionOf = async () => {
        const [{ version, state }] = (await receipts.find(org, ['c-1'])) as [ReceivedConversation];
        await receipts.settle(org, [{ id: 'c-1', version, batch: 'b1', state: 'analysed' }]);
        return [version, state];
      };
      await receipts.receive(org, 'b1', [receipt('c-1')], AT);
      expect(await versionOf()).toEqual([1, 'pending']);
      const [review] = await create(org, sample('c-1'));
      await expect(submit(org, { ...review!, revision: 9 })).rejects.toThrow(StoreConflict);
      expect(await versionOf()).toEqual([1, 'analysed']);
      const done = await submit(org, review!);
      expect(await versionOf()).toEqual([2, 'pending']);
      const session = { name: 'x', scorecard: 'manners', conversations: ['c-1'], raters: ['li'] };
      await store().createCalibration(org, { ...session, createdBy: 'user:boss' }, [sample('c-1')]);
      const [rating] = await store().list(org, { state: 'open', limit: 1 });
      await submit(org, rating!);
      expect(await versionOf()).toEqual([2, 'analysed']);
      const decide = async (criterion: string, state: 'upheld' | 'rejected') => {
        const { id } = await store().raise(org, appealOf(done, criterion));
        const decision = { state, decision: '', standing: null, decidedBy: 'user:boss' };
        await store().decide(org, id, decision, state === 'upheld' ? (before) => before : null);
      };
      await decide('apology', 'rejected');
      expect(await versionOf()).toEqual([2, 'analysed']);
      await decide('no-refusal', 'upheld');
      expect(await versionOf()).toEqual([3, 'pending']);
    });

    test('one person alone takes what waits for anybody', async () => {
      const org = freshName('org');
      const [review] = await create(org, sample('c-1', { reviewer: null }));
      const takes = await Promise.allSettled([
        store().assign(org, review!.id, null, 'li'),
        store().assign(org, review!.id, null, 'wu'),
      ]);
      expect(takes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const [pooled] = await create(org, sample('c-1', { reviewer: null }));
      const holder = (await store().find(org, review!.id))!.reviewer!;
      await expect(store().assign(org, pooled!.id, null, holder)).rejects.toThrow(TwiceWaiting);
      await expect(store().assign(org, review!.id, holder, null)).rejects.toThrow(TwiceWaiting);
      await store().withdraw(org, pooled!.id);
      expect(await store().find(org, pooled!.id)).toBeNull();
    });

    test('open ones come oldest first, then submitted ones newest first', async () => {
      const org = freshName('org');
      const made: Review[] = [];
      for (const id of ['c-1', 'c-2', 'c-3', 'c-4']) {
        made.push(...(await create(org, sample(id, { agent: id === 'c-2' ? 'A02' : 'A01' }))));
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      await submit(org, made[0]!);
      await new Promise((resolve) => setTimeout(resolve, 2));
      await submit(org, made[1]!);
      const ids = async (query: object) =>
        (await store().list(org, { limit: 10, ...query })).map(({ conversation }) => conversation);
      expect(await ids({})).toEqual(['c-3', 'c-4', 'c-2', 'c-1']);
      expect(await ids({ state: 'submitted' })).toEqual(['c-2', 'c-1']);
      expect(await ids({ agents: ['A02'] })).toEqual(['c-2']);
      expect(await store().count(org, { state: 'open' })).toBe(2);
      expect(await ids({ agents: [] })).toEqual([]);
      expect(await ids({ conversations: ['c-1', 'c-3'], limit: 1 })).toEqual(['c-3']);
      expect(await ids({ reviewer: null })).toEqual([]);
      expect(await ids({ ids: [made[0]!.id, made[2]!.id] })).toEqual(['c-3', 'c-1']);
      expect(await ids({ ids: [] })).toEqual([]);
      expect(await ids({ submittedFrom: new Date(Date.now() + 60_000).toISOString() })).toEqual([]);
    });

    test('nothing of another organisation is seen or changed', async () => {
      const [own, other] = [freshName('org'), freshName('org')];
      const [review] = await create(own, sample('c-1'));
      expect(await store().find(other, review!.id)).toBeNull();
      expect(await store().list(other, { limit: 10 })).toEqual([]);
      await expect(submit(other, review!)).rejects.toThrow(StoreConflict);
      await store().forget(other, ['c-1']);
      expect(await store().find(own, review!.id)).toMatchObject({ state: 'open' });
    });

    test('settings hold from the time they are set', async () => {
      const org = freshName('org');
      expect(await store().settings(org)).toEqual(DEFAULT_REVIEW_SETTINGS);
      for (const appealDays of [3, 5]) {
        await store().setSettings(org, { machineAnswers: 'at_once', appealDays });
        expect(await store().settings(org)).toEqual({ machineAnswers: 'at_once', appealDays });
      }
    });

    test('a plan keeps how it was drawn and counts what is done', async () => {
      const org = freshName('org');
      const many = Array.from({ length: 1200 }, (_, index) => sample(`c-${index}`));
      const plan = await store().createPlan(org, { name: '一月\0', request, createdBy: 'user:boss' }, many);
      expect(plan).toMatchObject({ name: '一月\uFFFD', request, reviews: 1200, submitted: 0 });
      const [first] = await store().list(org, { plan: plan.id, limit: 1 });
      await submit(org, first!);
      const later = { name: 'later', request, createdBy: 'user:boss' };
      const waiting = many.filter(({ conversation }) => conversation !== first!.conversation);
      await expect(store().createPlan(org, later, waiting)).rejects.toThrow(StoreConflict);
      await store().createPlan(org, later, many);
      expect(await store().plans(org, 5)).toMatchObject([
        { name: 'later', reviews: 1 },
        { id: plan.id, reviews: 1200, submitted: 1 },
      ]);
    });
  });

  describe('appeals', () => {
    const reviewed = async (organisation: string, conversation = 'c-1') =>
      submit(organisation, (await create(organisation, sample(conversation)))[0]!);

    test('what the machine says is held once, anew until somebody objects, and lists leave it out', async () => {
      const org = freshName('org');
      const hold = (score: number) =>
        store().holdMachine(org, {
          conversation: 'c-1',
          agent: 'A01',
          team: 'north',
          scorecard: 'manners',
          createdBy: 'user:agent',
          machine: { evaluation: evaluation(score), outcomes: {}, rulebooks: ['general@1'] },
          receivedAt: '2026-01-05T09:00:00.000Z',
        });
      const first = await hold(60);
      expect(first).toMatchObject({
        reviewer: MACHINE,
        state: 'submitted',
        record: { score: 60 },
        submittedAt: '2026-01-05T09:00:00.000Z',
      });
      expect(await hold(70)).toMatchObject({
        id: first.id,
        record: { score: 70 },
        evaluation: { score: 70 },
      });
      await store().raise(org, appealOf(first));
      expect(await hold(80)).toMatchObject({ id: first.id, record: { score: 70 } });
      expect(await store().list(org, { limit: 10 })).toEqual([]);
      expect(await store().count(org, {})).toBe(0);
      expect(await store().list(org, { limit: 10, machine: true })).toMatchObject([{ id: first.id }]);
      expect(await store().appeals(org, { conversation: 'c-1', limit: 10 })).toMatchObject([
        { review: first.id },
      ]);
      expect(await store().appeals(org, { conversation: 'c-2', limit: 10 })).toEqual([]);
    });

    test('an answer is objected to once, and decided once', async () => {
      const org = freshName('org');
      const review = await reviewed(org);
      const appeal = await store().raise(org, appealOf(review));
      expect(appeal).toMatchObject({ state: 'open', drafts: [], decidedAt: null });
      await expect(store().raise(org, appealOf(review))).rejects.toThrow(StoreConflict);
      const decision = {
        state: 'upheld',
        decision: 'true\0',
        standing: 'yes',
        decidedBy: 'user:boss',
      } as const;
      const decided = await store().decide(org, appeal.id, decision, (before) => ({
        ...before,
        score: before.score! + 20,
      }));
      expect(decided).toMatchObject({ state: 'upheld', decision: 'true\uFFFD', standing: 'yes' });
      await expect(store().decide(org, appeal.id, decision, null)).rejects.toThrow(StoreConflict);
      // What was submitted stays beside what counts now.
      expect(await store().find(org, review.id)).toMatchObject({
        evaluation: { score: 80 },
        record: { score: 100 },
      });
      const drafts = [
        { rulebook: 'general', version: 2, rule: 'says-sorry', expect: 'hit', errors: 0, passes: false },
      ] as const;
      await store().setDrafts(org, appeal.id, drafts);
      expect(await store().appeal(org, appeal.id)).toEqual({ ...decided, drafts });
    });

    test('reviews and appeals go with their conversation to another agent, unless newer content came', async () => {
      const org = freshName('org');
      await opened().store.receipts.receive(org, 'b1', [receipt('c-1'), receipt('c-2')], AT);
      const [judged, other] = [await reviewed(org), await reviewed(org, 'c-2')];
      const [open] = await create(org, sample('c-1', { reviewer: null }));
      const appeal = await store().raise(org, appealOf(judged));
      const to = (agent: string | null, team: string | null, version: number, batch = 'b1') =>
        store().handOver(org, [{ conversation: 'c-1', version, batch, agent, team }]);
      const people = async (id: string) => {
        const { agent, team, carriedSince } = (await store().find(org, id))!;
        return [agent, team, carriedSince !== null];
      };
      await to('A02', 'south', 1);
      await to('A02', 'south', 2, 'b0');
      expect(await people(judged.id)).toEqual(['A01', 'north', false]);
      await to('A01', 'west', 2);
      expect(await people(judged.id)).toEqual(['A01', 'west', false]);
      await to('A02', 'south', 2);
      expect(await people(judged.id)).toEqual(['A02', 'south', true]);
      expect(await people(open!.id)).toEqual(['A02', 'south', false]);
      expect(await people(other.id)).toEqual(['A01', 'north', false]);
      expect(await store().appeal(org, appeal.id)).toEqual({ ...appeal, agent: 'A02', team: 'south' });
      const { carriedSince } = (await store().find(org, judged.id))!;
      await to('A02', 'south', 2);
      expect(await store().find(org, judged.id)).toMatchObject({ carriedSince });
      await to(null, null, 2);
      expect(await people(judged.id)).toEqual([null, null, true]);
    });

    test('those that wait come first, and everybody is given their own', async () => {
      const org = freshName('org');
      const review = await reviewed(org);
      const first = await store().raise(org, appealOf(review));
      await new Promise((resolve) => setTimeout(resolve, 2));
      const second = await store().raise(org, appealOf(review, 'no-refusal'));
      const rejected = { state: 'rejected', decision: 'no', standing: null, decidedBy: 'user:boss' } as const;
      await store().decide(org, first.id, rejected, null);
      const ids = async (query: object) =>
        (await store().appeals(org, { limit: 10, ...query })).map(({ id }) => id);
      expect(await ids({})).toEqual([second.id, first.id]);
      expect(await ids({ state: 'open' })).toEqual([second.id]);
      expect(await ids({ agents: ['A02'] })).toEqual([]);
      expect(await ids({ teams: ['north'], review: review.id })).toHaveLength(2);
      expect(await ids({ reviewer: 'li', limit: 1 })).toEqual([second.id]);
      expect(await ids({ reviewer: 'wu' })).toEqual([]);
      const other = await reviewed(org, 'c-2');
      const open = await store().openAppeals(org, [review.id, other.id]);
      expect([...open]).toEqual([[review.id, 1]]);
      expect(await store().openAppeals(org, [])).toEqual(new Map());
      expect(await store().openAppeals(freshName('org'), [review.id])).toEqual(new Map());
      expect(await store().appeals(freshName('org'), { limit: 10 })).toEqual([]);
      expect(await store().appeal(freshName('org'), first.id)).toBeNull();
    });
  });

  describe('calibration sessions', () => {
    const session = (organisation: string) =>
      store().createCalibration(
        organisation,
        {
          name: '一季度校准',
          scorecard: 'manners',
          conversations: ['c-1', 'c-2'],
          raters: ['li', 'wu'],
          createdBy: 'user:boss',
        },
        ['c-1', 'c-2'].flatMap((id) => ['li', 'wu'].map((reviewer) => sample(id, { reviewer }))),
      );

    test('every rater has every conversation, beside what else they review', async () => {
      const org = freshName('org');
      await create(org, sample('c-1'));
      const { id, state } = await session(org);
      expect(state).toBe('open');
      expect(await store().list(org, { calibration: id, limit: 10 })).toHaveLength(4);
      expect(await store().list(org, { calibration: false, limit: 10 })).toHaveLength(1);
      expect(await store().closeCalibration(org, id)).toMatchObject({ state: 'closed' });
      const closed = await store().calibration(org, id);
      expect(await store().closeCalibration(org, id)).toEqual(closed);
      expect(await store().calibrations(org, 10)).toEqual([closed]);
      expect(await store().closeCalibration(freshName('org'), id)).toBeNull();
    });

    test('how a sample was drawn names those no more who are erased', async () => {
      const org = freshName('org');
      const filter = { customers: ['u-1', 'u-2'], ids: ['c-1'], queues: ['billing'] };
      const asked = { name: 'x', request: { ...request, filter }, createdBy: 'user:boss' };
      await store().createPlan(org, asked, [sample('c-1')]);
      await store().forgetInPlans(freshName('org'), { customers: ['u-2'], ids: [] });
      expect((await store().plans(org, 10))[0]?.request.filter).toEqual(filter);
      await store().forgetInPlans(org, { customers: ['u-2'], ids: ['c-1'] });
      expect((await store().plans(org, 10))[0]?.request.filter).toEqual({
        customers: ['u-1'],
        ids: [],
        queues: ['billing'],
      });
    });

    test('what was said of a conversation goes with it', async () => {
      const org = freshName('org');
      const { id } = await session(org);
      await create(org, sample('c-1', { reviewer: null }), sample('c-3'));
      await store().forget(org, ['c-1']);
      await store().forget(org, []);
      expect((await store().calibration(org, id))?.conversations).toEqual(['c-2']);
      const left = await store().list(org, { limit: 10 });
      expect(left.map(({ conversation }) => conversation).toSorted()).toEqual(['c-2', 'c-2', 'c-3']);
    });
  });
}
