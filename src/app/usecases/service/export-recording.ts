import type { BlobStore } from '#core/ports/blobs.ts';
import { recordingKey } from './raw-batch.ts';

/** One piece of a recording; all of them decoded and put together in their order are the file. */
export interface RecordingPart {
  readonly conversation: string;
  /** From 0. */
  readonly part: number;
  readonly parts: number;
  /** Of the whole file. */
  readonly bytes: number;
  /** Base64. */
  readonly content: string;
}

/** So that a line stays short enough for whatever reads it. */
const PART_BYTES = 768 * 1024;

/** The recording of which a batch is the only conversation, piece by piece; nothing where none is kept. */
export async function* exportRecording(
  blobs: Pick<BlobStore, 'size' | 'read'>,
  organisation: string,
  { id, batch }: { readonly id: string; readonly batch: string },
): AsyncGenerator<RecordingPart> {
  const key = recordingKey(organisation, batch);
  const bytes = await blobs.size(key);
  if (bytes === null) return;
  const parts = Math.ceil(bytes / PART_BYTES);
  for (let part = 0; part < parts; part++) {
    const range = { start: part * PART_BYTES, end: Math.min(bytes, (part + 1) * PART_BYTES) };
    const chunks = await blobs.read(key, range);
    // Erased meanwhile: what is out is not taken back, and nothing follows it.
    if (chunks === null) return;
    const read: Uint8Array[] = [];
    for await (const chunk of chunks) read.push(chunk);
    const content = Buffer.concat(read).toString('base64');
    yield { conversation: id, part, parts, bytes, content };
  }
}
