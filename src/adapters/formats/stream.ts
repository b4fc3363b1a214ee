import type { ReadOptions, ReadOutcome } from '#contract/files/reading.ts';
import { readJsonRecord } from './json-record.ts';
import { NO_MAPPING } from './mapping.ts';
import { readNdjsonSource } from './ndjson.ts';
import { DEFAULT_MAX_RECORD_BYTES, type ReadingContext } from './reading-context.ts';

/** What arrives over a connection has no file; places in it are named by this. */
const SENT = 'body';

/** One conversation a line, as the bytes arrive; memory is bounded by the longest line allowed. */
export function readConversationLines(
  chunks: AsyncIterable<Uint8Array>,
  { maxRecordBytes = DEFAULT_MAX_RECORD_BYTES }: Pick<ReadOptions, 'maxRecordBytes'> = {},
): AsyncGenerator<ReadOutcome> {
  let read = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      read += chunk.byteLength;
      yield asBuffer(chunk);
    }
  }
  const source = { chunks: counted(), bytesRead: () => read };
  return readNdjsonSource(source, contextOf('ndjson', maxRecordBytes));
}

/** One conversation as JSON: the canonical form, any of the usual spellings, or a vCon. */
export function readConversationRecord(bytes: Uint8Array): ReadOutcome {
  return readJsonRecord(asBuffer(bytes), { file: SENT }, contextOf('json', bytes.byteLength));
}

function contextOf(format: ReadingContext['format'], maxRecordBytes: number): ReadingContext {
  return { file: SENT, format, maxRecordBytes, mapping: NO_MAPPING, needsIds: true };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
