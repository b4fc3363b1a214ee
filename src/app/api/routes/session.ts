import type { HttpBindings } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { isAmong } from '#app/address-list.ts';
import { WAIT_HEADER } from '../identity/auth-service.ts';
import { clientAddress, withAddress } from '../identity/client-address.ts';
import { forbidden, tooManyTries } from '../problem.ts';
import { readBody } from '../read-body.ts';
import type { RouteContext } from '../route-context.ts';

/** Sign-in, sign-out, sessions, passwords and identity providers: better-auth's own routes. */
export function sessionRoutes(app: OpenAPIHono, { auth, ports, limits, trustedProxies }: RouteContext): void {
  let isTold = false;
  // People come in by invitation; otherwise anybody could make an account on a server that is reachable.
  app.all('/api/auth/sign-up/*', () => {
    throw forbidden({
      zh: '账号由邀请链接创建，请向管理员索取',
      en: 'Accounts are made by invitation: ask an admin for a link',
    });
  });
  app.on(['GET', 'POST'], '/api/auth/*', async (context) => {
    const answer = await auth.handler(withAddress(await bounded(context), addressOf(context)));
    if (answer.status === 429) throw tooManyTries(Number(answer.headers.get(WAIT_HEADER)));
    return answer;
  });

  /** The request with its whole body, as better-auth itself reads bodies of any length. */
  async function bounded(context: Context): Promise<Request> {
    const { raw } = context.req;
    if (raw.method === 'GET') return raw;
    const body = await readBody(context, limits.strangerBytes);
    const { url, method, headers } = raw;
    return new Request(url, { method, headers, body: body.length === 0 ? null : body });
  }

  function addressOf(context: Context): string | undefined {
    // There is no connection where a test asks without one.
    const peer = (context.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;
    if (peer === undefined) return undefined;
    const forwardedFor = context.req.header('x-forwarded-for');
    const isBelieved = trustedProxies !== undefined && isAmong(trustedProxies, peer);
    if (forwardedFor !== undefined && !isBelieved && !isTold) {
      isTold = true;
      ports.log.warn({ address: peer }, UNKNOWN_PROXY);
    }
    return clientAddress(peer, forwardedFor, trustedProxies);
  }
}

const UNKNOWN_PROXY =
  'X-Forwarded-For is not believed of this address: if it is a reverse proxy of yours, name it in TINGZHEN_TRUSTED_PROXIES, as otherwise all who come through it share one limit of wrong passwords';
