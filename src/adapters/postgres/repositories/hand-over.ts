import { sql } from 'drizzle-orm';
import type { Carrier } from '#core/ports/reviews.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { array } from './rows.ts';

/** Two statements, so that neither holds appeals and reviews at once: a decision takes them in the other order. */
export async function handOver(
  database: WorkflowDatabase,
  organisation: string,
  carriers: readonly Carrier[],
): Promise<void> {
  if (carriers.length === 0) return;
  const given = (read: (carrier: Carrier) => string | null) => array(carriers.map(read), 'text');
  const versions = carriers.map(({ version }) => version);
  const now = sql`now_carried AS (
    SELECT given.id, given.agent, given.team
    FROM unnest(${given(({ conversation }) => conversation)}, ${array(versions, 'integer')},
      ${given(({ batch }) => batch)}, ${given(({ agent }) => agent)}, ${given(({ team }) => team)}) AS given (id, version, batch, agent, team)
    JOIN receipts AS known
      ON known.organisation = ${organisation} AND known.id = given.id AND known.version = given.version
        AND known.batch = given.batch)`;
  const otherwise = sql`held.organisation = ${organisation} AND held.conversation = now_carried.id
    AND (held.agent, held.team) IS DISTINCT FROM (now_carried.agent, now_carried.team)`;
  await database.execute(sql`WITH ${now}
    UPDATE appeals AS held SET agent = now_carried.agent, team = now_carried.team
    FROM now_carried WHERE ${otherwise}`);
  await database.execute(sql`WITH ${now}
    UPDATE reviews AS held SET agent = now_carried.agent, team = now_carried.team,
      carried_since = CASE WHEN held.state = 'submitted' AND held.agent IS DISTINCT FROM now_carried.agent
        THEN ${new Date().toISOString()}::timestamptz ELSE held.carried_since END
    FROM now_carried WHERE ${otherwise}`);
}
