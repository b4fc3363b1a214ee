import { and, asc, eq, sql } from 'drizzle-orm';
import type { ReceivedConversation } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { receipts } from '../schema/receipts.ts';
import { turnsToTakeBack } from './receive.ts';
import { array } from './rows.ts';

export const RECEIVED = {
  id: receipts.id,
  version: receipts.version,
  turnsBefore: receipts.turnsBefore,
  batch: receipts.batch,
  firstBatch: receipts.firstBatch,
  receivedAt: receipts.receivedAt,
  state: receipts.state,
  error: receipts.error,
};

export interface ReceivedRow extends Omit<ReceivedConversation, 'receivedAt' | 'error'> {
  readonly receivedAt: Date;
  readonly error: string | null;
}

/** One array parameter however many ids there are. */
export const among = (ids: readonly string[]) => sql`${receipts.id} = ANY(${array(ids, 'text')})`;

/** Makes conversations pending again under new versions, within the transaction of what made them so. */
export function reopen(
  database: Pick<WorkflowDatabase, '$with' | 'select' | 'with'>,
  organisation: string,
  ids: readonly string[],
): Promise<ReceivedRow[]> {
  const ofThem = and(eq(receipts.organisation, organisation), among(ids));
  const locked = database
    .$with('locked')
    .as(
      database
        .select({ id: receipts.id })
        .from(receipts)
        .where(ofThem)
        .orderBy(asc(receipts.id))
        .for('update'),
    );
  return database
    .with(locked)
    .update(receipts)
    .set({
      version: sql`${receipts.version} + 1`,
      turnsBefore: turnsToTakeBack(sql`receipts`),
      state: 'pending',
      pendingSince: new Date(),
      error: null,
    })
    .from(locked)
    .where(and(eq(receipts.organisation, organisation), eq(receipts.id, locked.id)))
    .returning(RECEIVED);
}
