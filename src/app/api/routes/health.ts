import type { OpenAPIHono } from '@hono/zod-openapi';
import { messageOf } from '#core/message-of.ts';
import type { RouteContext } from '../route-context.ts';

/** For whoever watches over the process: without an account, without anything of an organisation. */
export function healthRoutes(app: OpenAPIHono, { ports, version, registry }: RouteContext): void {
  app.get('/healthz', (context) => context.json({ status: 'ok', version }));

  app.get('/readyz', async (context) => {
    const checks = await Promise.all(
      (['workflow', 'facts', 'blobs'] as const).map(async (name) => {
        try {
          await ports[name].check();
          return [name, 'ok'] as const;
        } catch (failure) {
          const error = messageOf(failure);
          ports.log.warn({ store: name, error }, 'not ready');
          return [name, 'unavailable'] as const;
        }
      }),
    );
    const isReady = checks.every(([, state]) => state === 'ok');
    const body = { status: isReady ? 'ready' : 'unavailable', stores: Object.fromEntries(checks) };
    return context.json(body, isReady ? 200 : 503);
  });

  app.get('/metrics', async (context) =>
    context.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType }),
  );
}
