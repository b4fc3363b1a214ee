import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { buildPages } from './build-pages.ts';
import { NONCE_PLACE } from './nonce-place.ts';

export interface PageAsset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same, compressed; absent where it would not help. */
  readonly gzipped?: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

export interface Pages {
  /** The page that every address gets, and the policy under which it runs: both new for each answer. */
  index(): { readonly html: string; readonly contentSecurityPolicy: string };
  /** A script, style or image by its path, which tells its content apart from any other. */
  asset(path: string): PageAsset | undefined;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

let opened: Promise<Pages> | undefined;

/** The web application, built when it is first asked for and kept in memory; asks again after a failure. */
export function openPages(): Promise<Pages> {
  opened ??= open().catch((failure: unknown) => {
    opened = undefined;
    throw failure;
  });
  return opened;
}

async function open(): Promise<Pages> {
  const { folder } = await buildPages();
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const assets = await readAssets(folder);
  return {
    index() {
      const nonce = randomBytes(18).toString('base64');
      return { html: html.replaceAll(NONCE_PLACE, nonce), contentSecurityPolicy: policyWith(nonce) };
    },
    asset: (path) => assets.get(path),
  };
}

async function readAssets(folder: string): Promise<Map<string, PageAsset>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const compressed = new Set(paths.filter((path) => path.endsWith('.gz')));
  const assets = new Map<string, PageAsset>();
  for (const path of paths) {
    const mediaType = MEDIA_TYPES[extname(path)];
    if (mediaType === undefined) continue;
    const bytes = new Uint8Array(await readFile(path));
    const packed = `${path}.gz`;
    assets.set(`/${relative(folder, path).replaceAll(sep, '/')}`, {
      bytes,
      ...(compressed.has(packed) ? { gzipped: new Uint8Array(await readFile(packed)) } : {}),
      mediaType,
    });
  }
  return assets;
}

/** The page may run and load what its own service serves, and nothing else; styles of its components carry the number. */
function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
