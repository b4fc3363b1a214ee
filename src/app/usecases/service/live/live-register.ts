import { createHash } from 'node:crypto';
import type { BlobStore } from '#core/ports/blobs.ts';
import type { LiveAbout } from './live-call.ts';

/** A live call that some process keeps and has not stored yet. */
export interface RegisteredCall {
  readonly id: string;
  readonly customer?: string;
  /** Milliseconds since 1970. */
  readonly begunAt: number;
}

type Entry = RegisteredCall | { readonly isErased: true };
type Blobs = Pick<BlobStore, 'get' | 'put' | 'list' | 'delete'>;
type Call = Pick<LiveAbout, 'organisation' | 'id' | 'entry'>;

const folder = (organisation: string): string => `${organisation}/live/`;

const placeOf = (organisation: string, id: string): string =>
  `${folder(organisation)}${createHash('sha256').update(id).digest('hex').slice(0, 32)}`;

/** Two processes may keep calls of one id: neither takes away what is said of the other one. */
const keyOf = ({ organisation, id, entry }: Call): string =>
  `${placeOf(organisation, id)}${entry === undefined ? '' : `/${entry}`}.json`;

/**
 * Puts a call where every process finds it: what is kept of it lies with the process that receives it, and an erasure may come to
 * another one.
 */
export async function registerCall(
  blobs: Blobs,
  call: Call & Pick<LiveAbout, 'customer'>,
  begunAt: number,
): Promise<void> {
  const { id, customer } = call;
  await write(blobs, keyOf(call), {
    id,
    ...(customer === undefined ? {} : { customer: customer.id }),
    begunAt,
  });
}

/** The same for one that a stop left behind, unless it is known, as erased perhaps. */
export async function registerLeft(
  blobs: Blobs,
  call: Call & Pick<LiveAbout, 'customer'>,
  now: number,
): Promise<void> {
  if ((await read(blobs, keyOf(call))) === null) await registerCall(blobs, call, now);
}

export async function isCallErased(blobs: Blobs, call: Call): Promise<boolean> {
  const entry = await read(blobs, keyOf(call));
  return entry !== null && 'isErased' in entry;
}

export async function unregisterCall(blobs: Blobs, call: Call): Promise<void> {
  await blobs.delete(keyOf(call));
}

/** From now on nothing of these calls is stored; whoever keeps them takes them away. */
export async function eraseLiveCalls(
  blobs: Blobs,
  organisation: string,
  isMeant: (call: RegisteredCall) => boolean,
): Promise<void> {
  for await (const key of blobs.list(folder(organisation))) {
    const entry = await read(blobs, key);
    if (entry !== null && !('isErased' in entry) && isMeant(entry))
      await write(blobs, key, { isErased: true });
  }
}

async function read(blobs: Blobs, key: string): Promise<Entry | null> {
  const bytes = await blobs.get(key);
  return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as Entry);
}

async function write(blobs: Blobs, key: string, entry: Entry): Promise<void> {
  await blobs.put(key, new TextEncoder().encode(JSON.stringify(entry)));
}
