import type { z } from 'zod';
import type { uploadPreview } from '#contract/api/imports.ts';
import type { Channel } from '#core/conversation/schema.ts';
import { type Search, stringifySearch } from '../../client/address.ts';
import { send } from '../../client/ask.ts';
import type { FileTogether } from './together.ts';

export type UploadPreview = z.output<typeof uploadPreview>;
export type PreviewTable = NonNullable<UploadPreview['table']>;

/** How a file is to be read, where it does not say so itself. */
export interface ReadingWish {
  /** Field of a conversation → column. */
  readonly map: Readonly<Record<string, string>>;
  readonly channel?: Channel;
}

/** The beginning of a file of lines is enough to see how it is read. */
const ENOUGH_BYTES = 8 * 1024 * 1024;
const MADE_OF_LINES = /\.(?:csv|tsv|tab|ndjson|jsonl|txt|md|log|mbox|mbx)$/i;

export function askedOf(name: string, { map, channel }: ReadingWish): string {
  const query: Search = {
    name,
    map: Object.entries(map).map(([field, column]) => `${field}=${column}`),
    ...(channel === undefined ? {} : { channel }),
  };
  return stringifySearch(query);
}

/** What is sent of a file: itself, or a form with those beside it. */
export function bodyOf(
  { file, beside }: FileTogether<File>,
  content: Blob | Uint8Array<ArrayBuffer> = file,
): Pick<RequestInit, 'body' | 'headers'> {
  if (beside.length === 0) return { body: content, headers: { 'content-type': 'application/octet-stream' } };
  const form = new FormData();
  for (const one of [file, ...beside]) form.append('file', one);
  return { body: form };
}

/** How the service would take a file in. It keeps nothing of it. */
export async function previewFile(
  sent: FileTogether<File>,
  wish: ReadingWish,
  signal: AbortSignal,
): Promise<UploadPreview> {
  const { file } = sent;
  const isWhole = file.size <= ENOUGH_BYTES || !MADE_OF_LINES.test(file.name);
  const content = isWhole ? file : await wholeLines(file);
  const response = await send(`/api/v1/conversations:preview${askedOf(file.name, wish)}`, {
    method: 'POST',
    ...bodyOf(sent, content),
    signal,
  });
  const preview = (await response.json()) as UploadPreview;
  return isWhole ? preview : { ...preview, whole: false };
}

async function wholeLines(file: File): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await file.slice(0, ENOUGH_BYTES).arrayBuffer());
  const end = bytes.lastIndexOf(0x0a);
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}
