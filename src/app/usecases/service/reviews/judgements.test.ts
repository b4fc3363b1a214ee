import { expect, it } from 'vitest';
import type { Caller } from '#core/access/caller.ts';
import {
  chat,
  type ServiceStack,
  SMALL_RULEBOOK,
  SMALL_RULES,
  SMALL_SCORECARD,
  useServiceStack,
} from '../../../../../test/suites/service-stack.ts';
import { receiveConversations } from '../receive-conversations.ts';
import { sweepOverdue } from '../sweep-overdue.ts';
import { decideAppeal } from './decide-appeal.ts';
import { raiseAppeal } from './raise-appeal.ts';
import { requestReviews } from './request-reviews.ts';
import { submitReview } from './submit-review.ts';
import { viewCalibration } from './view-calibration.ts';

const stack = useServiceStack();
const LATER = 3 * 60_000;
const NEITHER = { apology: { answer: 'no' }, 'no-refusal': { answer: 'no' } };

const caller = (organisation: string, actor: string, role: Caller['role'] = 'admin'): Caller => ({
  organisation,
  actor,
  role,
  agentIds: [],
  teams: [],
});

/** A process that is killed before it reaches the queue. */
const killed = (ports: ServiceStack): ServiceStack => ({
  ...ports,
  queue: { ...ports.queue, send: async () => Promise.reject(new Error('killed')) },
});

/** An analysed conversation that waits for a review; the answer is the review's id. */
async function waiting(ports: ServiceStack, organisation: string): Promise<string> {
  await receiveConversations(ports, organisation, [chat('c-1')]);
  await ports.drain();
  const sent = await requestReviews(ports, caller(organisation, 'user:li'), { conversations: ['c-1'] });
  return sent.outcome === 'done' ? sent.results[0]!.review! : '';
}

const scored = async (ports: ServiceStack, organisation: string) =>
  (await ports.facts.search(organisation, {}, { limit: 1, sort: 'newest' })).conversations.map(
    ({ scores }) => scores,
  );

it('a decision reaches the figures however the process ends after it', async () => {
  const ports = stack();
  const { id } = await ports.organisation();
  const review = await waiting(ports, id);
  const content = { answers: NEITHER, comment: '', revision: 0 };
  const submitted = submitReview(killed(ports), caller(id, 'user:li'), review, content);
  await expect(submitted).rejects.toThrow('killed');
  ports.advance(LATER);
  await sweepOverdue(ports);
  await ports.drain();
  expect(await scored(ports, id)).toEqual([{ manners: 0 }]);

  const objection = { criterion: 'apology', wanted: 'yes', reason: '说了抱歉' };
  const raised = await raiseAppeal(ports, caller(id, 'user:an'), review, objection);
  const appeal = raised.outcome === 'raised' ? raised.appeal.id : '';
  const decision = { outcome: 'upheld', reason: '属实' } as const;
  const decided = decideAppeal(killed(ports), caller(id, 'user:wu'), appeal, decision);
  await expect(decided).rejects.toThrow('killed');
  ports.advance(LATER);
  await sweepOverdue(ports);
  await ports.drain();
  expect(await scored(ports, id)).toEqual([{ manners: 50 }]);
});

const RENAMED = SMALL_SCORECARD.replace('id: apology', 'id: apology-v2');
const rulebook = (scorecard: string) =>
  SMALL_RULEBOOK.map((file) => ({ ...file, text: file.path === 'scorecard.yaml' ? scorecard : file.text }));

