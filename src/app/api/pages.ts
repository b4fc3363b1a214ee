import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Bilingual } from '#core/bilingual.ts';
import { languageOf } from './language.ts';

interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly gzipped?: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

/** The built web application. */
export interface Pages {
  index(): { readonly html: string; readonly contentSecurityPolicy: string };
  asset(path: string): Asset | undefined;
}

const NOT_BUILT: Bilingual = {
  zh: '网页还没有准备好，接口照常可用。请运行 npm ci 与 npm run build，再刷新本页。',
  en: 'The pages are not ready; the API works as always. Run npm ci and npm run build, and load this page again.',
};
const FOR_A_YEAR = 'public, max-age=31536000, immutable';

/**
 * Serves the web application: any address that is no route of the API is one of its pages, which finds its own way.
 * @param open builds the application when it is asked for the first time
 */
export function addPages(
  app: OpenAPIHono,
  open: () => Promise<Pages>,
  failed: (failure: unknown) => void,
): void {
  const withPages = async (context: Context, serve: (pages: Pages) => Response): Promise<Response> => {
    try {
      return serve(await open());
    } catch (failure) {
      failed(failure);
      return context.text(NOT_BUILT[languageOf(context)], 503);
    }
  };

  app.get('/assets/*', (context) =>
    withPages(context, (pages) => {
      const asset = pages.asset(context.req.path);
      return asset === undefined ? context.text('404', 404) : answered(context, asset);
    }),
  );

  app.get('/*', async (context, next) => {
    if (context.req.path.startsWith('/api/')) return next();
    return withPages(context, (pages) => {
      const { html, contentSecurityPolicy } = pages.index();
      return context.html(html, 200, {
        'content-security-policy': contentSecurityPolicy,
        'cache-control': 'no-cache',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
    });
  });
}

function answered(context: Context, { bytes, gzipped, mediaType }: Asset): Response {
  const isPacked = gzipped !== undefined && /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
  return context.body(isPacked ? gzipped : bytes, 200, {
    'content-type': mediaType,
    'cache-control': FOR_A_YEAR,
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
  });
}
