import { gunzipSync, gzipSync } from 'node:zlib';
import type { Conversation } from '#core/conversation/schema.ts';
import type { BlobStore } from '#core/ports/blobs.ts';

const SUFFIX = '.ndjson.gz';

/** Where a raw batch is kept. */
export function batchKey(organisation: string, batch: string): string {
  return `${organisation}/batches/${batch}${SUFFIX}`;
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
export function packBatch(conversations: readonly Conversation[]): Uint8Array {
  return gzipSync(conversations.map((one) => `${JSON.stringify(one)}\n`).join(''), { level: 1 });
}

/** Of an id that stands there twice, the last one. */
export function unpackBatch(bytes: Uint8Array): ReadonlyMap<string, Conversation> {
  const conversations = new Map<string, Conversation>();
  for (const line of gunzipSync(bytes).toString('utf8').split('\n')) {
    if (line === '') continue;
    const conversation = JSON.parse(line) as Conversation;
    conversations.set(conversation.id, conversation);
  }
  return conversations;
}
