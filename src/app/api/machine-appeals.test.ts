import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStack, openApiStack } from '../../../test/suites/api-stack.ts';
import { asTheMachine, faultOf, judged, type Person, staff } from '../../../test/suites/review-staff.ts';
import { ALL_ANSWERED } from '../../../test/suites/review-things.ts';

let stack: ApiStack;
beforeAll(async () => {
  stack = await openApiStack();
});
afterAll(() => stack.close());

const CARD = 'general-service';
/** For how long a story may take on a busy machine. */
const PATIENCE_MS = 120_000;

/** The score of a conversation as lists and figures give it. */
async function listedScore(person: Person, id: string): Promise<number | undefined> {
  const { body } = await person.ask('GET', '/api/v1/conversations');
  const { conversations } = body as unknown as {
    readonly conversations: readonly { readonly id: string; readonly scores: Record<string, number> }[];
  };
  return conversations.find((one) => one.id === id)?.scores[CARD];
}

describe('what counts', () => {
  test(
    'an agent objects to the machine alone, within the time, and what is decided counts everywhere',
    async () => {
      const org = await staff(stack, [judged('c-1'), judged('c-2', 'A02', 'south')]);
      const [manager, admin] = [await org.person('qa_manager'), await org.person('admin')];
      const agent = await org.person('agent', { agentIds: ['A01'] });
      const stranger = await org.person('agent', { agentIds: ['A02'] });
      const { criterion, rule } = await faultOf(manager, 'c-1');
      const path = '/api/v1/conversations/c-1';
      const before = (await agent.ask('GET', path)).body;
      expect(before).toMatchObject({ record: [], appeals: [], appealUntil: expect.any(String) });
      const machineScore = before.evaluations[0]!.score;

      const objection = { scorecard: CARD, criterion, wanted: 'yes', reason: '我只是转述' };
      const raise = (person: Person, body: object) => person.ask('POST', `${path}/appeals`, body);
      expect((await raise(stranger, objection)).status).toBe(404);
      expect((await raise(agent, { ...objection, scorecard: 'none' })).status).toBe(409);
      expect((await raise(agent, { ...objection, wanted: 'no' })).status).toBe(400);
      const raised = await raise(agent, objection);
      expect(raised).toMatchObject({
        status: 201,
        body: { state: 'open', rules: [{ rule, outcome: 'hit' }] },
      });
      expect((await raise(agent, objection)).status).toBe(409);

      // Nobody has reviewed, and while it is open the machine's score counts.
      expect((await manager.ask('GET', '/api/v1/reviews')).body.reviews).toEqual([]);
      const meanwhile = (await agent.ask('GET', path)).body;
      expect(meanwhile).toMatchObject({
        record: [],
        appeals: [{ scorecard: CARD, criterion, state: 'open' }],
      });
      expect(await listedScore(manager, 'c-1')).toBe(machineScore);

      const decided = await manager.ask('POST', `/api/v1/appeals/${raised.body.id}/decide`, {
        outcome: 'upheld',
        reason: '确有其事',
      });
      expect(decided.body).toMatchObject({ state: 'upheld', standing: 'yes', drafts: [{ rule }] });
      await stack.analyseAll(org.id);
      const after = (await agent.ask('GET', path)).body;
      expect(after).toMatchObject({ record: [{ scorecard: CARD }], appeals: [{ state: 'upheld' }] });
      expect(after.evaluations[0]!.score).toBe(machineScore);
      const standing = (after.record[0] as { score: number }).score;
      expect(standing).toBeGreaterThan(machineScore);
      expect(await listedScore(manager, 'c-1')).toBe(standing);

      // Of the machine's answers only the one was looked at.
      const quality = (await manager.ask('GET', '/api/v1/review-quality')).body as unknown as {
        readonly reviews: number;
        readonly rules: readonly object[];
      };
      expect(quality.reviews).toBe(0);
      expect(quality.rules).toMatchObject([{ rule, hits: 1, wrongHits: 1, upheld: 1 }]);

      await admin.ask('PUT', '/api/v1/review-settings', { machineAnswers: 'after', appealDays: 0 });
      expect((await agent.ask('GET', path)).body).toMatchObject({ appealUntil: null });
      const late = await raise(agent, { ...objection, criterion: 'greeting' });
      expect(late.status).toBe(409);
    },
    PATIENCE_MS,
  );

  test(
    'a review counts in lists and exports instead of the machine, and is what can be objected to',
    async () => {
      const org = await staff(stack, [judged('c-1')]);
      const [manager, agent] = [
        await org.person('qa_manager'),
        await org.person('agent', { agentIds: ['A01'] }),
      ];
      const machineScore = await listedScore(manager, 'c-1');
      const sent = await manager.ask('POST', '/api/v1/reviews', { conversations: ['c-1'] });
      const review = sent.body.results[0]!.review;
      const done = await manager.ask('POST', `/api/v1/reviews/${review}/submit`, {
        answers: ALL_ANSWERED,
        revision: 0,
      });
      expect(done.body.score).not.toBe(machineScore);
      await stack.analyseAll(org.id);
      expect(await listedScore(manager, 'c-1')).toBe(done.body.score);
      const answers = await asTheMachine(manager, 'c-1');
      expect(Object.keys(answers).length).toBeGreaterThan(3);
      const refused = await agent.ask('POST', '/api/v1/conversations/c-1/appeals', {
        scorecard: CARD,
        criterion: 'greeting',
        wanted: 'not_applicable',
        reason: '不该扣',
      });
      expect(refused.status).toBe(409);

      // A second review is compared with the machine, not with the first one.
      const again = await manager.ask('POST', '/api/v1/reviews', { conversations: ['c-1'] });
      const second = await manager.ask('POST', `/api/v1/reviews/${again.body.results[0]!.review}/submit`, {
        answers: ALL_ANSWERED,
        revision: 0,
      });
      expect(second.body.machineScore).toBe(machineScore);
    },
    PATIENCE_MS,
  );

  test(
    'a judgement goes with its conversation to whoever carries it now, who sees it and has the whole time to object',
    async () => {
      const org = await staff(stack, [judged('c-1'), judged('c-2')]);
      const manager = await org.person('qa_manager');
      const before = await org.person('agent', { agentIds: ['A01'] });
      const now = await org.person('agent', { agentIds: ['A02'] });
      const sent = await manager.ask('POST', '/api/v1/reviews', { conversations: ['c-1'] });
      const path = `/api/v1/reviews/${sent.body.results[0]!.review}`;
      await manager.ask('POST', `${path}/submit`, { answers: ALL_ANSWERED, revision: 0 });
      await stack.analyseAll(org.id);
      const objected = { scorecard: CARD, wanted: 'not_applicable', reason: '不该扣' };
      const { criterion } = await faultOf(manager, 'c-2');
      await before.ask('POST', '/api/v1/conversations/c-2/appeals', { ...objected, criterion });
      const until = (await before.ask('GET', path)).body.appealUntil;

      for (const id of ['c-1', 'c-2']) {
        const { turns, ...rest } = judged(id, 'A02', 'south');
        const more = [...turns, { role: 'agent', text: '我是新接手的同事，马上为您处理。' }];
        await manager.ask('POST', '/api/v1/conversations', { ...rest, turns: more });
      }
      await stack.analyseAll(org.id);
      expect((await before.ask('GET', '/api/v1/reviews')).body.reviews).toEqual([]);
      expect((await before.ask('GET', '/api/v1/appeals')).body.appeals).toEqual([]);
      const objection = { criterion: 'greeting', wanted: 'yes', reason: '有问候' };
      expect((await before.ask('POST', `${path}/appeals`, objection)).status).toBe(404);
      expect((await now.ask('GET', '/api/v1/reviews')).body.reviews).toMatchObject([{ agent: 'A02' }]);
      expect((await now.ask('GET', '/api/v1/appeals')).body.appeals).toMatchObject([{ agent: 'A02' }]);
      const carried = (await now.ask('GET', path)).body;
      expect(carried).toMatchObject({ agent: 'A02', team: 'south', mayAppeal: true });
      expect(carried.appealUntil! > until!).toBe(true);
      const notices = (await now.ask('GET', '/api/v1/notices')).body;
      expect(notices).toMatchObject({ notices: [{ kind: 'reviewed', conversation: 'c-1' }] });
      expect((await now.ask('POST', `${path}/appeals`, objection)).status).toBe(201);
      // The machine's evaluation is held by the objection of the one before: they may object to what else it says.
      const { answers } = (await now.ask('GET', '/api/v1/conversations/c-2')).body.evaluations[0]!;
      const further = answers.find(
        (one) => one.criterion !== criterion && ['yes', 'no'].includes(one.answer),
      )!;
      const other = await now.ask('POST', '/api/v1/conversations/c-2/appeals', {
        ...objected,
        criterion: further.criterion,
      });
      expect(other.status).toBe(201);
    },
    PATIENCE_MS,
  );
});
