import type { ReadOutcome } from '#contract/files/reading.ts';
import { invalidUtf8, recordTooLong } from '../json-record.ts';
import { type ByteLine, splitLines } from '../lines.ts';
import { outcomeOf, reject } from '../problems.ts';
import { lossyExcerpt, normaliseOptions, place, type ReadingContext } from '../reading-context.ts';
import { openSource } from '../source.ts';
import { lineDecoder } from '../text-encoding.ts';
import { type NumberedLine, readBlock } from './block.ts';
import { withoutCues } from './cues.ts';
import { readLine } from './line.ts';
import { isQqTitle, readQqLine, withFriend } from './qq.ts';

interface OpenBlock {
  readonly id?: string;
  /** With whom the chat was, where the export says so. */
  readonly friend?: string;
  readonly firstLine: number;
  readonly lines: NumberedLine[];
  bytes: number;
  hasText: boolean;
  /** The first line that could not be read at all. */
  broken?: ByteLine;
}

/** Plain text: conversations stand one after another, parted by a rule or a line with an id. */
export async function* readTranscript(context: ReadingContext): AsyncGenerator<ReadOutcome> {
  const decode = await lineDecoder(context.file);
  const source = await openSource(context.file);
  let block = emptyBlock(1);
  let count = 0;
  // A file with a single conversation gives it its own name, so the first waits until a second shows up.
  let first: OpenBlock | undefined;
  const close = function* (): Generator<ReadOutcome> {
    if (isEmpty(block)) return;
    count++;
    if (count === 1) {
      first = block;
      return;
    }
    if (first !== undefined) yield finish(first, 1, source.bytesRead(), context);
    first = undefined;
    yield finish(block, count, source.bytesRead(), context);
  };
  let isQq = false;
  for await (const lines of splitLines(source.chunks, context.maxRecordBytes)) {
    for (const line of lines) {
      const text = line.tooLong ? undefined : decode(line.bytes);
      if (text === undefined) {
        block.broken ??= line;
        continue;
      }
      if (isEmpty(block) && isQqTitle(text)) isQq = true;
      const qq = isQq ? readQqLine(text) : undefined;
      if (qq !== undefined) {
        if (qq.friend === undefined) continue;
        yield* close();
        block = { ...emptyBlock(line.number), friend: qq.friend };
        continue;
      }
      const parsed = text.length <= 240 ? readLine(text, context.mapping.roles) : undefined;
      if (parsed?.kind === 'separator') {
        // An id line right after a rule names the conversation that the rule has opened.
        yield* close();
        const id = parsed.id ?? (isEmpty(block) ? block.id : undefined);
        block = { ...emptyBlock(line.number + 1), ...(id === undefined ? {} : { id }) };
        continue;
      }
      block.hasText ||= text.trim() !== '';
      block.bytes += line.length + 1;
      if (block.bytes <= context.maxRecordBytes) block.lines.push({ number: line.number, text });
    }
  }
  yield* close();
  if (first !== undefined) yield finish(first, undefined, source.bytesRead(), context);
}

function emptyBlock(firstLine: number): OpenBlock {
  return { firstLine, lines: [], bytes: 0, hasText: false };
}

function isEmpty({ broken, hasText }: OpenBlock): boolean {
  return broken === undefined && !hasText;
}

function finish(
  block: OpenBlock,
  position: number | undefined,
  bytesRead: number,
  context: ReadingContext,
): ReadOutcome {
  const text = block.lines
    .slice(0, 20)
    .map((line) => line.text)
    .join('\n');
  const { broken } = block;
  if (broken !== undefined) {
    const problem = broken.tooLong
      ? recordTooLong(broken.length, context.maxRecordBytes)
      : invalidUtf8(broken.bytes);
    const at = place(context, bytesRead, broken.number);
    return reject(at, problem, { id: block.id, excerpt: lossyExcerpt(broken.bytes) });
  }
  const at = place(context, bytesRead, block.firstLine);
  if (block.bytes > context.maxRecordBytes) {
    return reject(at, recordTooLong(block.bytes, context.maxRecordBytes), { id: block.id, excerpt: text });
  }
  const options = normaliseOptions(context, () => linesOf(block), position);
  return outcomeOf(
    readBlock(withoutCues(block.lines), withFriend(options, block.friend), block.id),
    at,
    text,
  );
}

/** Empty lines between two conversations belong to neither. */
function linesOf(block: OpenBlock): string[] {
  return block.lines.map(({ text }) => text.trimEnd()).filter((text) => text !== '');
}
