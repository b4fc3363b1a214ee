import type { z } from 'zod';
import { drawSample } from '#app/usecases/service/reviews/draw-sample.ts';
import { measureQuality } from '#app/usecases/service/reviews/measure-quality.ts';
import { membersWhoReview } from '#app/usecases/service/reviews/people.ts';
import { planReviews } from '#app/usecases/service/reviews/plan-reviews.ts';
import { activeScorecard } from '#app/usecases/service/reviews/scorecards.ts';
import { listQuery } from '#contract/api/operations.ts';
import {
  drawnSample,
  drawRequest,
  planRequest,
  reviewPlan,
  reviewPlans,
} from '#contract/api/review-plans.ts';
import {
  qualityQuery,
  reviewers as reviewersSchema,
  reviewQuality,
  reviewSettings,
} from '#contract/api/reviews.ts';
import type { Caller } from '#core/access/caller.ts';
import type { PlanProgress } from '#core/ports/reviews.ts';
import type { SampleRequest } from '#core/reviews/sampling.ts';
import { askedFilter } from '../asked-filter.ts';
import type { Endpoints } from '../endpoint.ts';
import { conflict } from '../problem.ts';
import { asQuestion } from '../question.ts';
import type { RouteContext } from '../route-context.ts';
import { noScorecard, unknownReviewers } from './review-problems.ts';

const SEEDS = 2 ** 31;

export function reviewPlanRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  const { reviews } = ports.workflow;

  endpoints.add(
    'reviews.manage',
    {
      method: 'post',
      path: '/api/v1/review-plans:draw',
      tag: 'reviews',
      summary: { zh: '试抽一次，看看会抽到哪些对话', en: 'Draw a sample to look at' },
      body: drawRequest,
      answer: { status: 200, schema: drawnSample },
    },
    async ({ caller, body }) => {
      const request = await requestOf(caller, body, body.seed ?? Math.floor(Math.random() * SEEDS));
      const sample = await asQuestion(() => drawSample(ports, caller, request));
      return { seed: request.seed, scorecard: request.scorecard, ...sample };
    },
  );

  endpoints.add(
    'reviews.manage',
    {
      method: 'post',
      path: '/api/v1/review-plans',
      tag: 'reviews',
      summary: { zh: '把抽到的对话分给复核员', en: 'Hand what was drawn to reviewers' },
      body: planRequest,
      answer: { status: 201, schema: reviewPlan },
    },
    async ({ caller, body }) => {
      const request = await requestOf(caller, body, body.seed);
      const { name, conversations, reviewers } = body;
      const done = await asQuestion(() =>
        planReviews(ports, caller, { name, request, conversations, reviewers }),
      );
      if (done.outcome === 'unknown_reviewers') throw unknownReviewers(done.unknown);
      if (done.outcome === 'drawn_otherwise') {
        throw conflict({
          zh: '对话有了变化，现在抽到的和看过的不一样：请重新抽一次',
          en: 'Conversations have changed and the draw gives others by now: draw again',
        });
      }
      if (done.outcome === 'nothing_left') {
        throw conflict({
          zh: '抽到的对话都已在等待复核，没有新的可分：请另抽一次',
          en: 'All that were drawn wait for a review already: draw others',
        });
      }
      await audit(caller, 'review.plan', done.plan.id, { name, reviews: done.plan.reviews, seed: body.seed });
      return shownPlan(done.plan);
    },
  );

  endpoints.add(
    'reviews.manage',
    {
      method: 'get',
      path: '/api/v1/review-plans',
      tag: 'reviews',
      summary: { zh: '列出抽检计划及进度', en: 'List samples and how far they are' },
      query: listQuery,
      answer: { status: 200, schema: reviewPlans },
    },
    async ({ caller, query: { limit } }) => ({
      plans: (await reviews.plans(caller.organisation, limit)).map(shownPlan),
    }),
  );

  endpoints.add(
    'reviews.manage',
    {
      method: 'get',
      path: '/api/v1/reviewers',
      tag: 'reviews',
      summary: { zh: '谁能复核，各有多少待评', en: 'Who may review, and how much waits with each' },
      answer: { status: 200, schema: reviewersSchema },
    },
    async ({ caller: { organisation } }) => ({
      reviewers: await Promise.all(
        (await membersWhoReview(ports, organisation)).map(async ({ userId, name, role }) => ({
          userId,
          name,
          role,
          open: await reviews.count(organisation, { state: 'open', reviewer: `user:${userId}` }),
        })),
      ),
    }),
  );

  endpoints.add(
    'reviews.read',
    {
      method: 'get',
      path: '/api/v1/review-settings',
      tag: 'reviews',
      summary: { zh: '查看复核与申诉的设置', en: 'Read how reviews and appeals go' },
      answer: { status: 200, schema: reviewSettings },
    },
    ({ caller }) => reviews.settings(caller.organisation),
  );

  endpoints.add(
    'reviews.manage',
    {
      method: 'put',
      path: '/api/v1/review-settings',
      tag: 'reviews',
      summary: { zh: '修改复核与申诉的设置', en: 'Change how reviews and appeals go' },
      body: reviewSettings,
      answer: { status: 200, schema: reviewSettings },
    },
    async ({ caller, body }) => {
      await reviews.setSettings(caller.organisation, body);
      await audit(caller, 'review.settings', caller.organisation, body);
      return body;
    },
  );

  endpoints.add(
    'reviews.manage',
    {
      method: 'get',
      path: '/api/v1/review-quality',
      tag: 'reviews',
      summary: {
        zh: '每条规则的准确率，以及每个评分项的人机一致程度',
        en: 'How precise each rule is, and how far people and machine agree on each criterion',
      },
      query: qualityQuery,
      answer: { status: 200, schema: reviewQuality },
    },
    async ({ caller, query: { from, scorecard } }) => {
      const quality = await measureQuality(ports, caller.organisation, {
        ...(from === undefined ? {} : { from }),
        ...(scorecard === undefined ? {} : { scorecard }),
      });
      if (quality === null) throw noScorecard(scorecard);
      return quality;
    },
  );

  async function requestOf(
    caller: Caller,
    { method, filter, size, scorecard: wanted }: z.output<typeof drawRequest>,
    seed: number,
  ): Promise<SampleRequest> {
    const scorecard = await activeScorecard(ports, caller.organisation, wanted);
    if (scorecard === null) throw noScorecard(wanted);
    return {
      method,
      size,
      seed,
      scorecard: scorecard.id,
      filter: await askedFilter(ports, caller, filter),
    };
  }
}

function shownPlan({ request, ...plan }: PlanProgress) {
  const { method, size, seed, scorecard } = request;
  return { ...plan, method, size, seed, scorecard };
}
