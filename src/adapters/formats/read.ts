import type { ReadOptions, ReadOutcome, Rejected } from '#contract/files/reading.ts';
import { reasonOfFailure } from '#core/file-failure.ts';
import type { Problem } from '#core/problem.ts';
import { FORMAT_IDS, type FormatId } from './catalogue.ts';
import { detectFormat } from './detect.ts';
import { foreignKind } from './foreign-kind.ts';
import { readJson } from './json.ts';
import { readEml, readMbox } from './mail/read.ts';
import { parseMapping } from './mapping.ts';
import { MappingUse, tellingUnused } from './mapping-use.ts';
import { readNdjson } from './ndjson.ts';
import { error, reject } from './problems.ts';
import { DEFAULT_MAX_RECORD_BYTES, type ReadingContext } from './reading-context.ts';
import { readCsv } from './table/csv.ts';
import { readTranscript } from './transcript/read.ts';
import { readXlsx } from './xlsx/read.ts';

const READERS: Readonly<Record<FormatId, (context: ReadingContext) => AsyncIterable<ReadOutcome>>> = {
  ndjson: readNdjson,
  json: readJson,
  vcon: readJson,
  csv: readCsv,
  tsv: readCsv,
  xlsx: readXlsx,
  eml: readEml,
  mbox: readMbox,
  transcript: readTranscript,
};

/**
 * Reads a file of conversations, one outcome each, in the order of the file. Never throws: a file that
 * cannot be opened, is of no known format or breaks off is one more refusal.
 */
export async function* readConversations(
  file: string,
  options: ReadOptions = {},
): AsyncGenerator<ReadOutcome, void, void> {
  let count = 0;
  try {
    const parsed = parseMapping(options.map);
    if (!parsed.ok) {
      yield reject({ file }, parsed.problems);
      return;
    }
    const format = options.format ?? (await detectFormat(file));
    if (!isFormat(format)) {
      yield options.format === undefined
        ? reject({ file }, (await foreignKind(file)) ?? unknownFormat())
        : reject({ file }, unknownFormat(options.format));
      return;
    }
    const { mapping } = parsed;
    const mappingUse = new MappingUse(mapping);
    const context: ReadingContext = {
      file,
      format,
      mapping,
      mappingUse,
      maxRecordBytes: options.maxRecordBytes ?? DEFAULT_MAX_RECORD_BYTES,
      ...(options.channel === undefined ? {} : { channel: options.channel }),
    };
    for await (const outcome of tellingUnused(READERS[format](context), format, mapping, mappingUse)) {
      count++;
      yield outcome;
    }
    if (count === 0) yield nothingInside(file);
  } catch (failure) {
    yield unreadable(file, failure, count);
  }
}

function isFormat(id: string | undefined): id is FormatId {
  return FORMAT_IDS.some((known) => known === id);
}

function unknownFormat(asked?: string): Problem {
  const known = FORMAT_IDS.join(', ');
  return asked === undefined
    ? error(
        'unknown-format',
        { zh: '认不出这个文件的格式', en: 'the format of this file is not known' },
        {
          hint: {
            zh: `可读的格式：${known}；旧版 .xls 请另存为 .xlsx`,
            en: `formats: ${known}; save an old .xls as .xlsx`,
          },
        },
      )
    : error(
        'unknown-format',
        { zh: `没有名为 ${asked} 的格式`, en: `there is no format called ${asked}` },
        { hint: { zh: `可读的格式：${known}`, en: `formats: ${known}` } },
      );
}

function nothingInside(file: string): Rejected {
  return reject(
    { file },
    error('no-conversations', { zh: '文件中没有对话', en: 'the file holds no conversation' }),
  );
}

function unreadable(file: string, failure: unknown, count: number): Rejected {
  const reason = reasonOfFailure(failure);
  return reject(
    { file },
    error(
      'unreadable-file',
      count === 0
        ? { zh: `无法读取：${reason.zh}`, en: `cannot be read: ${reason.en}` }
        : {
            zh: `读出 ${count} 条后中断：${reason.zh}`,
            en: `reading broke off after ${count} records: ${reason.en}`,
          },
    ),
  );
}
