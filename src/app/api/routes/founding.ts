import { foundOrganisation } from '#app/usecases/service/found-organisation.ts';
import { foundedOrganisation, organisationRequest } from '#contract/api/people.ts';
import type { Endpoints } from '../endpoint.ts';
import { languageOf } from '../language.ts';
import { forbidden } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { refuseUnknownZone } from './organisation.ts';

/** Further organisations on the same service, for people who look after one already. */
export function foundingRoutes(endpoints: Endpoints, { ports, packs }: RouteContext): void {
  endpoints.addForIdentified(
    {
      method: 'post',
      path: '/api/v1/organisations',
      tag: 'people',
      summary: {
        zh: '在同一服务上新建组织并成为其管理员；已是某个组织的管理员才可以',
        en: 'Make a further organisation on the same service and become its admin; for admins of another one',
      },
      body: organisationRequest,
      answer: { status: 201, schema: foundedOrganisation },
    },
    async ({ identity, context, body: { name, timeZone, demo } }) => {
      const memberships =
        identity.kind === 'person' ? await ports.workflow.people.membershipsOf(identity.person.id) : [];
      if (identity.kind === 'key' || !memberships.some(({ role }) => role === 'admin')) {
        throw forbidden({
          zh: '只有已登录的管理员可以新建组织',
          en: 'Only an admin who is signed in can make an organisation',
        });
      }
      refuseUnknownZone(timeZone);
      const asked = { name, timeZone, demo, language: languageOf(context) };
      const { organisation, run } = await foundOrganisation(ports, await packs(), identity.person.id, asked);
      return { organisation, run: run?.id ?? null };
    },
  );
}
