import { type SQL, sql } from 'drizzle-orm';
import type { Receipt, ReceiptResult } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { array, rowsOf, storable } from './rows.ts';

interface TakenRow {
  readonly id: string;
  readonly version: number;
  readonly turns_before: number;
}

/** Coverage is shown by queue, so a queue's name has the length of a name. */
const QUEUE_LENGTH = 200;

/**
 * Takes a batch on record with one statement, which is its own transaction. The same content again is a duplicate, unless
 * its analysis failed: then it is a new try, as whoever reads the reason is told to send it again. Rows are taken in the order of
 * their ids, so that two batches with the same ids wait for each other instead of both for ever.
 */
export async function receive(
  database: WorkflowDatabase,
  organisation: string,
  batch: string,
  receipts: readonly Receipt[],
  receivedAt: string,
): Promise<ReceiptResult[]> {
  const counting = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  const newest = [...counting.values()];
  const taken = await rowsOf<TakenRow>(
    database,
    sql`INSERT INTO receipts AS known
      (organisation, id, version, hash, channel, queue, customer, turns, turns_before, batch,
       first_batch, at, received_at, state, pending_since)
    SELECT ${organisation}::text, id, 1, hash, channel, queue, customer, turns, 0, ${batch}::text, ${batch}::text,
      coalesce(started_at::timestamptz, ${receivedAt}::timestamptz), ${receivedAt}::timestamptz, 'pending', ${receivedAt}::timestamptz
    FROM unnest(
      ${column(newest, (receipt) => receipt.id)},
      ${column(newest, (receipt) => receipt.hash)},
      ${column(newest, (receipt) => receipt.channel)},
      ${column(newest, (receipt) => storable(receipt.queue ?? '').slice(0, QUEUE_LENGTH))},
      ${column(newest, (receipt) => (receipt.customer === undefined ? null : storable(receipt.customer)))},
      ${array(
        newest.map((receipt) => receipt.turns),
        'integer',
      )},
      ${column(newest, (receipt) => receipt.startedAt ?? null)}
    ) AS incoming (id, hash, channel, queue, customer, turns, started_at)
    ORDER BY id COLLATE "C"
    ON CONFLICT (organisation, id) DO UPDATE SET
      version = known.version + 1,
      hash = excluded.hash,
      channel = excluded.channel,
      queue = excluded.queue,
      customer = excluded.customer,
      turns = excluded.turns,
      turns_before = ${turnsToTakeBack(sql`known`)},
      batch = excluded.batch,
      at = excluded.at,
      received_at = excluded.received_at,
      state = 'pending',
      pending_since = excluded.pending_since,
      error = NULL
    WHERE known.hash <> excluded.hash OR known.state = 'failed'
    RETURNING id, version, turns_before`,
  );
  return resultsOf(receipts, counting, new Map(taken.map((row) => [row.id, row])));
}

/**
 * How many turns the facts that stand now may have. Where the content before was not reported as analysed,
 * facts of the one before that may still stand: the number then covers both.
 * @param known the table's name in the statement.
 */
export function turnsToTakeBack(known: SQL): SQL {
  return sql`CASE WHEN ${known}.state = 'analysed' THEN ${known}.turns
    ELSE greatest(${known}.turns, ${known}.turns_before) END`;
}

function column(receipts: readonly Receipt[], read: (receipt: Receipt) => string | null) {
  return array(receipts.map(read), 'text');
}

/**
 * One result for each receipt, in order. A receipt that a later one of its id outdid shares that one's result;
 * the same content again within the batch is a duplicate.
 */
function resultsOf(
  receipts: readonly Receipt[],
  counting: ReadonlyMap<string, Receipt>,
  taken: ReadonlyMap<string, TakenRow>,
): ReceiptResult[] {
  const told = new Set<string>();
  return receipts.map(({ id, hash }) => {
    const row = taken.get(id);
    const again = hash === counting.get(id)?.hash && told.has(id);
    if (hash === counting.get(id)?.hash) told.add(id);
    if (!row || again) return { id, status: 'duplicate' };
    return { id, status: 'accepted', version: row.version, turnsBefore: row.turns_before };
  });
}
