import { and, asc, count, eq, gt, lt, sql } from 'drizzle-orm';
import type { ReceiptStore, ReceivedConversation } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { receipts } from '../schema/receipts.ts';
import { coverage } from './coverage.ts';
import { receive } from './receive.ts';
import { among, RECEIVED, type ReceivedRow, reopen } from './reopen.ts';
import { array, storable } from './rows.ts';
import { settle } from './settle.ts';

export function receiptsOn(database: WorkflowDatabase): ReceiptStore {
  const of = (organisation: string) => eq(receipts.organisation, organisation);

  return {
    async receive(organisation, batch, incoming, receivedAt) {
      if (incoming.length === 0) return [];
      return receive(database, organisation, batch, incoming, receivedAt);
    },

    async inBatch(organisation, batch, ids) {
      const rows = await database
        .select(RECEIVED)
        .from(receipts)
        .where(and(of(organisation), eq(receipts.batch, batch), ids && among(ids)))
        .orderBy(asc(receipts.id));
      return rows.map(received);
    },

    async find(organisation, ids) {
      const rows = await database
        .select(RECEIVED)
        .from(receipts)
        .where(and(of(organisation), among(ids)))
        .orderBy(asc(receipts.id));
      return rows.map(received);
    },

    async settle(organisation, outcomes) {
      if (outcomes.length > 0) await settle(database, organisation, outcomes);
    },

    async reopen(organisation, ids) {
      return (await reopen(database, organisation, ids)).map(received);
    },

    coverage: (organisation, only) => coverage(database, organisation, only),

    async failed(organisation, limit) {
      const rows = await database
        .select(RECEIVED)
        .from(receipts)
        .where(and(of(organisation), sql`${receipts.state} = 'failed'`))
        .orderBy(asc(receipts.receivedAt))
        .limit(limit);
      return rows.map(received);
    },

    async overdue(before, limit) {
      return database
        .select({
          organisation: receipts.organisation,
          batch: receipts.batch,
          id: receipts.id,
          reopened: sql<boolean>`${receipts.pendingSince} <> ${receipts.receivedAt}`,
        })
        .from(receipts)
        .where(and(sql`${receipts.state} = 'pending'`, lt(receipts.pendingSince, new Date(before))))
        .orderBy(asc(receipts.pendingSince))
        .limit(limit);
    },

    async idsOfCustomer(organisation, customer) {
      const name = storable(customer);
      const rows = await database
        .select({ id: receipts.id })
        .from(receipts)
        .where(
          and(of(organisation), sql`md5(${receipts.customer}) = md5(${name})`, eq(receipts.customer, name)),
        )
        .orderBy(asc(receipts.id));
      return rows.map((row) => row.id);
    },

    async idsReceivedBefore(organisation, before, limit) {
      const rows = await database
        .select({ id: receipts.id })
        .from(receipts)
        .where(and(of(organisation), lt(receipts.receivedAt, new Date(before))))
        .orderBy(asc(receipts.receivedAt))
        .limit(limit);
      return rows.map((row) => row.id);
    },

    async countReceivedBefore(organisation, before) {
      const [row] = await database
        .select({ conversations: count() })
        .from(receipts)
        .where(and(of(organisation), lt(receipts.receivedAt, new Date(before))));
      return row?.conversations ?? 0;
    },

    async page(organisation, after, limit) {
      const rows = await database
        .select(RECEIVED)
        .from(receipts)
        .where(and(of(organisation), after === null ? undefined : gt(receipts.id, after)))
        .orderBy(asc(receipts.id))
        .limit(limit);
      return rows.map(received);
    },

    async forget(organisation, ids, { upTo, receivedBefore } = {}) {
      if (ids.length === 0) return;
      await database.execute(sql`
        WITH locked AS (
          SELECT id FROM receipts WHERE organisation = ${organisation} AND id = ANY(${array(ids, 'text')})
            AND (${upTo ?? null}::text IS NULL OR batch <= ${upTo ?? null}::text)
            AND (${receivedBefore ?? null}::timestamptz IS NULL OR received_at < ${receivedBefore ?? null}::timestamptz)
          ORDER BY id FOR UPDATE
        )
        DELETE FROM receipts AS known USING locked
        WHERE known.organisation = ${organisation} AND known.id = locked.id`);
    },
  };
}

function received({ receivedAt, error, ...rest }: ReceivedRow): ReceivedConversation {
  return { ...rest, receivedAt: receivedAt.toISOString(), ...(error === null ? {} : { error }) };
}
