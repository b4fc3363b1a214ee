import { send } from '../../client/ask.ts';
import { linesOf } from '../../client/lines.ts';
import { Refused, Unreachable } from '../../client/problem.ts';
import type { IngestResult } from '../../client/types.ts';
import { askedOf, bodyOf, type ReadingWish } from './preview-file.ts';
import type { FileTogether } from './together.ts';

/** What has become of a file so far. */
export interface SentFile {
  readonly state: 'sending' | 'done' | 'failed';
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  /** The first refusals, with their reasons. */
  readonly reasons: readonly IngestResult[];
  /** What is worth knowing of recordings that were taken in. */
  readonly warnings: readonly string[];
  /** Why the whole file could not be sent; empty where nobody answered. */
  readonly failure?: string;
}

const REASONS_SHOWN = 5;
/** So often at most the page is told, however many lines come. */
const TELL_MS = 120;

/** Sends a file in; `tell` hears how its conversations fare, line by line. */
export async function sendFile(
  sending: FileTogether<File>,
  wish: ReadingWish,
  tell: (sent: SentFile) => void,
): Promise<void> {
  let sent: SentFile = {
    state: 'sending',
    accepted: 0,
    duplicate: 0,
    rejected: 0,
    reasons: [],
    warnings: [],
  };
  tell(sent);
  try {
    const path = `/api/v1/conversations:upload${askedOf(sending.file.name, wish)}`;
    const response = await send(path, { method: 'POST', ...bodyOf(sending) });
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
  const { status, warnings = [] } = result;
  const isShown = status === 'rejected' && sent.reasons.length < REASONS_SHOWN;
  return {
    ...sent,
    [status]: sent[status] + 1,
    reasons: isShown ? [...sent.reasons, result] : sent.reasons,
    warnings: [...sent.warnings, ...warnings],
  };
}
