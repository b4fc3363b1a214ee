import { basename } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { ReadOptions, SourcePlace } from '#contract/files/reading.ts';
import type { NormaliseOptions } from '#core/conversation/normalise.ts';
import type { FormatId } from './catalogue.ts';
import type { Mapping } from './mapping.ts';

export const DEFAULT_MAX_RECORD_BYTES = 64 * 1024 * 1024;

/** What every reader needs to know about the file at hand. */
export interface ReadingContext {
  readonly file: string;
  readonly format: FormatId;
  readonly mapping: Mapping;
  readonly maxRecordBytes: number;
  readonly channel?: NonNullable<ReadOptions['channel']>;
  /** Refuses what names no id: there is no file whose name could stand for it. */
  readonly needsIds?: true;
}

/** Options of normalisation for the record at this position (from 1) of the file. */
export function normaliseOptions(context: ReadingContext, position?: number): NormaliseOptions {
  return {
    ...(context.needsIds ? {} : { fallbackId: fallbackId(context.file, position) }),
    ...(context.channel === undefined ? {} : { channel: context.channel }),
    ...(context.mapping.roles === undefined ? {} : { roles: context.mapping.roles }),
  };
}

/** The file's name, with the position where it holds several: the same file always gives the same ids. */
export function fallbackId(file: string, position?: number): string {
  const name = basename(file)
    .replace(/\.gz$/i, '')
    .replace(/\.[A-Za-z0-9]{1,6}$/, '');
  return position === undefined ? name : `${name}-${position}`;
}

export function place(context: ReadingContext, bytesRead: number, line?: number): SourcePlace {
  return { file: context.file, bytesRead, ...(line === undefined ? {} : { line }) };
}

/** The beginning of bytes that may not be text at all, for showing. */
export function lossyExcerpt(bytes: Buffer): string {
  return new StringDecoder('utf8').write(bytes.subarray(0, 2048));
}
