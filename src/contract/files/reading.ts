import type { Conversation, Role } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import type { HeardRecording } from './heard-recording.ts';

/** One conversation or one refusal: whatever was read comes out as one of the two. */
export type ReadOutcome = Accepted | Rejected;

export interface Accepted {
  readonly ok: true;
  readonly conversation: Conversation;
  readonly source: SourcePlace;
  /** What had to be repaired or guessed on the way in. */
  readonly warnings: readonly Problem[];
  /** Of a recording: what was heard beside the turns. */
  readonly heard?: HeardRecording;
}

/** Goes to the rejects file as one JSON line; the rest of the input goes on. */
export interface Rejected {
  readonly ok: false;
  readonly source: SourcePlace;
  /** The id, where it could still be read. */
  readonly id?: string;
  readonly problems: readonly Problem[];
  /** The beginning of the refused input, at most 500 characters. */
  readonly excerpt?: string;
}

export interface SourcePlace {
  readonly file: string;
  /** From 1; for formats with lines or rows. */
  readonly line?: number;
  /** Bytes of the file read so far, for progress. */
  readonly bytesRead?: number;
}

/** A model in a folder, or a service: OpenAI's transcriptions under `http(s)`, FunASR under `ws(s)`. */
export type RecognizerPlace =
  | { readonly id: string; readonly folder: string }
  | {
      readonly url: string;
      /** What the service calls its model. */
      readonly model?: string;
      readonly apiKey?: string;
    };

export interface ReadOptions {
  /** Format id; guessed from name and content when absent. */
  readonly format?: string;
  /** Target field → source column or path, e.g. `{ "turn.text": "内容", "turns": "messages" }`. */
  readonly map?: Readonly<Record<string, string>>;
  readonly channel?: 'voice' | 'chat' | 'email';
  /** Of recordings: who is on the first and on the second channel; default: the agent on the first. */
  readonly channels?: readonly [Role, Role];
  /** Of recordings without a transcript: what writes down their words. */
  readonly recognizer?: RecognizerPlace;
  /** Names and terms that are likely to be said in recordings. */
  readonly hotWords?: readonly string[];
  /** How recordings are named, e.g. `{startedAt:yyyyMMdd}_{agent.id}`; their names tell nothing where it is absent. */
  readonly recordingName?: string;
  /** Largest single record in bytes; a longer one is rejected, not read into memory. Default 64 MiB. */
  readonly maxRecordBytes?: number;
}

/** The beginning of a table, and what its columns are taken to mean. */
export interface TableBeginning {
  /** Of a workbook with several: the sheet. */
  readonly sheet?: string;
  readonly headers: readonly string[];
  /** The first rows below the header, cell by cell. */
  readonly rows: readonly (readonly string[])[];
  readonly layout: 'row-per-turn' | 'row-per-exchange' | 'row-per-conversation' | 'unknown';
  /** Target field → header, in the form of the `map` option. */
  readonly map: Readonly<Record<string, string>>;
}
