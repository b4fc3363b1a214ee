import { createHash } from 'node:crypto';
import type { BlobStore } from '#core/ports/blobs.ts';
import type { ServicePorts } from '../ports.ts';
import type { LiveAbout } from './live-call.ts';

/** A live call that some process keeps and has not stored yet. */
export interface RegisteredCall {
  readonly id: string;
  readonly customer?: string;
  /** Milliseconds since 1970. */
  readonly begunAt: number;
}

interface ErasedCall {
  readonly isErased: true;
  /** Milliseconds since 1970. */
  readonly at: number;
}

type Entry = RegisteredCall | ErasedCall;
type Blobs = Pick<BlobStore, 'get' | 'put' | 'list' | 'delete'>;
type Ports = Pick<ServicePorts, 'blobs' | 'now'>;
type Call = Pick<LiveAbout, 'organisation' | 'id' | 'entry'>;

/** No process is stopped for so long, and started again with what it kept: the others do not come back for their calls. */
const ERASED_KEPT_MS = 90 * 86_400_000;
const AT_ONCE = 16;

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
  { blobs, now }: Ports,
  organisation: string,
  isMeant: (call: RegisteredCall) => boolean,
): Promise<void> {
  await someAtOnce(blobs.list(folder(organisation)), async (key) => {
    const entry = await read(blobs, key);
    if (entry === null) return;
    if (!('isErased' in entry)) {
      if (isMeant(entry)) await write(blobs, key, { isErased: true, at: now() });
    } else if (entry.at < now() - ERASED_KEPT_MS) await blobs.delete(key);
  });
}

/** The same by id, without a look at any other call. */
export async function eraseLiveCallsOf(
  { blobs, now }: Ports,
  organisation: string,
  ids: Iterable<string>,
): Promise<void> {
  await someAtOnce(ids, async (id) => {
    for await (const key of blobs.list(placeOf(organisation, id)))
      await write(blobs, key, { isErased: true, at: now() });
  });
}

async function someAtOnce<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let some: Item[] = [];
  for await (const item of items) {
    some.push(item);
    if (some.length < AT_ONCE) continue;
    await Promise.all(some.map(work));
    some = [];
  }
  await Promise.all(some.map(work));
}

async function read(blobs: Blobs, key: string): Promise<Entry | null> {
  const bytes = await blobs.get(key);
  return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as Entry);
}

async function write(blobs: Blobs, key: string, entry: Entry): Promise<void> {
  await blobs.put(key, new TextEncoder().encode(JSON.stringify(entry)));
}
