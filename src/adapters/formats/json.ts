import type { ReadOutcome } from '#contract/files/reading.ts';
import { readJsonRecord, recordTooLong } from './json-record.ts';
import { type JsonPiece, JsonSplitter } from './json-splitter.ts';
import { error, reject, warning } from './problems.ts';
import { lossyExcerpt, place, type ReadingContext } from './reading-context.ts';
import { openJson, whereConverted } from './text-encoding.ts';

/** Where exports keep their list of conversations. */
const CONTAINERS = [
  ...['conversations', 'dialogues', 'dialogs', 'sessions', 'calls', 'chats', 'vcons', 'items', 'data'],
  ...[
    'records',
    'results',
    'list',
    'rows',
    'tickets',
    'conversationHistoryRecords',
    '会话',
    '会话列表',
    '数据',
  ],
].map((name) => [name]);

/**
 * One conversation, an array of them, or a list inside an object; also several values one after another.
 * A broken element is refused alone; memory holds one element.
 */
export async function* readJson(asked: ReadingContext): AsyncGenerator<ReadOutcome> {
  const source = await openJson(asked.file);
  const context = whereConverted(asked, source);
  const containers = context.mapping.container === undefined ? CONTAINERS : [context.mapping.container];
  const splitter = new JsonSplitter(containers, context.maxRecordBytes);
  let count = 0;
  // One outcome is held back: only the end of the file tells what stood beside the list.
  let held: ReadOutcome | undefined;
  for await (const chunk of source.chunks) {
    for (const piece of splitter.push(chunk)) {
      if (held !== undefined) yield held;
      held = readPiece(piece, ++count, source.bytesRead(), context);
    }
  }
  for (const piece of splitter.end()) {
    if (held !== undefined) yield held;
    held = readPiece(piece, ++count, source.bytesRead(), context);
  }
  if (held !== undefined) yield withBesides(held, [...splitter.besides]);
  if (splitter.truncated && held?.ok === true) {
    yield reject(
      place(context, source.bytesRead()),
      error('truncated', {
        zh: '文件在列表结束之前中断，末尾的对话可能缺失',
        en: 'the file ends before its list does; conversations may be missing at the end',
      }),
    );
  }
}

function readPiece(piece: JsonPiece, count: number, bytesRead: number, context: ReadingContext): ReadOutcome {
  const at = place(context, bytesRead, piece.line);
  if (piece.tooLong) {
    return reject(at, recordTooLong(piece.length, context.maxRecordBytes), {
      excerpt: lossyExcerpt(piece.bytes),
    });
  }
  return readJsonRecord(piece.bytes, at, context, piece.inList || count > 1 ? count : undefined);
}

/** What stood beside the list belongs to no conversation; the last outcome says so. */
function withBesides(outcome: ReadOutcome, besides: readonly string[]): ReadOutcome {
  if (besides.length === 0) return outcome;
  const names = besides.join(', ').slice(0, 200).toWellFormed();
  const note = warning(
    'beside-the-list',
    {
      zh: `文件中对话列表之外的字段没有读入：${names}`,
      en: `fields of the file beside the list of conversations were not read: ${names}`,
    },
    { file: outcome.source.file },
  );
  return outcome.ok
    ? { ...outcome, warnings: [...outcome.warnings, note] }
    : { ...outcome, problems: [...outcome.problems, note] };
}
