import type { BlobStore } from '#core/ports/blobs.ts';

/** A blob store of which some is done otherwise, as by one that is away. */
export function blobsOtherwise(blobs: BlobStore, other: Partial<BlobStore>): BlobStore {
  return new Proxy(blobs, {
    get: (target, name: keyof BlobStore) => other[name] ?? target[name].bind(target),
  });
}
