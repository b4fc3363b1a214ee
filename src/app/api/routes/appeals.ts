import type { z } from 'zod';
import { appealMachine } from '#app/usecases/service/reviews/appeal-machine.ts';
import { decideAppeal } from '#app/usecases/service/reviews/decide-appeal.ts';
import { listAppeals, shownAppeal } from '#app/usecases/service/reviews/list-appeals.ts';
import { namesOfActors } from '#app/usecases/service/reviews/people.ts';
import { type RaiseOutcome, raiseAppeal } from '#app/usecases/service/reviews/raise-appeal.ts';
import {
  appealRequest,
  appeal as appealSchema,
  appealsQuery,
  appeals as appealsSchema,
  decisionRequest,
  idPlace,
  machineAppealRequest,
} from '#contract/api/reviews.ts';
import type { Caller } from '#core/access/caller.ts';
import { momentWords } from '#core/facts/days.ts';
import type { Appeal } from '#core/ports/reviews.ts';
import type { Endpoints } from '../endpoint.ts';
import { badRequest, conflict, forbidden, notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { noScorecard, noSuchReview } from './review-problems.ts';

export function appealRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  endpoints.add(
    'appeals.raise',
    {
      method: 'post',
      path: '/api/v1/reviews/{id}/appeals',
      tag: 'reviews',
      summary: { zh: '对复核中的一个答案提出申诉', en: 'Object to one answer of a review' },
      params: idPlace,
      body: appealRequest,
      answer: { status: 201, schema: appealSchema },
    },
    async ({ caller, params: { id }, body }) => {
      const done = await raiseAppeal(ports, caller, id, body);
      if (done.outcome === 'no_such_review') throw noSuchReview(id);
      return raised(caller, done, body);
    },
  );

  endpoints.add(
    'appeals.raise',
    {
      method: 'post',
      path: '/api/v1/conversations/{id}/appeals',
      tag: 'reviews',
      summary: { zh: '对机器给出的一个答案提出申诉', en: 'Object to one answer of the machine' },
      params: idPlace,
      body: machineAppealRequest,
      answer: { status: 201, schema: appealSchema },
    },
    async ({ caller, params: { id }, body }) => {
      const done = await appealMachine(ports, caller, id, body);
      switch (done.outcome) {
        case 'no_such_conversation':
        case 'no_such_review':
          throw notFound({ zh: `没有对话 ${id}`, en: `There is no conversation ${id}` });
        case 'not_judged':
          throw conflict({
            zh: `这通对话没有按评分表 ${body.scorecard} 评过分`,
            en: `This conversation has not been judged by the scorecard ${body.scorecard}`,
          });
        case 'reviewed':
          throw conflict({
            zh: '这通对话已有人复核，请对那次复核提出申诉',
            en: 'Somebody has reviewed this conversation: object to their review',
          });
        default:
          return raised(caller, done, body);
      }
    },
  );

  endpoints.add(
    'reviews.read',
    {
      method: 'get',
      path: '/api/v1/appeals',
      tag: 'reviews',
      summary: { zh: '列出申诉', en: 'List appeals' },
      query: appealsQuery,
      answer: { status: 200, schema: appealsSchema },
    },
    async ({ caller, query: { state, limit } }) => ({
      appeals: await listAppeals(ports, caller, { limit, ...(state === undefined ? {} : { state }) }),
    }),
  );

  endpoints.add(
    'appeals.decide',
    {
      method: 'post',
      path: '/api/v1/appeals/{id}/decide',
      tag: 'reviews',
      summary: { zh: '裁定申诉', en: 'Decide an appeal' },
      params: idPlace,
      body: decisionRequest,
      answer: { status: 200, schema: appealSchema },
    },
    async ({ caller, params: { id }, body: { outcome, reason, standing } }) => {
      const done = await decideAppeal(ports, caller, id, {
        outcome,
        reason,
        ...(standing === undefined ? {} : { standing }),
      });
      switch (done.outcome) {
        case 'decided': {
          const { review, criterion, drafts } = done.appeal;
          await audit(caller, 'appeal.decide', id, { outcome, review, criterion, drafts });
          return shown(caller, done.appeal);
        }
        case 'no_such_appeal':
          throw notFound({ zh: `没有申诉 ${id}`, en: `There is no appeal ${id}` });
        case 'decided_before':
          throw conflict({ zh: '这个申诉已经裁定', en: 'This appeal is decided already' });
        case 'other_person':
          throw forbidden({
            zh: '申诉须由复核人和申诉人之外的人裁定',
            en: 'An appeal is decided by somebody who neither reviewed nor objected',
          });
        case 'unknown_answer':
        case 'same_answer':
          throw badRequest({
            zh: '申诉成立时，裁定的答案须是该评分项的另一个答案',
            en: 'An upheld appeal gives the criterion another of its answers',
          });
        case 'no_scorecard':
          throw noScorecard(undefined);
      }
    },
  );

  async function raised(
    caller: Caller,
    done: Exclude<RaiseOutcome, { readonly outcome: 'no_such_review' }>,
    { criterion, wanted }: z.output<typeof appealRequest>,
  ) {
    switch (done.outcome) {
      case 'raised': {
        const { id, review } = done.appeal;
        await audit(caller, 'appeal.raise', id, { review, criterion });
        return shown(caller, done.appeal);
      }
      case 'not_submitted':
        throw conflict({ zh: '复核还没有提交，没有可申诉的答案', en: 'The review is not submitted yet' });
      case 'too_late': {
        const organisation = await ports.workflow.people.organisation(caller.organisation);
        const until = momentWords(Date.parse(done.until), organisation?.timeZone ?? 'UTC');
        throw conflict({
          zh: `申诉期限已于${until.zh}截止；请与主管沟通`,
          en: `The time to object ended on ${until.en}; speak with a supervisor`,
        });
      }
      case 'raised_before':
        throw conflict({ zh: '这一项已经申诉过', en: 'This answer has been objected to before' });
      case 'same_answer':
        throw badRequest({
          zh: '希望的答案与现在的相同',
          en: 'The answer asked for is the one that stands',
        });
      case 'unknown_answer':
        throw badRequest({
          zh: `评分项 ${criterion} 没有答案 ${wanted}`,
          en: `The criterion ${criterion} has no answer ${wanted}`,
        });
    }
  }

  async function shown(caller: Caller, appeal: Appeal) {
    const review = await ports.workflow.reviews.find(caller.organisation, appeal.review);
    const names = await namesOfActors(ports, caller.organisation);
    return shownAppeal(appeal, { reviewer: review?.reviewer ?? null }, caller, names);
  }
}
