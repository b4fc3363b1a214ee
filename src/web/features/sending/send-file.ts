import { send } from '../../client/ask.ts';
import { linesOf } from '../../client/lines.ts';
import { Refused, Unreachable } from '../../client/problem.ts';
import type { IngestResult } from '../../client/types.ts';
import { askedOf, type ReadingWish } from './preview-file.ts';

/** What has become of a file so far. */
export interface SentFile {
  readonly state: 'sending' | 'done' | 'failed';
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  /** The first refusals, with their reasons. */
  readonly reasons: readonly IngestResult[];
  /** Why the whole file could not be sent; empty where nobody answered. */
  readonly failure?: string;
}

const REASONS_SHOWN = 5;
/** So often at most the page is told, however many lines come. */
const TELL_MS = 120;

/** Sends a file in; `tell` hears how its conversations fare, line by line. */
export async function sendFile(file: File, wish: ReadingWish, tell: (sent: SentFile) => void): Promise<void> {
  let sent: SentFile = { state: 'sending', accepted: 0, duplicate: 0, rejected: 0, reasons: [] };
  tell(sent);
  try {
    const path = `/api/v1/conversations:upload${askedOf(file.name, wish)}`;
    const headers = { 'content-type': 'application/octet-stream' };
    const response = await send(path, { method: 'POST', headers, body: file });
    let told = performance.now();
    for await (const line of linesOf(response)) {
      sent = counted(sent, JSON.parse(line) as IngestResult);
      if (performance.now() - told < TELL_MS) continue;
      told = performance.now();
      tell(sent);
    }
    tell({ ...sent, state: 'done' });
  } catch (failure) {
    if (!(failure instanceof Refused || failure instanceof Unreachable)) throw failure;
    tell({ ...sent, state: 'failed', failure: failure instanceof Refused ? failure.message : '' });
  }
}

function counted(sent: SentFile, result: IngestResult): SentFile {
  const { status } = result;
  const isShown = status === 'rejected' && sent.reasons.length < REASONS_SHOWN;
  return { ...sent, [status]: sent[status] + 1, reasons: isShown ? [...sent.reasons, result] : sent.reasons };
}
