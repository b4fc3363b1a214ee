import type { ReadOutcome } from '#contract/files/reading.ts';
import { readJsonRecord, recordTooLong } from './json-record.ts';
import { splitLines } from './lines.ts';
import { reject } from './problems.ts';
import { lossyExcerpt, place, type ReadingContext } from './reading-context.ts';
import type { Source } from './source.ts';
import { openJson, whereConverted } from './text-encoding.ts';

const BLANK = /^[\t\v\f\r ]*$/;

export async function* readNdjson(context: ReadingContext): AsyncGenerator<ReadOutcome> {
  const source = await openJson(context.file);
  yield* readNdjsonSource(source, whereConverted(context, source));
}

/** One conversation a line. A line that cannot be read is refused with its number, and the next one goes on. */
export async function* readNdjsonSource(
  source: Source,
  context: ReadingContext,
): AsyncGenerator<ReadOutcome> {
  for await (const lines of splitLines(source.chunks, context.maxRecordBytes)) {
    for (const line of lines) {
      const at = place(context, source.bytesRead(), line.number);
      if (line.tooLong) {
        yield reject(at, recordTooLong(line.length, context.maxRecordBytes), {
          excerpt: lossyExcerpt(line.bytes),
        });
      } else if (line.length > 64 || !BLANK.test(line.bytes.toString('latin1'))) {
        yield readJsonRecord(line.bytes, at, context, line.number);
      }
    }
  }
}
