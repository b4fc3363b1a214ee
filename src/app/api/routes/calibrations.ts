import { startCalibration } from '#app/usecases/service/reviews/start-calibration.ts';
import { listCalibrations, viewCalibration } from '#app/usecases/service/reviews/view-calibration.ts';
import { listQuery } from '#contract/api/operations.ts';
import { calibrationDetail, calibrationRequest, calibrations } from '#contract/api/review-plans.ts';
import { idPlace } from '#contract/api/reviews.ts';
import type { Caller } from '#core/access/caller.ts';
import type { Endpoints } from '../endpoint.ts';
import { badRequest, notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { noScorecard, unknownReviewers } from './review-problems.ts';

export function calibrationRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  endpoints.add(
    'reviews.manage',
    {
      method: 'post',
      path: '/api/v1/calibrations',
      tag: 'reviews',
      summary: {
        zh: '发起校准：多人盲评同一批对话',
        en: 'Start a calibration: several raters on the same conversations',
      },
      body: calibrationRequest,
      answer: { status: 201, schema: calibrationDetail },
    },
    async ({ caller, body: { name, scorecard, conversations, raters } }) => {
      const done = await startCalibration(ports, caller, {
        name,
        conversations,
        raters,
        ...(scorecard === undefined ? {} : { scorecard }),
      });
      switch (done.outcome) {
        case 'started':
          await audit(caller, 'calibration.start', done.calibration.id, {
            name,
            conversations: conversations.length,
            raters: done.calibration.raters,
          });
          return view(caller, done.calibration.id);
        case 'no_scorecard':
          throw noScorecard(scorecard);
        case 'unknown_reviewers':
          throw unknownReviewers(done.unknown);
        case 'unknown_conversations':
          throw badRequest({
            zh: `没有这些对话：${done.unknown.slice(0, 20).join('、')}`,
            en: `There are no such conversations: ${done.unknown.slice(0, 20).join(', ')}`,
          });
      }
    },
  );

  endpoints.add(
    'reviews.write',
    {
      method: 'get',
      path: '/api/v1/calibrations',
      tag: 'reviews',
      summary: { zh: '列出校准', en: 'List calibrations' },
      query: listQuery,
      answer: { status: 200, schema: calibrations },
    },
    async ({ caller, query: { limit } }) => ({ calibrations: await listCalibrations(ports, caller, limit) }),
  );

  endpoints.add(
    'reviews.write',
    {
      method: 'get',
      path: '/api/v1/calibrations/{id}',
      tag: 'reviews',
      summary: {
        zh: '查看校准；结束后可见一致程度',
        en: 'Read a calibration; once closed, how far raters agree',
      },
      params: idPlace,
      answer: { status: 200, schema: calibrationDetail },
    },
    ({ caller, params: { id } }) => view(caller, id),
  );

  endpoints.add(
    'reviews.manage',
    {
      method: 'post',
      path: '/api/v1/calibrations/{id}/close',
      tag: 'reviews',
      summary: { zh: '结束校准', en: 'Close a calibration' },
      params: idPlace,
      answer: { status: 200, schema: calibrationDetail },
    },
    async ({ caller, params: { id } }) => {
      const closed = await ports.workflow.reviews.closeCalibration(caller.organisation, id);
      if (closed === null) throw noSuchCalibration(id);
      await audit(caller, 'calibration.close', id);
      return view(caller, id);
    },
  );

  async function view(caller: Caller, id: string) {
    const found = await viewCalibration(ports, caller, id);
    if (found === null) throw noSuchCalibration(id);
    return found;
  }
}

function noSuchCalibration(id: string) {
  return notFound({ zh: `没有校准 ${id}`, en: `There is no calibration ${id}` });
}
