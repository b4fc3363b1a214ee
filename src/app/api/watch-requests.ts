import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { RouteContext } from './route-context.ts';

/** A sender's own id is taken over where it is one, so that it is found in both logs. */
const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/;
/** Asked every few seconds by machines; of no interest while they succeed. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/** Gives each request an id, measures it and writes it to the log, by its route: an address may name a customer. */
export function watchRequests({ ports, metrics }: RouteContext): MiddlewareHandler {
  return async (context, next) => {
    const started = performance.now();
    const given = context.req.header('x-request-id') ?? '';
    const requestId = REQUEST_ID.test(given) ? given : ports.newId();
    context.header('X-Request-Id', requestId);
    await next();
    const { method, path } = context.req;
    const { status } = context.res;
    const ms = performance.now() - started;
    // By the route that answered, not the address: there are as many addresses as conversations. Nor by the last that
    // matches: that is the one of the pages, which matches everything.
    const answering = routePath(context);
    const route = answering.endsWith('*') && status === 404 ? 'none' : answering;
    metrics.answered(method, route, status, ms / 1000);
    if (QUIET.has(path) && status < 400) return;
    ports.log.info({ requestId, method, route, status, ms: Math.round(ms) }, 'request');
  };
}
