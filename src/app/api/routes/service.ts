import { serviceSetup, signInWays } from '#contract/api/service.ts';
import type { Endpoints } from '../endpoint.ts';
import type { RouteContext } from '../route-context.ts';

/** How the service itself is set up. */
export function serviceRoutes(endpoints: Endpoints, { version, setup, limits }: RouteContext): void {
  endpoints.add(
    'service.read',
    {
      method: 'get',
      path: '/api/v1/service',
      tag: 'operations',
      summary: {
        zh: '查看服务的配置与语言模型',
        en: 'Read how the service is set up, and its language model',
      },
      answer: { status: 200, schema: serviceSetup },
    },
    async () => ({ version, ...setup, uploadBytes: limits.uploadBytes }),
  );

  endpoints.addOpen(
    {
      method: 'get',
      path: '/api/v1/sign-in-ways',
      tag: 'people',
      summary: { zh: '可以用哪些方式登录', en: 'In which ways people may sign in' },
      answer: { status: 200, schema: signInWays },
    },
    async () => ({ password: true, oidc: setup.oidcIssuer !== null }),
  );
}
