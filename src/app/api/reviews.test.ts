import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eraseConversations } from '#app/usecases/service/erase-conversations.ts';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';
import {
  asTheMachine,
  judged as conversation,
  faultOf,
  type Person,
  staff,
} from '../../../test/suites/review-staff.ts';
import { ALL_ANSWERED } from '../../../test/suites/review-things.ts';

let stack: ApiStack;
beforeAll(async () => {
  stack = await openApiStack();
});
afterAll(() => stack.close());

/** For how long a story may take on a busy machine. */
const PATIENCE_MS = 120_000;

describe('reviews over HTTP', () => {
  test(
    'a review is judged without the machine, becomes the evaluation of record, is appealed and decided by another',
    async () => {
      const org = await staff(stack, [conversation('c-1'), conversation('c-2', 'A02', 'south')]);
      const [manager, reviewer] = [await org.person('qa_manager'), await org.person('reviewer')];
      const [agent, stranger] = [
        await org.person('agent', { agentIds: ['A01'] }),
        await org.person('agent', { agentIds: ['A02'] }),
      ];
      const { criterion, rule } = await faultOf(manager, 'c-1');
      const answers = await asTheMachine(manager, 'c-1');

      const sent = await manager.ask('POST', '/api/v1/reviews', {
        conversations: ['c-1', 'c-1', 'nowhere'],
        reviewers: [reviewer.id],
      });
      expect(sent.body).toMatchObject({
        created: 1,
        results: [
          { conversation: 'c-1', status: 'created' },
          { conversation: 'nowhere', status: 'not_found' },
        ],
      });
      const id: string = sent.body.results[0]!.review;
      const path = `/api/v1/reviews/${id}`;
      const again = await manager.ask('POST', '/api/v1/reviews', {
        conversations: ['c-1'],
        reviewers: [reviewer.id],
      });
      expect(again.body).toEqual({
        created: 0,
        results: [{ conversation: 'c-1', status: 'waiting', review: id }],
      });

      const blind = (await reviewer.ask('GET', path)).body;
      expect(blind).toMatchObject({ isBlind: true, machine: null, machineScore: null, isMine: true });
      expect(blind.detail).toMatchObject({ signals: [], rules: [], evaluations: [], record: [] });
      // Nobody sees personal data without saying why, wherever the conversation stands.
      expect((await reviewer.ask('GET', `${path}?reveal=true`)).status).toBe(400);
      const revealed = await reviewer.ask('GET', `${path}?reveal=true&reason=核实`);
      expect(revealed.body.detail).toMatchObject({ masked: false });
      expect((await agent.ask('GET', path)).status).toBe(404);
      expect((await manager.ask('PUT', path, { answers, revision: 0 })).status).toBe(403);

      const saved = await reviewer.ask('PUT', path, { answers: {}, comment: '看到一半', revision: 0 });
      expect(saved.body).toMatchObject({ revision: 1 });
      const stale = await reviewer.ask('PUT', path, { answers: {}, revision: 0 });
      expect([stale.status, stale.body.type]).toEqual([409, 'urn:tingzhen:problem:conflict']);
      const incomplete = await reviewer.ask('POST', `${path}/submit`, {
        answers: { greeting: { answer: 'perhaps' } },
        revision: 1,
      });
      expect(incomplete.status).toBe(422);
      expect(incomplete.body.errors).toContainEqual({
        path: 'body.answers.greeting',
        message: expect.any(String),
      });

      const done = await reviewer.ask('POST', `${path}/submit`, {
        answers: { ...answers, greeting: { answer: 'yes', comment: '有问候' } },
        comment: '总体一般',
        revision: 1,
      });
      expect(done.status).toBe(200);
      expect(done.body).toMatchObject({ state: 'submitted', isBlind: false, comment: '总体一般' });
      expect(done.body.machine.scorecard).toBe('general-service');
      expect((await reviewer.ask('PUT', path, { answers, revision: 2 })).status).toBe(409);

      // Beside the machine's, not in its place.
      const seen = (await manager.ask('GET', '/api/v1/conversations/c-1')).body;
      expect(seen.record).toMatchObject([{ score: done.body.score }]);
      expect(seen.evaluations[0]!.score).toBe(done.body.machineScore);

      const own = (await agent.ask('GET', '/api/v1/reviews')).body.reviews;
      expect(own).toMatchObject([{ id, reviewer: null, reviewerName: null, conversation: 'c-1' }]);
      expect((await stranger.ask('GET', '/api/v1/reviews')).body.reviews).toEqual([]);
      expect((await stranger.ask('GET', path)).status).toBe(404);
      const objection = { criterion, wanted: 'yes', reason: '我只是转述' };
      expect((await stranger.ask('POST', `${path}/appeals`, objection)).status).toBe(404);
      expect((await agent.ask('POST', `${path}/appeals`, { ...objection, wanted: 'no' })).status).toBe(400);
      expect((await agent.ask('POST', `${path}/appeals`, { ...objection, wanted: 'maybe' })).status).toBe(
        400,
      );
      const raised = await agent.ask('POST', `${path}/appeals`, objection);
      expect(raised.body).toMatchObject({
        state: 'open',
        answer: 'no',
        rules: [{ rule, outcome: 'hit' }],
        mayDecide: false,
      });
      expect((await agent.ask('POST', `${path}/appeals`, objection)).status).toBe(409);
      expect((await stranger.ask('GET', '/api/v1/appeals')).body.appeals).toEqual([]);

      const decide = `/api/v1/appeals/${raised.body.id}/decide`;
      expect((await reviewer.ask('POST', decide, { outcome: 'upheld', reason: 'x' })).status).toBe(403);
      const decided = await manager.ask('POST', decide, { outcome: 'upheld', reason: '确有其事' });
      expect(decided.body).toMatchObject({
        state: 'upheld',
        standing: 'yes',
        drafts: [{ rulebook: 'general', version: 2, rule, expect: 'miss', errors: 0, passes: false }],
      });
      expect((await manager.ask('POST', decide, { outcome: 'upheld', reason: 'x' })).status).toBe(409);
      const after = (await agent.ask('GET', path)).body;
      expect(after.score).toBeGreaterThan(after.evaluation.score);

      // The example is in a draft, with nobody's name or telephone in it.
      const draft = (await manager.ask('GET', '/api/v1/rulebooks/general/versions/2')).body;
      expect(draft.state).toBe('draft');
      const text: string = draft.files.map((file) => file.text).join('\n');
      expect(text).toContain('申诉成立：c-1');
      expect(text).not.toContain('13800138000');
      expect(text.slice(text.indexOf('申诉成立：c-1'), text.indexOf('申诉成立：c-1') + 300)).not.toContain(
        '王小明',
      );

      // Nor may somebody read it there who may not read the conversation; in force, the rules are there without it.
      const version = '/api/v1/rulebooks/general/versions/2';
      const supervisor = await org.person('supervisor', { teams: ['south'] });
      for (const other of [stranger, supervisor]) {
        expect((await other.ask('GET', '/api/v1/conversations/c-1')).status).toBe(404);
        expect((await other.ask('GET', version)).status).toBe(403);
      }
      expect((await manager.ask('POST', `${version}/activate`)).status).toBe(200);
      const inForce = (await stranger.ask('GET', version)).body.files;
      expect(inForce).toEqual((await stranger.ask('GET', version.replace(/2$/, '1'))).body.files);
      expect((await manager.ask('GET', version)).body.files).toEqual(draft.files);

      const quality = (await manager.ask('GET', '/api/v1/review-quality')).body;
      expect(quality.rules.find((one) => one.rule === rule)).toMatchObject({
        rule,
        hits: 1,
        wrongHits: 1,
        upheld: 1,
        precision: { value: 0 },
      });
      const audited = await stack.ports.workflow.audit.list(org.id, { limit: 100 });
      expect(audited.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['review.request', 'review.submit', 'appeal.raise', 'appeal.decide']),
      );

      await eraseConversations(stack.ports, org.id, ['c-1'], 'system');
      expect((await manager.ask('GET', path)).status).toBe(404);
      expect((await manager.ask('GET', '/api/v1/appeals')).body.appeals).toEqual([]);
      expect((await manager.ask('GET', version)).body.files).toEqual(inForce);
    },
    PATIENCE_MS,
  );

  test(
    'who manages may not decide on their own review; time limits and settings hold',
    async () => {
      const org = await staff(stack, [conversation('c-1')]);
      const [manager, admin] = [await org.person('qa_manager'), await org.person('admin')];
      const supervisor = await org.person('supervisor', { teams: ['north'] });
      const agent = await org.person('agent', { agentIds: ['A01'] });
      await admin.ask('PUT', '/api/v1/review-settings', { machineAnswers: 'at_once', appealDays: 7 });
      const sent = await manager.ask('POST', '/api/v1/reviews', { conversations: ['c-1'] });
      const id: string = sent.body.results[0]!.review;
      expect((await manager.ask('GET', `/api/v1/reviews/${id}`)).body).toMatchObject({ isBlind: false });
      await manager.ask('POST', `/api/v1/reviews/${id}/submit`, { answers: ALL_ANSWERED, revision: 0 });
      const raised = await supervisor.ask('POST', `/api/v1/reviews/${id}/appeals`, {
        criterion: 'greeting',
        wanted: 'yes',
        reason: '有问候',
      });
      expect(raised.status).toBe(201);
      const decide = `/api/v1/appeals/${raised.body.id}/decide`;
      expect((await manager.ask('POST', decide, { outcome: 'rejected', reason: 'x' })).status).toBe(403);
      expect((await admin.ask('GET', '/api/v1/appeals')).body.appeals[0]!.mayDecide).toBe(true);
      expect((await admin.ask('POST', decide, { outcome: 'rejected', reason: '没有' })).body).toMatchObject({
        state: 'rejected',
        standing: null,
        drafts: [],
      });
      await admin.ask('PUT', '/api/v1/review-settings', { machineAnswers: 'after', appealDays: 0 });
      const late = await agent.ask('POST', `/api/v1/reviews/${id}/appeals`, {
        criterion: 'introduction',
        wanted: 'yes',
        reason: '说了',
      });
      expect(late.status).toBe(409);
      // On the organisation's clock, as the language of whoever reads it writes a moment.
      expect(String(late.body.detail)).toMatch(/ended on \d+ [A-Z][a-z]+ 20\d\d at \d\d:\d\d;/);
      expect((await agent.ask('GET', `/api/v1/reviews/${id}`)).body.mayAppeal).toBe(false);
    },
    PATIENCE_MS,
  );

  test(
    'a sample is looked at before it is handed out, by each method',
    async () => {
      const conversations = Array.from({ length: 12 }, (_, index) =>
        conversation(`c-${index}`, `A0${index % 3}`),
      );
      const org = await staff(stack, conversations);
      const manager = await org.person('qa_manager');
      const reviewer = await org.person('reviewer');
      const { rule } = await faultOf(manager, 'c-1');
      const draw = async (method: object, size: number, more: object = {}) =>
        (await manager.ask('POST', '/api/v1/review-plans:draw', { method, size, seed: 7, ...more })).body;
      const random = await draw({ kind: 'random' }, 4);
      expect(random).toMatchObject({ population: 12, seed: 7, scorecard: 'general-service' });
      expect(random.conversations).toHaveLength(4);
      expect(await draw({ kind: 'random' }, 4)).toEqual(random);
      const perAgent = await draw({ kind: 'per_agent' }, 2);
      expect(perAgent.conversations.map(({ agent }) => agent)).toEqual([
        'A00',
        'A00',
        'A01',
        'A01',
        'A02',
        'A02',
      ]);
      const hit = await draw({ kind: 'by_rule', rule }, 50);
      expect(hit.population).toBe(12);
      expect(hit.conversations[0]).toMatchObject({
        why: {
          zh: `规则 ${rule} 命中的 12 通中抽 12 通`,
          en: `12 of 12 in which the rule ${rule} was hit`,
        },
      });
      expect((await draw({ kind: 'by_rule', rule, outcome: 'miss' }, 50)).conversations).toEqual([]);
      expect((await draw({ kind: 'random' }, 50, { filter: { agent: ['A01'] } })).population).toBe(4);
      expect((await draw({ kind: 'doubtful' }, 3)).population).toBe(12);

      const ids = random.conversations.map((one) => one.conversation);
      const plan = { method: { kind: 'random' }, size: 4, seed: 7, name: '一月', reviewers: [reviewer.id] };
      const forged = await manager.ask('POST', '/api/v1/review-plans', {
        ...plan,
        conversations: [...ids.slice(1), 'c-x'],
      });
      expect(forged.status).toBe(409);
      const made = await manager.ask('POST', '/api/v1/review-plans', { ...plan, conversations: ids });
      expect(made.body).toMatchObject({ name: '一月', reviews: 4, submitted: 0, method: { kind: 'random' } });
      // What waits already is not handed out again, and an empty plan is none.
      const again = await manager.ask('POST', '/api/v1/review-plans', { ...plan, conversations: ids });
      expect(again.status).toBe(409);
      const plans = (await manager.ask('GET', '/api/v1/review-plans')).body;
      expect(plans).toMatchObject({ plans: [{ reviews: 4 }] });
      const queue = (await reviewer.ask('GET', '/api/v1/reviews?whose=mine&state=open')).body;
      expect(queue.waiting.mine).toBe(4);
      expect(queue.reviews[0]!.why).toBeNull();
      const all = (await manager.ask('GET', '/api/v1/reviews?state=open')).body;
      expect(all.reviews[0]!.why?.zh).toContain('12 通');
      expect((await manager.ask('GET', '/api/v1/reviewers')).body.reviewers).toContainEqual(
        expect.objectContaining({ userId: reviewer.id, open: 4 }),
      );
      expect((await draw({ kind: 'random' }, 4)).conversations[0]!.waiting).toBe(true);
    },
    PATIENCE_MS,
  );

  test(
    'raters of a calibration see neither the machine nor each other until it is closed',
    async () => {
      const org = await staff(stack, [conversation('c-1'), conversation('c-2')]);
      const manager = await org.person('qa_manager');
      const [li, wu, other] = [
        await org.person('reviewer'),
        await org.person('reviewer'),
        await org.person('reviewer'),
      ];
      const started = await manager.ask('POST', '/api/v1/calibrations', {
        name: '校准',
        conversations: ['c-1', 'c-2'],
        raters: [li.id, wu.id],
      });
      const path = `/api/v1/calibrations/${started.body.id}`;
      expect((await other.ask('GET', path)).status).toBe(404);
      expect((await other.ask('GET', '/api/v1/calibrations')).body.calibrations).toEqual([]);
      for (const [rater, greeting] of [
        [li, 'yes'],
        [wu, 'no'],
      ] as const) {
        const { mine } = (await rater.ask('GET', path)).body;
        for (const { review } of mine) {
          const answers = { ...ALL_ANSWERED, greeting: { answer: greeting } };
          const done = await rater.ask('POST', `/api/v1/reviews/${review}/submit`, { answers, revision: 0 });
          expect(done.body).toMatchObject({ state: 'submitted', isBlind: true, machine: null });
        }
      }
      expect((await li.ask('GET', path)).body).toMatchObject({ state: 'open', criteria: [], splits: [] });
      // A rating is no evaluation of record.
      expect((await manager.ask('GET', '/api/v1/conversations/c-1')).body.record).toEqual([]);
      const closed = (await manager.ask('POST', `${path}/close`)).body;
      const greeting = closed.criteria.find((one) => one.criterion === 'greeting');
      expect(greeting?.people).toMatchObject({ items: 2, percent: { value: 0 } });
      expect(closed.splits).toHaveLength(2);
      expect(closed.splits[0]!.criteria[0]).toMatchObject({ criterion: 'greeting', answers: ['yes', 'no'] });
    },
    PATIENCE_MS,
  );

  test(
    'a manager who rates is told what the others say once the session is closed, not before',
    async () => {
      const org = await staff(stack, [conversation('c-1')]);
      const [quinn, admin] = [await org.person('qa_manager'), await org.person('admin')];
      const anna = await org.person('reviewer');
      const session = { name: '校准', conversations: ['c-1'], raters: [anna.id, quinn.id] };
      const started = await quinn.ask('POST', '/api/v1/calibrations', session);
      const calibration = `/api/v1/calibrations/${started.body.id}`;
      const rating = `/api/v1/reviews/${(await anna.ask('GET', calibration)).body.mine[0]!.review}`;
      const answers = { ...ALL_ANSWERED, greeting: { answer: 'yes', comment: '有问候' } };
      const listed = async (person: Person) =>
        (await person.ask('GET', '/api/v1/reviews?conversation=c-1')).body.reviews;

      await anna.ask('PUT', rating, { answers, comment: '不错', revision: 0 });
      const untold = { answers: {}, comment: '', evaluation: null, record: null, score: null };
      expect((await quinn.ask('GET', rating)).body).toMatchObject({ state: 'open', ...untold });
      await anna.ask('POST', `${rating}/submit`, { answers, comment: '不错', revision: 1 });
      for (const other of [quinn, admin]) {
        expect((await other.ask('GET', rating)).body).toMatchObject({ state: 'submitted', ...untold });
        const scores = (await listed(other)).map((one) => [one.state, one.score]);
        expect(scores).toEqual([
          ['open', null],
          ['submitted', null],
        ]);
      }
      expect((await anna.ask('GET', rating)).body).toMatchObject({ comment: '不错', score: 100 });
      expect(await listed(anna)).toMatchObject([{ score: 100 }]);
      const audited = await stack.ports.workflow.audit.list(org.id, { limit: 100 });
      expect(audited.find(({ action }) => action === 'review.submit')?.details?.['score']).toBeNull();

      await quinn.ask('POST', `${calibration}/close`);
      expect((await quinn.ask('GET', rating)).body).toMatchObject({ comment: '不错', score: 100 });
      expect(await listed(quinn)).toMatchObject([{ state: 'open' }, { score: 100 }]);
    },
    PATIENCE_MS,
  );
});
