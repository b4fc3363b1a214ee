import { promisify } from 'node:util';
import { gunzip, gunzipSync, gzip } from 'node:zlib';
import type { Conversation } from '#core/conversation/schema.ts';
import type { BlobStore } from '#core/ports/blobs.ts';
import { mapInSlices } from './in-slices.ts';

/** A batch of raw input is damaged: nothing in it can be read. */
export class UnreadableBatch extends Error {
  override name = 'UnreadableBatch';
}

const SUFFIX = '.ndjson.gz';

/** Where a raw batch is kept. */
export function batchKey(organisation: string, batch: string): string {
  return `${organisation}/batches/${batch}${SUFFIX}`;
}

/** Where the recording is kept of which a batch is the only conversation. */
export function recordingKey(organisation: string, batch: string): string {
  return `${organisation}/recordings/${batch}`;
}

/** Below it stands what was made of a recording: what was heard in it, and how it is played. */
export function soundFolder(organisation: string, batch: string): string {
  return `${organisation}/sound/${batch}/`;
}

/** Removes a batch with what belongs to it, the batch last: what is cut off is then found again. */
export async function dropBatch(
  blobs: Pick<BlobStore, 'delete' | 'list'>,
  organisation: string,
  batch: string,
): Promise<void> {
  await blobs.delete(recordingKey(organisation, batch));
  for await (const key of blobs.list(soundFolder(organisation, batch))) await blobs.delete(key);
  await blobs.delete(batchKey(organisation, batch));
}

/** All batches of an organisation in the order in which they were received. */
export async function* batchesOf(
  blobs: Pick<BlobStore, 'list'>,
  organisation: string,
): AsyncGenerator<string> {
  const folder = `${organisation}/batches/`;
  for await (const key of blobs.list(folder)) yield key.slice(folder.length, -SUFFIX.length);
}

/** One conversation a line, packed quickly rather than small: it is written once and hardly read. */
export async function packBatch(conversations: readonly Conversation[]): Promise<Uint8Array> {
  return packLines(await mapInSlices(conversations, (one) => JSON.stringify(one)));
}

/** The same of conversations that are lines of JSON already. */
export async function packLines(lines: readonly string[]): Promise<Uint8Array> {
  return promisify(gzip)(`${lines.join('\n')}\n`, { level: 1 });
}

/** Of an id that stands there twice, the last one. Takes tens of milliseconds: for a thread that nobody waits for. */
export function unpackBatch(bytes: Uint8Array): ReadonlyMap<string, Conversation> {
  return byId(linesOf(gunzipSync(bytes)).map(read));
}

/** The same where others wait. @throws UnreadableBatch */
export async function readBatch(bytes: Uint8Array): Promise<ReadonlyMap<string, Conversation>> {
  try {
    return byId(await mapInSlices(linesOf(await promisify(gunzip)(bytes)), read));
  } catch (cause) {
    throw new UnreadableBatch('The raw input is damaged.', { cause });
  }
}

function linesOf(text: Buffer): string[] {
  return text
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function read(line: string): Conversation {
  return JSON.parse(line) as Conversation;
}

function byId(conversations: readonly Conversation[]): ReadonlyMap<string, Conversation> {
  return new Map(conversations.map((conversation) => [conversation.id, conversation]));
}
