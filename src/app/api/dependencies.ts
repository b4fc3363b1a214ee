import type { Registry } from 'prom-client';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import type { ReadOptions, ReadOutcome } from '#contract/files/reading.ts';
import type { AuthService } from './identity/auth-service.ts';

/** Conversations in whatever form they come. The readers never throw: what cannot be read is a refusal. */
export interface ConversationReading {
  /** A file in any known format. */
  file(file: string, options: ReadOptions): AsyncIterable<ReadOutcome>;
  /** One conversation a line, as the bytes arrive. */
  lines(
    chunks: AsyncIterable<Uint8Array>,
    options: Pick<ReadOptions, 'maxRecordBytes'>,
  ): AsyncIterable<ReadOutcome>;
  /** One conversation as JSON. */
  record(bytes: Uint8Array): ReadOutcome;
}

export interface ApiLimits {
  /** Of a JSON body, and of one conversation sent alone. */
  readonly bodyBytes: number;
  /** Of one line of a bulk import, whose number of lines has no limit. */
  readonly lineBytes: number;
  /** Of a file sent as the whole body. */
  readonly uploadBytes: number;
  /** Of a form with a file in it, which is held in memory. */
  readonly formBytes: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: ApiLimits = {
  bodyBytes: 16 * MIB,
  lineBytes: 16 * MIB,
  uploadBytes: 4096 * MIB,
  formBytes: 64 * MIB,
};

export interface ApiDependencies {
  readonly ports: ServicePorts;
  readonly auth: AuthService;
  readonly reading: ConversationReading;
  readonly version: string;
  /** With which other systems sign what they send to `/api/v1/hooks/ORGANISATION`. */
  webhookSecretFor(organisation: string): string | Promise<string>;
  /** Where figures of the process are gathered; the API adds its own and shows all at `/metrics`. */
  readonly registry: Registry;
  /** Files that are being read lie here. */
  readonly temporaryFolder: string;
  readonly limits?: Partial<ApiLimits>;
}
