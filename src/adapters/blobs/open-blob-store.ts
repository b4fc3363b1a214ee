import { fileURLToPath } from 'node:url';
import type { BlobStore } from '#core/ports/blobs.ts';
import { openFolderStore } from './folder-store.ts';
import { openS3Store } from './s3-store.ts';

/** Two characters at least: `C:` is a drive. */
const SCHEME = /^([a-z][a-z0-9+.-]+):/i;

/**
 * Opens the place where raw input is kept: a folder by its path or `file:` URL, or a bucket by
 * `s3://BUCKET/PREFIX?endpoint=…&region=…`. Throws `RangeError` for a URL that cannot be meant, and
 * `StoreUnavailable` when the folder cannot be made.
 */
export async function openBlobStore(url: string): Promise<BlobStore> {
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined && url !== '') return openFolderStore(url);
  if (scheme === 'file') return openFolderStore(fileURLToPath(url));
  if (scheme === 's3') return openS3Store(url);
  throw new RangeError(`The blob URL "${url}" is neither a folder, a file: URL nor an s3: URL.`);
}
