import type { ReadOutcome } from '#contract/files/reading.ts';
import { recordTooLong } from '../json-record.ts';
import { splitLines } from '../lines.ts';
import { outcomeOf, reject } from '../problems.ts';
import { lossyExcerpt, normaliseOptions, place, type ReadingContext } from '../reading-context.ts';
import { openSource, readWhole } from '../source.ts';
import { threadConversation } from './conversation.ts';
import type { QuotedMessage } from './history.ts';
import { ownerOf } from './mailbox-owner.ts';
import { type MailMessage, readMessage } from './message.ts';
import { type PlacedMessage, threadsOf } from './threads.ts';

/** A file with one message. */
export async function* readEml(context: ReadingContext): AsyncGenerator<ReadOutcome> {
  const whole = await readWhole(context.file, context.maxRecordBytes);
  if ('tooLong' in whole) {
    yield reject({ file: context.file }, recordTooLong(context.maxRecordBytes + 1, context.maxRecordBytes));
    return;
  }
  if (whole.bytes.length === 0) return;
  const at = place(context, whole.bytesRead);
  const read = await readMessage(whole.bytes, true);
  const excerpt = lossyExcerpt(whole.bytes);
  if (!read.ok) yield reject(at, read.problems, { excerpt });
  else {
    const { message } = read;
    // A mailbox has the earlier messages themselves; a message by itself has them quoted.
    const thread = [...message.history.map(asMessage), message].map((one, index) => ({
      message: one,
      position: index + 1,
      line: 1,
    }));
    const options = normaliseOptions(context, () => whole.bytes);
    yield outcomeOf(threadConversation(thread, context.mapping, options), at, excerpt);
  }
}

function asMessage(quoted: QuotedMessage): MailMessage {
  return {
    ...quoted,
    references: [],
    cc: [],
    subject: '',
    onlyQuoted: false,
    attachments: [],
    automatic: false,
    history: [],
  };
}

interface RawMessage {
  readonly line: number;
  readonly lines: Buffer[];
  bytes: number;
}

/** A mailbox: messages that answer each other become one conversation; a damaged one is refused alone. */
export async function* readMbox(context: ReadingContext): AsyncGenerator<ReadOutcome> {
  const source = await openSource(context.file);
  const messages: PlacedMessage[] = [];
  let position = 0;
  for await (const raw of rawMessages(source.chunks, context.maxRecordBytes)) {
    position++;
    const at = place(context, source.bytesRead(), raw.line);
    const bytes = Buffer.concat(raw.lines);
    if (raw.bytes > context.maxRecordBytes) {
      yield reject(at, recordTooLong(raw.bytes, context.maxRecordBytes), { excerpt: lossyExcerpt(bytes) });
      continue;
    }
    const read = await readMessage(bytes);
    if (read.ok) messages.push({ message: read.message, position, line: raw.line });
    else yield reject(at, read.problems, { excerpt: lossyExcerpt(bytes) });
  }
  const threads = threadsOf(messages);
  const owner = ownerOf(threads);
  for (const thread of threads) {
    const [first] = thread;
    const earliest = thread.reduce((a, b) => (b.position < a.position ? b : a));
    const at = place(context, source.bytesRead(), earliest.line);
    const options = normaliseOptions(context, () => contentOf(thread), earliest.position);
    yield outcomeOf(threadConversation(thread, context.mapping, options, owner), at, first!.message.text);
  }
}

const LINE_FEED = Buffer.from('\n');

/** A message begins at a `From ` line at the top or after an empty line (mboxrd: `>From ` was `From `). */
async function* rawMessages(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<RawMessage> {
  let current: RawMessage | undefined;
  let blank = true;
  for await (const lines of splitLines(chunks, maxBytes)) {
    for (const line of lines) {
      const start = line.bytes.subarray(0, 200).toString('latin1');
      if (blank && /^From \S+.*\d/.test(start)) {
        if (current !== undefined) yield current;
        current = { line: line.number, lines: [], bytes: 0 };
        blank = false;
        continue;
      }
      blank = line.length === 0;
      if (current === undefined) {
        if (blank) {
          blank = true;
          continue;
        }
        // Text above the first `From ` line is a message of its own, to be refused or read as it is.
        current = { line: line.number, lines: [], bytes: 0 };
      }
      const bytes = /^>+From /.test(start) ? line.bytes.subarray(1) : line.bytes;
      current.bytes += line.length + 1;
      if (current.bytes <= maxBytes) current.lines.push(bytes, LINE_FEED);
    }
  }
  if (current !== undefined) yield current;
}

/** Of messages without an id: what tells a thread from another one. */
function contentOf(thread: readonly PlacedMessage[]): string[] {
  return thread.map(({ message: { from, at, subject, text } }) =>
    [from.address, at, subject, text].join('\n'),
  );
}
