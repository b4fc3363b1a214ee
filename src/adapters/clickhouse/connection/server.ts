import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { Database } from './database.ts';
import { LONG_LINES } from './long-lines.ts';
import { RETRIES, type RetryPolicy } from './retry.ts';

/** Longest wait for one answer, milliseconds. */
const PATIENCE_MS = 60_000;

/** A ClickHouse server: `http(s)://user:password@host:port/database`. */
export function openServer(url: string, retries: RetryPolicy = RETRIES): Database {
  const client = createClient({
    url,
    request_timeout: PATIENCE_MS,
    // What fails is thrown to whoever asked, with its cause; the client need not print it as well.
    log: { level: ClickHouseLogLevel.OFF },
    // Long lists of ids do not fit a URL.
    use_multipart_params_auto: true,
    clickhouse_settings: {
      ...LONG_LINES,
      // The server gathers small inserts and answers when they are written.
      async_insert: 1,
      wait_for_async_insert: 1,
      // Equal rows are told apart by their version here; a server that drops an insert because it has seen
      // the same bytes before would lose what was erased and is received anew.
      insert_deduplicate: 0,
      async_insert_deduplicate: 0,
      // On a cluster, an insert is done when the shard has it.
      distributed_foreground_insert: 1,
    },
  });
  return new Database(client, new URL(url).host, { retries });
}
