import type { BlockList } from 'node:net';
import type { Registry } from 'prom-client';
import type { LiveCalls } from '#app/usecases/service/live/live-calls.ts';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import type { RecordingSound } from '#app/usecases/service/sound/ports.ts';
import type { Pack } from '#contract/files/pack.ts';
import type { ReadOptions, ReadOutcome, TableBeginning } from '#contract/files/reading.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { AuthService } from './identity/auth-service.ts';

/** Conversations in whatever form they come. The readers never throw: what cannot be read is a refusal. */
export interface ConversationReading {
  /** A file in any known format. */
  file(file: string, options: ReadOptions): AsyncIterable<ReadOutcome>;
  /** Whether a file is meant as a recording, which is one conversation. */
  isRecording(file: string): Promise<boolean>;
  /** One conversation a line, as the bytes arrive. */
  lines(
    chunks: AsyncIterable<Uint8Array>,
    options: Pick<ReadOptions, 'maxRecordBytes'>,
  ): AsyncIterable<ReadOutcome>;
  /** One conversation as JSON. */
  record(bytes: Uint8Array): ReadOutcome;
  /** The beginning of a table and what its columns are taken for; null for what is no table. */
  table(file: string, options: ReadOptions): Promise<TableBeginning | null>;
}

export interface ApiLimits {
  /** Of a JSON body, and of one conversation sent alone. */
  readonly bodyBytes: number;
  /** Of the body of somebody who need not be a member of any organisation. */
  readonly strangerBytes: number;
  /** Of one line of a bulk import, whose number of lines has no limit. */
  readonly lineBytes: number;
  /** Of a file sent as the whole body, or of a form with a file in it. */
  readonly uploadBytes: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;

export const DEFAULT_LIMITS: ApiLimits = {
  bodyBytes: 16 * MIB,
  strangerBytes: 64 * KIB,
  lineBytes: 16 * MIB,
  uploadBytes: 4096 * MIB,
};

/** How the service is set up, as those are told who look after it. */
export interface ServiceSetup {
  readonly watchDir: string | null;
  readonly publicUrl: string | null;
  readonly oidcIssuer: string | null;
  /** Events may be sent to addresses in the own network. */
  readonly webhookPrivate: boolean;
  readonly languageModel: LanguageModelState;
}

export interface LanguageModelState {
  readonly state: 'ready' | 'off' | 'unusable';
  /** Why it cannot be used. */
  readonly reason?: Bilingual;
  readonly folder: string | null;
  readonly models: readonly {
    readonly id: string;
    readonly language: Language;
    readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
  }[];
}

export interface ApiDependencies {
  readonly ports: ServicePorts;
  readonly auth: AuthService;
  readonly reading: ConversationReading;
  /** Calls that are heard while they go on. */
  readonly live: LiveCalls;
  /** Listens to recordings that were kept, and writes what browsers play. */
  readonly sound: RecordingSound;
  /** The packs that are installed. */
  packs(): Promise<readonly Pack[]>;
  readonly version: string;
  /** With which other systems sign what they send to `/api/v1/hooks/ORGANISATION`. */
  webhookSecretFor(organisation: string, number: number): string | Promise<string>;
  /** With which deliveries of one outgoing webhook are signed. */
  deliverySecretFor(webhook: string): string | Promise<string>;
  readonly setup: ServiceSetup;
  /** Those whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: BlockList | undefined;
  /** Where figures of the process are gathered; the API adds its own and shows all at `/metrics`. */
  readonly registry: Registry;
  /** Files that are being read lie here. */
  readonly temporaryFolder: string;
  readonly limits?: Partial<ApiLimits>;
}
