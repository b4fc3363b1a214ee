import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { ReadOptions, SourcePlace } from '#contract/files/reading.ts';
import type { NormaliseOptions } from '#core/conversation/normalise.ts';
import type { FormatId } from './catalogue.ts';
import type { Mapping, MappingWitness } from './mapping.ts';

export const DEFAULT_MAX_RECORD_BYTES = 64 * 1024 * 1024;

/** What every reader needs to know about the file at hand. */
export interface ReadingContext {
  readonly file: string;
  readonly format: FormatId;
  readonly mapping: Mapping;
  readonly mappingUse?: MappingWitness;
  readonly maxRecordBytes: number;
  readonly channel?: NonNullable<ReadOptions['channel']>;
  /** Refuses what names no id: there is no file whose name could stand for it. */
  readonly needsIds?: true;
  /** What is read was GB18030: U+FFFD stands where bytes were no text. */
  readonly isConverted?: boolean;
}

/** What a record is made of, as the file has it; asked only where the record names no id. */
export type RecordContent = () => Buffer | string | readonly string[];

/**
 * Options of normalisation for a record of the file.
 * @param position from 1, where the file holds several
 * @param part of the file in which it stands, such as a sheet
 */
export function normaliseOptions(
  context: ReadingContext,
  content: RecordContent,
  position?: number,
  part?: string,
): NormaliseOptions {
  return {
    ...(context.needsIds ? {} : { fallbackId: () => fallbackId(context.file, content, position, part) }),
    ...(context.channel === undefined ? {} : { channel: context.channel }),
    ...(context.mapping.roles === undefined ? {} : { roles: context.mapping.roles }),
  };
}

/** Hexadecimal digits: in a thousand files of one name, a million records each, two are alike by chance once in 500 times. */
const MARK_LENGTH = 12;

/**
 * The file's name, the record's place in it and a mark of what it is made of: the same file always gives the same ids,
 * and next week's `export.csv` gives others. The mark is of the source, not of how it was understood, so that a file read
 * again with a better mapping replaces what it gave before.
 */
export function fallbackId(file: string, content: RecordContent, position?: number, part?: string): string {
  const name = basename(file)
    .replace(/\.gz$/i, '')
    .replace(/\.[A-Za-z0-9]{1,6}$/, '');
  const source = content();
  const whole = typeof source === 'string' || Buffer.isBuffer(source) ? source : source.join('\n');
  const mark = hash('sha256', whole, 'hex').slice(0, MARK_LENGTH);
  return [name, part, position, mark].filter((one) => one !== undefined).join('-');
}

export function place(context: ReadingContext, bytesRead: number, line?: number): SourcePlace {
  return { file: context.file, bytesRead, ...(line === undefined ? {} : { line }) };
}

/** The beginning of bytes that may not be text at all, for showing. */
export function lossyExcerpt(bytes: Buffer): string {
  return new StringDecoder('utf8').write(bytes.subarray(0, 2048));
}
