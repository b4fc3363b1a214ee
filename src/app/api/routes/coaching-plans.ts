import { makePlan } from '#app/usecases/service/coaching/make-plan.ts';
import { movePlanOn } from '#app/usecases/service/coaching/move-plan.ts';
import { viewPlan, viewPlans } from '#app/usecases/service/coaching/view-plans.ts';
import {
  planAcknowledgement,
  planClosing,
  planContent,
  planDetail,
  planPlace,
  planQuery,
  plans,
} from '#contract/api/coaching-plans.ts';
import type { Caller } from '#core/access/caller.ts';
import type { Bilingual } from '#core/bilingual.ts';
import { PlanMoveError, type PlanState } from '#core/coaching/plan.ts';
import type { Endpoints } from '../endpoint.ts';
import { conflict, invalidContent, notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

/** What a supervisor and an agent agreed to work on, and what came of it. */
export function coachingPlanRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  endpoints.add(
    'coaching.read',
    {
      method: 'get',
      path: '/api/v1/coaching/plans',
      tag: 'coaching',
      summary: {
        zh: '列出辅导计划；客服只看到自己的，组长看到本组的',
        en: 'List plans; agents see their own, supervisors those of their teams',
      },
      query: planQuery,
      answer: { status: 200, schema: plans },
    },
    async ({ caller, query }) => ({ plans: await viewPlans(ports, caller, query) }),
  );

  endpoints.add(
    'coaching.manage',
    {
      method: 'post',
      path: '/api/v1/coaching/plans',
      tag: 'coaching',
      summary: { zh: '为一位客服制定计划', en: 'Make a plan for an agent' },
      body: planContent,
      answer: { status: 201, schema: planDetail },
    },
    async ({ caller, body }) => {
      const made = await makePlan(ports, caller, body);
      if (made.outcome === 'no_such_agent') {
        throw notFound({
          zh: `没有客服 ${body.agent}，或不归你辅导`,
          en: `There is no agent ${body.agent}, or none whom you coach`,
        });
      }
      if (made.outcome === 'wrong') {
        throw invalidContent(
          { zh: '计划里有无法采用的内容', en: 'Something in the plan cannot be taken' },
          made.errors,
        );
      }
      const { id, agent, competency } = made.plan;
      await audit(caller, 'coaching.plan', `plan:${id}`, { agent, competency });
      return (await viewPlan(ports, caller, id))!;
    },
  );

  endpoints.add(
    'coaching.read',
    {
      method: 'get',
      path: '/api/v1/coaching/plans/{id}',
      tag: 'coaching',
      summary: {
        zh: '一份计划：目标、手册、示范，以及确认以来相对同事的变化',
        en: 'One plan: goal, playbooks, exemplars, and what changed beyond colleagues since it was acknowledged',
      },
      params: planPlace,
      answer: { status: 200, schema: planDetail },
    },
    async ({ caller, params: { id } }) => {
      const found = await viewPlan(ports, caller, id);
      if (found === null) throw noSuchPlan(id);
      return found;
    },
  );

  endpoints.add(
    'coaching.read',
    {
      method: 'post',
      path: '/api/v1/coaching/plans/{id}/acknowledge',
      tag: 'coaching',
      summary: { zh: '客服回应自己的计划', en: 'Acknowledge a plan of one’s own' },
      params: planPlace,
      body: planAcknowledgement,
      answer: { status: 200, schema: planDetail },
    },
    async ({ caller, params: { id }, body: { comment } }) => {
      const moved = await move(caller, id, 'acknowledged', comment);
      await audit(caller, 'coaching.acknowledge', `plan:${id}`);
      return moved;
    },
  );

  endpoints.add(
    'coaching.manage',
    {
      method: 'post',
      path: '/api/v1/coaching/plans/{id}/close',
      tag: 'coaching',
      summary: { zh: '结束计划：完成，或撤回', en: 'Close a plan: done, or withdrawn' },
      params: planPlace,
      body: planClosing,
      answer: { status: 200, schema: planDetail },
    },
    async ({ caller, params: { id }, body: { to, note } }) => {
      const moved = await move(caller, id, to, note);
      await audit(caller, 'coaching.close', `plan:${id}`, { to });
      return moved;
    },
  );

  async function move(caller: Caller, id: string, to: Exclude<PlanState, 'planned'>, note: string) {
    try {
      const moved = await movePlanOn(ports, caller, id, to, note);
      if (moved === null) throw noSuchPlan(id);
      if (moved === 'changed') {
        throw conflict({
          zh: '这份计划刚刚在别处改过：重新打开再试',
          en: 'This plan was changed elsewhere meanwhile: open it again, then try again',
        });
      }
      return (await viewPlan(ports, caller, id))!;
    } catch (failure) {
      if (!(failure instanceof PlanMoveError)) throw failure;
      const [from, wanted] = [STATES[failure.from], STATES[failure.to]];
      throw conflict({
        zh: `“${from.zh}”的计划不能变为“${wanted.zh}”`,
        en: `A plan that is ${from.en} cannot become ${wanted.en}`,
      });
    }
  }
}

const STATES: Readonly<Record<PlanState, Bilingual>> = {
  planned: { zh: '待回应', en: 'waiting for its agent' },
  acknowledged: { zh: '进行中', en: 'under way' },
  done: { zh: '已完成', en: 'done' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

function noSuchPlan(id: string) {
  return notFound({
    zh: `没有计划 ${id}，或不在可见范围内`,
    en: `There is no plan ${id}, or none that is yours to see or to answer`,
  });
}
