import { readFileSync } from 'node:fs';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { may } from '#core/access/permissions.ts';
import type { NewReview, Review } from '#core/ports/reviews.ts';
import { evaluateByHand } from '#core/reviews/evaluate-by-hand.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';

const TEXT = readFileSync(new URL('../../packs/general/scorecard.yaml', import.meta.url), 'utf8');
export const GENERAL_SCORECARD = parseScorecard(TEXT).scorecard!;

/** The general scorecard filled in: nothing applies. */
export const ALL_ANSWERED: Review['answers'] = Object.fromEntries(
  GENERAL_SCORECARD.sections.flatMap(({ criteria }) =>
    criteria.map(({ id }) => [id, { answer: 'not_applicable' }] as const),
  ),
);

const DRAWN = { filter: { channel: ['chat'] }, method: { kind: 'random' }, size: 5, seed: 7 };

/** Requests that are right in themselves, for the routes of reviews. */
export const REVIEW_REQUESTS: Readonly<Record<string, { readonly query?: string; readonly body?: unknown }>> =
  {
    'POST /api/v1/reviews': { body: { conversations: ['c-1'] } },
    'PUT /api/v1/reviews/:id': { body: { answers: {}, revision: 0 } },
    'POST /api/v1/reviews/:id/submit': { body: { answers: ALL_ANSWERED, revision: 0 } },
    'POST /api/v1/reviews/:id/assign': { body: { reviewer: 'me' } },
    'POST /api/v1/reviews/:id/appeals': {
      body: { criterion: 'greeting', wanted: 'yes', reason: '我问候了' },
    },
    'POST /api/v1/conversations/:id/appeals': {
      body: {
        scorecard: 'general-service',
        criterion: 'greeting',
        wanted: 'yes',
        reason: '我问候了',
      },
    },
    'POST /api/v1/appeals/:id/decide': { body: { outcome: 'rejected', reason: '录音里没有' } },
    'POST /api/v1/review-plans:draw': { body: DRAWN },
    'POST /api/v1/review-plans': { body: { ...DRAWN, name: '一月', conversations: ['c-1'] } },
    'PUT /api/v1/review-settings': { body: { machineAnswers: 'after', appealDays: 7 } },
  };

/** What a route of reviews names, made afresh in an organisation; nothing for other routes. */
export async function reviewThings(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  route: string,
): Promise<{ readonly id?: string; readonly body?: unknown }> {
  const { reviews, people } = workflow;
  const members = (await people.members(organisation)).filter(({ role }) => may(role, 'reviews.write'));
  if (route === 'POST /api/v1/calibrations') {
    const raters = members.slice(0, 2).map(({ userId }) => userId);
    return {
      body: { name: '校准', conversations: ['c-1'], raters: raters.length < 2 ? ['x', 'y'] : raters },
    };
  }
  if (route.includes('/calibrations/')) {
    const keys = await people.keys(organisation);
    const raters = [...members.map(({ userId }) => `user:${userId}`), ...keys.map(({ id }) => `key:${id}`)];
    const session = { name: '校准', scorecard: 'general-service', conversations: ['c-1'], raters };
    const { id } = await reviews.createCalibration(organisation, { ...session, createdBy: 'system' }, []);
    return { id };
  }
  // Nobody has judged it, nobody has objected yet, and it waits for no review.
  const isFresh = route.endsWith('/conversations/:id/appeals') || route === 'POST /api/v1/review-plans';
  if (isFresh) await reviews.forget(organisation, ['c-1']);
  if (!route.includes('/reviews/:id') && !route.includes('/appeals/:id')) return {};
  const open = await reviews.list(organisation, { state: 'open', calibration: false, limit: 100 });
  for (const { id } of open) await reviews.withdraw(organisation, id);
  const [review] = await reviews.create(organisation, [FREE]);
  const isOpen = /^(PUT|DELETE)|\/(submit|assign)$/.test(route);
  if (isOpen) return { id: review!.id };
  const { evaluation } = evaluateByHand(GENERAL_SCORECARD, ALL_ANSWERED);
  const content = { answers: ALL_ANSWERED, comment: '', revision: 0, machine: null, rulebooks: [] };
  const submitted = await reviews.submit(organisation, review!.id, { ...content, evaluation });
  if (!route.includes('/appeals/:id')) return { id: submitted.id };
  const { conversation, agent, team, scorecard } = submitted;
  const objection = { criterion: 'greeting', answer: 'not_applicable', wanted: 'yes', reason: '我问候了' };
  const appeal = await reviews.raise(organisation, {
    ...{ review: submitted.id, conversation, agent, team, scorecard },
    ...objection,
    rules: [],
    raisedBy: 'user:somebody',
  });
  return { id: appeal.id };
}

/** Of an agent and team in everybody's scope, waiting for whoever takes it. */
const FREE: NewReview = {
  conversation: 'c-1',
  agent: 'A01',
  team: 'north',
  scorecard: 'general-service',
  plan: null,
  calibration: null,
  reviewer: null,
  why: null,
  createdBy: 'system',
};
