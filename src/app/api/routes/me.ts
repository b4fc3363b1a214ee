import { me } from '#contract/api/people.ts';
import { permissionsOf } from '#core/access/permissions.ts';
import type { Endpoints } from '../endpoint.ts';
import type { Identity } from '../identity/authenticate.ts';
import type { RouteContext } from '../route-context.ts';

export function meRoutes(endpoints: Endpoints, { ports }: RouteContext): void {
  const { people } = ports.workflow;

  endpoints.addForIdentified(
    {
      method: 'get',
      path: '/api/v1/me',
      tag: 'people',
      summary: {
        zh: '我是谁，在哪些组织中能做什么',
        en: 'Who I am, and what I may do in which organisations',
      },
      answer: { status: 200, schema: me },
    },
    async ({ identity }) => {
      const places = await placesOf(identity);
      const memberships = await Promise.all(
        places.map(async ({ organisation, role, agentIds, teams }) => ({
          organisation,
          organisationName: (await people.organisation(organisation))?.name ?? organisation,
          role,
          permissions: permissionsOf(role),
          agentIds,
          teams,
        })),
      );
      return identity.kind === 'key'
        ? { actor: `key:${identity.key.id}`, name: identity.key.name, memberships }
        : {
            actor: `user:${identity.person.id}`,
            name: identity.person.name,
            email: identity.person.email,
            memberships,
          };
    },
  );

  async function placesOf(identity: Identity) {
    if (identity.kind === 'person') return people.membershipsOf(identity.person.id);
    const { organisation, role } = identity.key;
    return [{ organisation, role, agentIds: [], teams: [] }];
  }
}
