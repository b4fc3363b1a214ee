import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import type { ApiDependencies } from './dependencies.ts';

/**
 * The service over HTTP: `/healthz`, `/readyz`, `/metrics`, `/api/v1/…` and `/api/auth/…`. Pages may be added
 * to what it returns; it owns no port.
 */
export function createApi(dependencies: ApiDependencies): Hono {
  const app = new OpenAPIHono();
  app.get('/healthz', (c) => c.json({ status: 'ok', version: dependencies.version }));
  return app;
}
