import { chooseSharing } from '#app/usecases/service/coaching/choose-sharing.ts';
import { viewGrowth } from '#app/usecases/service/coaching/view-growth.ts';
import { viewTeamGrowth } from '#app/usecases/service/coaching/view-team-growth.ts';
import { agentPlace, growth, growthQuery, sharingChoice, teamGrowth, week } from '#contract/api/coaching.ts';
import type { Caller } from '#core/access/caller.ts';
import type { GrowthPeriod } from '#core/coaching/growth.ts';
import { addDays, dayOf, daysUpTo, startOfDay } from '#core/facts/days.ts';
import type { Endpoints } from '../endpoint.ts';
import { notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

/** Into how many parts courses divide a period. */
const PARTS = 6;

export function coachingRoutes(endpoints: Endpoints, { ports }: RouteContext): void {
  endpoints.add(
    'coaching.read',
    {
      method: 'get',
      path: '/api/v1/coaching/agents',
      tag: 'coaching',
      summary: {
        zh: '各客服的能力，按各自接到的对话折算；客服只看到自己，组长看到本组',
        en: 'How agents do, adjusted for what they were dealt; agents see themselves, supervisors their teams',
      },
      query: growthQuery,
      answer: { status: 200, schema: teamGrowth },
    },
    async ({ caller, query }) => viewTeamGrowth(ports, caller, await periodOf(caller, query)),
  );

  endpoints.add(
    'coaching.read',
    {
      method: 'get',
      path: '/api/v1/coaching/agents/{id}',
      tag: 'coaching',
      summary: {
        zh: '一位客服的成长：能力、自己的好时刻、可学的同事案例与有效做法',
        en: 'One agent’s growth: competencies, their own best moments, colleagues’ examples, and what works',
      },
      params: agentPlace,
      query: growthQuery,
      answer: { status: 200, schema: growth },
    },
    async ({ caller, params: { id }, query }) => {
      const found = await viewGrowth(ports, caller, id, await periodOf(caller, query));
      if (found === null) throw noSuchAgent(id);
      return found;
    },
  );

  endpoints.add(
    'coaching.read',
    {
      method: 'put',
      path: '/api/v1/coaching/agents/{id}/sharing',
      tag: 'coaching',
      summary: {
        zh: '决定自己的回答能否作为同事的案例，是否署名',
        en: 'Choose whether your own answers serve as examples, and whether with your name',
      },
      params: agentPlace,
      body: sharingChoice,
      answer: { status: 200, schema: sharingChoice },
    },
    async ({ caller, params: { id }, body: { sharing } }) => {
      if (!(await chooseSharing(ports, caller, id, sharing))) throw noSuchAgent(id);
      return { sharing };
    },
  );

  endpoints.add(
    'coaching.read',
    {
      method: 'get',
      path: '/api/v1/coaching/agents/{id}/week',
      tag: 'coaching',
      summary: {
        zh: '一位客服的本周小结：先说长处，再给一件可以试的事，然后是计划的进展',
        en: 'One agent’s week: a strength first, one thing to try, then how plans go',
      },
      params: agentPlace,
      query: growthQuery,
      answer: { status: 200, schema: week },
    },
    async ({ caller, params: { id }, query }) => {
      const found = await viewGrowth(ports, caller, id, await periodOf(caller, query));
      if (found === null) throw noSuchAgent(id);
      return found.week;
    },
  );

  endpoints.add(
    'coaching.manage',
    {
      method: 'get',
      path: '/api/v1/coaching/week',
      tag: 'coaching',
      summary: {
        zh: '本周小结：值得感谢谁、可以一起练什么、哪些计划在等',
        en: 'The week of those one coaches: whom to thank, what to practise together, which plans wait',
      },
      query: growthQuery,
      answer: { status: 200, schema: week },
    },
    // Whoever may ask for it coaches.
    async ({ caller, query }) => (await viewTeamGrowth(ports, caller, await periodOf(caller, query))).week!,
  );

  /** With all of today, as every other page counts its days. */
  async function periodOf(
    { organisation }: Caller,
    { days, to }: { readonly days: number; readonly to?: string | undefined },
  ): Promise<GrowthPeriod> {
    const timeZone = (await ports.workflow.people.organisation(organisation))?.timeZone ?? 'UTC';
    const today = dayOf(ports.now(), timeZone);
    const end = to === undefined ? startOfDay(addDays(today, 1), timeZone) : new Date(to).toISOString();
    return { ...daysUpTo(end, days, timeZone), parts: PARTS, timeZone };
  }
}

function noSuchAgent(id: string) {
  return notFound({
    zh: `没有客服 ${id}，或不在可见范围内`,
    en: `There is no agent ${id}, or none that you may see`,
  });
}
