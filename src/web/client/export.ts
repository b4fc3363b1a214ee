import { type Search, stringifySearch } from './address.ts';
import { send } from './ask.ts';
import { piecesOf } from './lines.ts';

export interface ExportAsked {
  readonly format: 'csv' | 'ndjson';
  readonly filter: Search;
  /** Only these; all that the filter finds when absent. */
  readonly ids?: readonly string[];
  /** Takes personal data out too. */
  readonly reveal?: boolean;
  readonly reason?: string;
}

export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

const NEWLINE = 10;

/**
 * Takes conversations out as a file, telling how far it has come. The lines that have arrived are the progress: one a
 * conversation, and a head in a table.
 */
export async function exportConversations(
  { format, filter, ...body }: ExportAsked,
  signal: AbortSignal,
  onProgress: (progress: ExportProgress) => void,
): Promise<Blob> {
  const response = await send(`/api/v1/conversations:export${stringifySearch(filter)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ format, ...body }),
    signal,
  });
  const total = Number(response.headers.get('x-conversations') ?? 0);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let lines = 0;
  for await (const piece of piecesOf(response)) {
    pieces.push(piece);
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) lines++;
    onProgress({ done: Math.min(total, Math.max(0, lines - (format === 'csv' ? 1 : 0))), total });
  }
  return new Blob(pieces, { type: response.headers.get('content-type') ?? '' });
}

/** Hands a file to the browser to be kept. */
export function keepFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
