import type { BlobStore } from '#core/ports/blobs.ts';

/**
 * What is to be erased, kept until it is: from then on no crash can leave half of it. It names people, so it
 * lies apart from runs and audit log, which stay.
 */
export interface ErasureOrder {
  readonly ids: readonly string[];
  /** Also contents of this customer that no receipt tells of. */
  readonly customer?: string;
  /** Batches in which the newest contents stand. */
  readonly batches: readonly string[];
  /** Sorts after every batch that was there when the order was given. */
  readonly upTo: string;
  /** What was received since stays; ISO 8601 in UTC. */
  readonly receivedBefore?: string;
  /** When it was given, in milliseconds since 1970. */
  readonly givenAt: number;
}

const folder = (organisation: string): string => `${organisation}/erasures/`;

const SUFFIX = '.json';

const keyOf = (organisation: string, order: string): string => `${folder(organisation)}${order}${SUFFIX}`;

export async function keepOrder(
  blobs: BlobStore,
  organisation: string,
  name: string,
  order: ErasureOrder,
): Promise<void> {
  await blobs.put(keyOf(organisation, name), new TextEncoder().encode(JSON.stringify(order)));
}

/** Null once it has been carried out. */
export async function findOrder(
  blobs: BlobStore,
  organisation: string,
  name: string,
): Promise<ErasureOrder | null> {
  const bytes = await blobs.get(keyOf(organisation, name));
  return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as ErasureOrder);
}

/** Begins the names of those that retention gives itself and carries out; the others are those of people, which a run carries out. */
export const OF_RETENTION = 'retention-';

/** Names of the orders of people, or of those that retention gave. */
export async function* ordersOf(
  blobs: Pick<BlobStore, 'list'>,
  organisation: string,
  givenBy: 'people' | 'retention',
): AsyncGenerator<string> {
  const start = folder(organisation).length;
  for await (const key of blobs.list(folder(organisation))) {
    const name = key.slice(start, -SUFFIX.length);
    if (name.startsWith(OF_RETENTION) === (givenBy === 'retention')) yield name;
  }
}

export async function dropOrder(blobs: BlobStore, organisation: string, name: string): Promise<void> {
  await blobs.delete(keyOf(organisation, name));
}
