import type { ReadOutcome } from '#contract/files/reading.ts';
import type { Conversation, Role } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';

/** So many conversations are looked at, and for so long. */
const MOST_READ = 200;
const PATIENCE_MS = 5_000;
const CONVERSATIONS_SHOWN = 10;
const REFUSALS_SHOWN = 20;
const TURNS_SHOWN = 6;
const TEXT_LENGTH = 300;

interface Told {
  readonly code: string;
  readonly message: Problem['message'];
  readonly hint?: NonNullable<Problem['hint']>;
}

export interface UploadPreview {
  readonly conversations: readonly {
    readonly id: string;
    readonly channel: Conversation['channel'];
    readonly startedAt?: string;
    readonly agent?: string;
    readonly customer?: string;
    readonly turnCount: number;
    readonly turns: readonly { readonly role: Role; readonly text: string }[];
    readonly line?: number;
    readonly warnings: readonly Told[];
  }[];
  readonly rejected: readonly {
    readonly line?: number;
    readonly id?: string;
    readonly problems: readonly Told[];
    readonly excerpt?: string;
  }[];
  readonly read: number;
  readonly refused: number;
  /** False when the file has more than was looked at. */
  readonly whole: boolean;
}

/** How the beginning of a file would be taken in. Nothing is kept. */
export async function previewUpload(
  outcomes: AsyncIterable<ReadOutcome>,
  now: () => number,
): Promise<UploadPreview> {
  const until = now() + PATIENCE_MS;
  const conversations: UploadPreview['conversations'][number][] = [];
  const rejected: UploadPreview['rejected'][number][] = [];
  let read = 0;
  let refused = 0;
  let whole = true;
  for await (const outcome of outcomes) {
    if (read === MOST_READ || (read > 0 && now() > until)) {
      whole = false;
      break;
    }
    read++;
    if (!outcome.ok) refused++;
    if (outcome.ok && conversations.length < CONVERSATIONS_SHOWN) conversations.push(accepted(outcome));
    if (!outcome.ok && rejected.length < REFUSALS_SHOWN) rejected.push(refusal(outcome));
  }
  return { conversations, rejected, read, refused, whole };
}

function accepted({ conversation, source, warnings }: Extract<ReadOutcome, { ok: true }>) {
  const { id, channel, startedAt, agent, customer, turns } = conversation;
  return {
    id,
    channel,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(agent === undefined ? {} : { agent: agent.name ?? agent.id }),
    ...(customer === undefined ? {} : { customer: customer.name ?? customer.id }),
    turnCount: turns.length,
    turns: turns
      .slice(0, TURNS_SHOWN)
      .map(({ role, text }) => ({ role, text: text.slice(0, TEXT_LENGTH).toWellFormed() })),
    ...(source.line === undefined ? {} : { line: source.line }),
    warnings: warnings.map(told),
  };
}

function refusal({ source, id, problems, excerpt }: Extract<ReadOutcome, { ok: false }>) {
  return {
    ...(source.line === undefined ? {} : { line: source.line }),
    ...(id === undefined ? {} : { id }),
    problems: problems.map(told),
    ...(excerpt === undefined ? {} : { excerpt: excerpt.slice(0, TEXT_LENGTH).toWellFormed() }),
  };
}

function told({ code, message, hint }: Problem): Told {
  return { code, message, ...(hint === undefined ? {} : { hint }) };
}
