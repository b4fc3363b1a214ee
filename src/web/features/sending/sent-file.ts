import type { IngestResult } from '../../client/types.ts';

/** What has become of a file so far. */
export interface SentFile {
  readonly state: 'sending' | 'done' | 'failed';
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  /** The first refusals, with their reasons. */
  readonly reasons: readonly IngestResult[];
  /** All refusals, a line each, as the service tells them. */
  readonly rejects: readonly string[];
  /** What is worth knowing of recordings that were taken in. */
  readonly warnings: readonly string[];
  /** Why the file, or what was left of it, could not be sent; empty where nobody answered. */
  readonly failure?: string;
}

export const NOTHING_SENT: SentFile = {
  state: 'sending',
  accepted: 0,
  duplicate: 0,
  rejected: 0,
  reasons: [],
  rejects: [],
  warnings: [],
};

const REASONS_SHOWN = 5;

/** What the lines that the service answers come to, one a conversation, after each of them. */
export async function* countedAnswers(lines: AsyncIterable<string>): AsyncGenerator<SentFile> {
  const rejects: string[] = [];
  let sent: SentFile = { ...NOTHING_SENT, rejects };
  for await (const line of lines) {
    const result = JSON.parse(line) as IngestResult;
    if (result.brokeOff) {
      yield { ...sent, state: 'failed', failure: result.error ?? '' };
      return;
    }
    // Another list for each of a hundred thousand lines would take minutes.
    if (result.status === 'rejected') rejects.push(`${line}\n`);
    sent = counted(sent, result);
    yield sent;
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
