import type { OpenAPIHono } from '@hono/zod-openapi';
import { forbidden } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

/** Sign-in, sign-out, sessions, passwords and identity providers: better-auth's own routes. */
export function sessionRoutes(app: OpenAPIHono, { auth }: RouteContext): void {
  // People come in by invitation; otherwise anybody could make an account on a server that is reachable.
  app.all('/api/auth/sign-up/*', () => {
    throw forbidden({
      zh: '账号由邀请链接创建，请向管理员索取',
      en: 'Accounts are made by invitation: ask an admin for a link',
    });
  });
  app.on(['GET', 'POST'], '/api/auth/*', (context) => auth.handler(context.req.raw));
}
