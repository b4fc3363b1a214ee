import { me, preferences } from '#contract/api/people.ts';
import { permissionsOf } from '#core/access/permissions.ts';
import type { Endpoints } from '../endpoint.ts';
import type { Identity } from '../identity/authenticate.ts';
import { forbidden } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

export function meRoutes(endpoints: Endpoints, { ports }: RouteContext): void {
  const { people, preferences: preferenceStore } = ports.workflow;

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
        places.map(async ({ organisation, role, agentIds, teams }) => {
          const known = await people.organisation(organisation);
          return {
            organisation,
            organisationName: known?.name ?? organisation,
            timeZone: known?.timeZone ?? 'UTC',
            role,
            permissions: permissionsOf(role),
            agentIds,
            teams,
          };
        }),
      );
      return identity.kind === 'key'
        ? { actor: `key:${identity.key.id}`, name: identity.key.name, memberships }
        : {
            actor: `user:${identity.person.id}`,
            name: identity.person.name,
            email: identity.person.email,
            preferences: await preferenceStore.of(identity.person.id),
            memberships,
          };
    },
  );

  endpoints.addForIdentified(
    {
      method: 'put',
      path: '/api/v1/me/preferences',
      tag: 'people',
      summary: { zh: '保存我的语言与明暗', en: 'Keep my language and theme' },
      body: preferences,
      answer: { status: 200, schema: preferences },
    },
    async ({ identity, body: { language, theme } }) => {
      if (identity.kind === 'key') {
        throw forbidden({ zh: '密钥没有个人偏好', en: 'A key has no preferences of its own' });
      }
      await preferenceStore.save(identity.person.id, {
        ...(language === undefined ? {} : { language }),
        ...(theme === undefined ? {} : { theme }),
      });
      return preferenceStore.of(identity.person.id);
    },
  );

  async function placesOf(identity: Identity) {
    if (identity.kind === 'person') return people.membershipsOf(identity.person.id);
    return [identity.key];
  }
}
