import { Readable } from 'node:stream';
import { type ClickHouseClient, drainStream } from '@clickhouse/client';
import { type RetryPolicy, withRetries } from './retry.ts';

/** Values by the name that the SQL gives them: `{name:Type}`. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * Settings of every read, the same on one node and on a cluster. Versions of a conversation never leave
 * their month, so months need no merging with each other; a conversation lives on one shard, so a list of
 * conversations is looked up where they are.
 */
export const READING =
  "SETTINGS do_not_merge_across_partitions_select_final = 1, distributed_product_mode = 'local'";

/** Writes rows, each a line of JSON, without looking at them. */
export type InsertLines = (table: string, lines: Uint8Array) => Promise<void>;

export interface DatabaseOptions {
  readonly retries?: RetryPolicy | undefined;
  /** Where the engine has a shorter way than the client. */
  readonly insertLines?: InsertLines;
  /** Hears of whatever fails. */
  readonly onFailure?: (failure: unknown) => void;
}

/** The engine, embedded or remote: SQL with bound values in, rows out. */
export class Database {
  readonly #client: ClickHouseClient;
  readonly #place: string;
  readonly #retries: RetryPolicy | undefined;
  readonly #insertLines: InsertLines;
  readonly #onFailure: (failure: unknown) => void;

  constructor(
    client: ClickHouseClient,
    place: string,
    { retries, insertLines, onFailure = () => {} }: DatabaseOptions = {},
  ) {
    this.#client = client;
    this.#place = place;
    this.#retries = retries;
    this.#insertLines = insertLines ?? ((table, lines) => sendLines(client, table, lines));
    this.#onFailure = onFailure;
  }

  async rows<Row>(query: string, values: Values = {}): Promise<Row[]> {
    return this.#try(async () => {
      const result = await this.#client.query({
        query: `${query}\n${READING}`,
        query_params: { ...values },
        format: 'JSONEachRow',
      });
      return result.json<Row>();
    });
  }

  /** For statements that change something and give no rows. */
  async run(query: string, values: Values = {}): Promise<void> {
    await this.#try(() => this.#client.command({ query, query_params: { ...values } }));
  }

  async insert(table: string, rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return;
    await this.#try(() => this.#client.insert({ table, values: [...rows], format: 'JSONEachRow' }));
  }

  async insertLines(table: string, lines: Uint8Array): Promise<void> {
    if (lines.byteLength > 0) await this.#try(() => this.#insertLines(table, lines));
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async #try<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await withRetries(this.#place, this.#retries, call);
    } catch (failure) {
      this.#onFailure(failure);
      throw failure;
    }
  }
}

async function sendLines(client: ClickHouseClient, table: string, lines: Uint8Array): Promise<void> {
  const { stream } = await client.exec({
    query: `INSERT INTO ${table} FORMAT JSONEachRow`,
    values: Readable.from([lines], { objectMode: false }),
  });
  await drainStream(stream);
}
