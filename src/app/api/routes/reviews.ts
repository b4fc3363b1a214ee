import { assignReview } from '#app/usecases/service/reviews/assign-review.ts';
import { listReviews } from '#app/usecases/service/reviews/list-reviews.ts';
import { requestReviews } from '#app/usecases/service/reviews/request-reviews.ts';
import { saveReview } from '#app/usecases/service/reviews/save-review.ts';
import { submitReview } from '#app/usecases/service/reviews/submit-review.ts';
import { viewReview } from '#app/usecases/service/reviews/view-review.ts';
import { conversationDetailQuery } from '#contract/api/conversations.ts';
import {
  assignment,
  idPlace,
  reviewDetail,
  reviewDraft,
  reviewPage,
  reviewRequest,
  reviewsQuery,
  reviewsRequested,
  savedReview,
} from '#contract/api/reviews.ts';
import { ROLE_TITLES } from '#core/access/role-titles.ts';
import type { Endpoints } from '../endpoint.ts';
import { conflict, forbidden, invalidContent } from '../problem.ts';
import { askedReveal } from '../reveal.ts';
import type { RouteContext } from '../route-context.ts';
import { heldReview, noScorecard, noSuchReview, unknownReviewers } from './review-problems.ts';

export function reviewRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  endpoints.add(
    'reviews.request',
    {
      method: 'post',
      path: '/api/v1/reviews',
      tag: 'reviews',
      summary: { zh: '把对话送去人工复核', en: 'Send conversations to people who review them' },
      body: reviewRequest,
      answer: { status: 201, schema: reviewsRequested },
    },
    async ({ caller, body: { conversations, scorecard, reviewers } }) => {
      const done = await requestReviews(ports, caller, {
        conversations,
        ...(scorecard === undefined ? {} : { scorecard }),
        ...(reviewers === undefined ? {} : { reviewers }),
      });
      if (done.outcome === 'no_scorecard') throw noScorecard(scorecard);
      if (done.outcome === 'unknown_reviewers') throw unknownReviewers(done.unknown);
      if (done.outcome === 'may_not_assign') {
        const role = ROLE_TITLES[caller.role];
        throw forbidden({
          zh: `你的角色（${role.zh}）不能指定由谁复核；不填 reviewers 即可送出`,
          en: `Your role (${role.en}) may not say who reviews: send them without reviewers`,
        });
      }
      const created = done.results.filter(({ status }) => status === 'created');
      if (created.length > 0) {
        const details = { conversations: created.map(({ conversation }) => conversation).slice(0, 100) };
        await audit(caller, 'review.request', String(created.length), details);
      }
      return { created: created.length, results: done.results };
    },
  );

  endpoints.add(
    'reviews.read',
    {
      method: 'get',
      path: '/api/v1/reviews',
      tag: 'reviews',
      summary: { zh: '列出复核', en: 'List reviews' },
      query: reviewsQuery,
      answer: { status: 200, schema: reviewPage },
    },
    ({ caller, query: { state, whose, conversation, plan, limit } }) =>
      listReviews(ports, caller, {
        whose,
        limit,
        ...(state === undefined ? {} : { state }),
        ...(conversation === undefined ? {} : { conversations: [conversation] }),
        ...(plan === undefined ? {} : { plan }),
      }),
  );

  endpoints.add(
    'reviews.read',
    {
      method: 'get',
      path: '/api/v1/reviews/{id}',
      tag: 'reviews',
      summary: { zh: '查看一次复核及其对话', en: 'Read a review beside its conversation' },
      params: idPlace,
      query: conversationDetailQuery,
      answer: { status: 200, schema: reviewDetail },
    },
    async ({ caller, params: { id }, query }) => {
      const view = await viewReview(ports, caller, id, askedReveal(caller, query));
      if (view === null) throw noSuchReview(id);
      return view;
    },
  );

  endpoints.add(
    'reviews.write',
    {
      method: 'put',
      path: '/api/v1/reviews/{id}',
      tag: 'reviews',
      summary: { zh: '保存填到一半的复核', en: 'Keep a review that is not finished' },
      params: idPlace,
      body: reviewDraft,
      answer: { status: 200, schema: savedReview },
    },
    async ({ caller, params: { id }, body }) => {
      const { revision, reviewer } = heldReview(id, await saveReview(ports, caller, id, contentOf(body)));
      return { revision, reviewer };
    },
  );

  endpoints.add(
    'reviews.write',
    {
      method: 'post',
      path: '/api/v1/reviews/{id}/submit',
      tag: 'reviews',
      summary: {
        zh: '提交复核，成为该对话的正式评分',
        en: 'Submit a review, which becomes the evaluation of record',
      },
      params: idPlace,
      body: reviewDraft,
      answer: { status: 200, schema: reviewDetail },
    },
    async ({ caller, params: { id }, body }) => {
      const done = await submitReview(ports, caller, id, contentOf(body));
      if (done.outcome === 'no_scorecard') throw noScorecard(done.scorecard);
      if (done.outcome === 'incomplete') {
        throw invalidContent(
          { zh: '有评分项还没有答好，补全后再提交', en: 'Some criteria are not answered yet: complete them' },
          [
            ...done.missing.map((criterion) => ({
              path: `body.answers.${criterion}`,
              message: { zh: '还没有作答', en: 'not answered' },
            })),
            ...done.wrong.map((criterion) => ({
              path: `body.answers.${criterion}`,
              message: { zh: '没有这个选项', en: 'there is no such option' },
            })),
          ],
        );
      }
      const review = heldReview(id, done);
      await audit(caller, 'review.submit', id, {
        conversation: review.conversation,
        scorecard: review.scorecard,
        // The log is read while the session is open.
        score: review.calibration === null ? (review.record?.score ?? null) : null,
      });
      const view = await viewReview(ports, caller, id, false);
      if (view === null) throw noSuchReview(id);
      return view;
    },
  );

  endpoints.add(
    'reviews.write',
    {
      method: 'post',
      path: '/api/v1/reviews/{id}/assign',
      tag: 'reviews',
      summary: { zh: '领取、退回或改派复核', en: 'Take a review, give it back or give it to somebody else' },
      params: idPlace,
      body: assignment,
      answer: { status: 200, schema: savedReview },
    },
    async ({ caller, params: { id }, body: { reviewer: to } }) => {
      const done = await assignReview(ports, caller, id, to);
      if (done.outcome === 'unknown_reviewer') throw unknownReviewers([String(to)]);
      if (done.outcome === 'may_not_assign') {
        throw forbidden({
          zh: '只能领取无人的复核，或退回自己的；校准中的复核不能转手',
          en: 'You may take what is free and give back what is yours; ratings of a calibration stay with their raters',
        });
      }
      const { revision, reviewer } = heldReview(id, done);
      await audit(caller, 'review.assign', id, { reviewer });
      return { revision, reviewer };
    },
  );

  endpoints.add(
    'reviews.manage',
    {
      method: 'delete',
      path: '/api/v1/reviews/{id}',
      tag: 'reviews',
      summary: { zh: '撤回还没提交的复核', en: 'Take back a review that is not submitted' },
      params: idPlace,
      answer: { status: 204 },
    },
    async ({ caller, params: { id } }) => {
      const { reviews } = ports.workflow;
      const review = await reviews.find(caller.organisation, id);
      if (review === null) throw noSuchReview(id);
      if (review.state === 'submitted') {
        throw conflict({ zh: '已提交的复核不能撤回', en: 'A submitted review stays' });
      }
      await reviews.withdraw(caller.organisation, id);
      await audit(caller, 'review.withdraw', id, { conversation: review.conversation });
      return undefined;
    },
  );

  function contentOf({
    answers,
    comment,
    revision,
  }: {
    readonly answers: Record<string, { answer: string; comment?: string | undefined }>;
    readonly comment: string;
    readonly revision: number;
  }) {
    const given = Object.entries(answers).map(([criterion, { answer, comment: own }]) => [
      criterion,
      { answer, ...(own === undefined ? {} : { comment: own }) },
    ]);
    return { answers: Object.fromEntries(given), comment, revision };
  }
}
