import type { OpenAPIHono } from '@hono/zod-openapi';
import { TAGS } from '../endpoint.ts';
import { languageOf } from '../language.ts';
import { type ApiDocument, referencePage } from '../reference-page.ts';
import type { RouteContext } from '../route-context.ts';

/** The description of every route, for programs and for people. The page needs nothing from elsewhere. */
export function referenceRoutes(app: OpenAPIHono, { version }: RouteContext): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key: Authorization: Bearer tz_…',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'better-auth.session_token',
    description: 'Of a person who signed in at /api/auth/sign-in/email',
  });

  let document: ApiDocument | undefined;
  const described = (): ApiDocument => {
    document ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Tingzhen 听诊',
        version,
        description:
          'People in several organisations name one in the header X-Organisation. Problems are application/problem+json, in the language of Accept-Language (zh or en).',
      },
      tags: Object.values(TAGS).map(({ en, zh }) => ({ name: en, description: zh })),
    });
    return document;
  };

  app.get('/api/v1/openapi.json', (context) => context.json(described()));
  app.get('/api/v1/reference', (context) =>
    context.html(referencePage(described(), languageOf(context)), 200, { Vary: 'Accept-Language' }),
  );
}
