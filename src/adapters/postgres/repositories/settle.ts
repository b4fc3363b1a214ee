import { sql } from 'drizzle-orm';
import type { ReceiptStore } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { array, storable } from './rows.ts';

type Outcomes = Parameters<ReceiptStore['settle']>[1];

/** One statement for all outcomes; rows are locked in the order of their ids, as everywhere. */
export async function settle(
  database: WorkflowDatabase,
  organisation: string,
  outcomes: Outcomes,
): Promise<void> {
  const ids = outcomes.map((outcome) => outcome.id);
  const versions = outcomes.map((outcome) => outcome.version);
  const batches = outcomes.map((outcome) => outcome.batch);
  const states = outcomes.map((outcome) => outcome.state);
  const errors = outcomes.map(({ error }) => (error === undefined ? null : storable(error)));
  await database.execute(sql`
    WITH outcome AS (
      SELECT DISTINCT ON (id, version, batch) id, version, batch, state, error
      FROM unnest(${array(ids, 'text')}, ${array(versions, 'integer')}, ${array(batches, 'text')},
        ${array(states, 'text')}, ${array(errors, 'text')})
        WITH ORDINALITY AS given (id, version, batch, state, error, place)
      ORDER BY id, version, batch, place DESC
    ), locked AS (
      SELECT known.id, outcome.state, outcome.error
      FROM receipts AS known
      JOIN outcome ON known.id = outcome.id AND known.version = outcome.version AND known.batch = outcome.batch
      WHERE known.organisation = ${organisation}
      ORDER BY known.id FOR UPDATE OF known
    )
    UPDATE receipts AS known SET state = locked.state, error = locked.error
    FROM locked WHERE known.organisation = ${organisation} AND known.id = locked.id`);
}