it.each([
  ['renames a criterion', rulebook(RENAMED.replace('version: "1"', 'version: "2"'))],
  ['renames a criterion and not its version', rulebook(RENAMED)],
  ['has no scorecard any more', [{ path: 'rules.yaml', text: SMALL_RULES }]],
])('a closed calibration stays as it was when the rulebook %s', async (_, files) => {
  const ports = stack();
  const { id } = await ports.organisation();
  await receiveConversations(ports, id, [chat('c-1')]);
  await ports.drain();
  const { reviews, rulebooks } = ports.workflow;
  const manager = caller(id, 'user:boss');
  const raters = ['user:li', 'user:wu'];
  const session = { name: '校准', scorecard: 'manners', conversations: ['c-1'], raters };
  const ratings = raters.map((reviewer) => ({
    ...{ conversation: 'c-1', agent: 'A01', team: 'north', scorecard: 'manners' },
    ...{ plan: null, reviewer, why: null, createdBy: 'user:boss' },
  }));
  const { id: calibration } = await reviews.createCalibration(
    id,
    { ...session, createdBy: 'user:boss' },
    ratings,
  );
  for (const { id: rating, reviewer } of await reviews.list(id, { calibration, limit: 2 })) {
    const answers = { ...NEITHER, apology: { answer: reviewer === 'user:li' ? 'yes' : 'no' } };
    const content = { answers, comment: '', revision: 0 };
    expect(await submitReview(ports, caller(id, reviewer!), rating, content)).toMatchObject({
      outcome: 'held',
    });
  }
  await reviews.closeCalibration(id, calibration);
  const before = await viewCalibration(ports, manager, calibration);
  expect(before?.splits).toMatchObject([{ conversation: 'c-1', criteria: [{ criterion: 'apology' }] }]);
  expect(before?.criteria.map(({ criterion }) => criterion)).toEqual(['apology', 'no-refusal']);

  const draft = await ports.draft(id, files);
  await rulebooks.activate(id, draft.rulebook, draft.version);
  expect(await viewCalibration(ports, manager, calibration)).toEqual(before);
});

const weighted = (weights: readonly number[]) => `scorecard: manners
version: "1"
title: { zh: 礼貌, en: Manners }
sections:
  - id: all
    title: { zh: 全部, en: All }
    weight: 100
    criteria:
${weights.map((weight, at) => `      - { id: q${at + 1}, title: q${at + 1}, weight: ${weight}, answer: person }`).join('\n')}
`;
const weightedFiles = (weights: readonly number[]) => [{ path: 'scorecard.yaml', text: weighted(weights) }];

it('an appeal is reckoned with the weights that judged, though others are active since under the same version', async () => {
  const ports = stack();
  const { id } = await ports.organisation({ files: weightedFiles([60, 20, 20]) });
  const review = await waiting(ports, id);
  const answers = { q1: { answer: 'yes' }, q2: { answer: 'no' }, q3: { answer: 'no' } };
  const content = { answers, comment: '', revision: 0 };
  await submitReview(ports, caller(id, 'user:li'), review, content);
  await ports.drain();
  expect(await scored(ports, id)).toEqual([{ manners: 60 }]);

  const draft = await ports.draft(id, weightedFiles([20, 60, 20]));
  await ports.workflow.rulebooks.activate(id, draft.rulebook, draft.version);
  const objection = { criterion: 'q3', wanted: 'yes', reason: '说了' };
  const raised = await raiseAppeal(ports, caller(id, 'user:an'), review, objection);
  const appeal = raised.outcome === 'raised' ? raised.appeal.id : '';
  await decideAppeal(ports, caller(id, 'user:wu'), appeal, { outcome: 'upheld', reason: '属实' });
  await ports.drain();
  expect(await scored(ports, id)).toEqual([{ manners: 80 }]);
});

it('an appeal is not reckoned with the weights of a rulebook that was retired before somebody judged', async () => {
  const ports = stack();
  const { id } = await ports.organisation({ files: weightedFiles([60, 20, 20]) });
  const { rulebooks } = ports.workflow;
  const files = weightedFiles([20, 60, 20]);
  const mine = await rulebooks.saveDraft(id, { rulebook: 'mine', files, note: '', createdBy: 'test' });
  await rulebooks.activate(id, mine.rulebook, mine.version);
  await rulebooks.retire(id, mine.rulebook, mine.version);
  const review = await waiting(ports, id);
  const answers = { q1: { answer: 'yes' }, q2: { answer: 'no' }, q3: { answer: 'no' } };
  await submitReview(ports, caller(id, 'user:li'), review, { answers, comment: '', revision: 0 });
  const objection = { criterion: 'q3', wanted: 'yes', reason: '说了' };
  const raised = await raiseAppeal(ports, caller(id, 'user:an'), review, objection);
  const appeal = raised.outcome === 'raised' ? raised.appeal.id : '';
  await decideAppeal(ports, caller(id, 'user:wu'), appeal, { outcome: 'upheld', reason: '属实' });
  await ports.drain();
  expect(await scored(ports, id)).toEqual([{ manners: 80 }]);
});
