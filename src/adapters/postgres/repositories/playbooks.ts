import { and, desc, eq, sql } from 'drizzle-orm';
import { type Playbook, retirePlaybook } from '#core/coaching/playbook.ts';
import type { PlaybookStore } from '#core/ports/coaching.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { playbooks } from '../schema/coaching.ts';

type Transaction = Parameters<Parameters<WorkflowDatabase['transaction']>[0]>[0];

export function playbooksOn(database: WorkflowDatabase): PlaybookStore {
  return {
    async list(organisation) {
      const rows = await database
        .select({ content: playbooks.content })
        .from(playbooks)
        .where(eq(playbooks.organisation, organisation))
        .orderBy(desc(playbooks.changedAt), desc(playbooks.id), desc(playbooks.version));
      return rows.map(({ content }) => content);
    },

    versions: (organisation, id) => versionsOf(database, organisation, id),

    draft: (organisation, playbook) =>
      database.transaction(async (transaction) => {
        const { situation, behaviour, language } = playbook;
        await oneByOne(transaction, ['playbook of', organisation, situation, behaviour, language]);
        const [known] = await transaction
          .select({ id: playbooks.id })
          .from(playbooks)
          .where(
            and(
              eq(playbooks.organisation, organisation),
              sql`${playbooks.content}->>'situation' = ${situation}`,
              sql`${playbooks.content}->>'behaviour' = ${behaviour}`,
              sql`${playbooks.content}->>'language' = ${language}`,
            ),
          )
          .limit(1);
        if (known !== undefined) return false;
        await write(transaction, organisation, playbook);
        return true;
      }),

    save: (organisation, playbook, expected) =>
      database.transaction(async (transaction) => {
        await oneByOne(transaction, ['playbook', organisation, playbook.id]);
        const known = await versionsOf(transaction, organisation, playbook.id);
        const before = known.find(({ version }) => version === playbook.version);
        if (before?.changedAt !== expected) return false;
        if (playbook.state === 'approved') {
          const change = { actor: playbook.changedBy, at: playbook.changedAt };
          for (const other of known)
            if (other.state === 'approved' && other.version !== playbook.version)
              await write(transaction, organisation, retirePlaybook(other, change));
        }
        await write(transaction, organisation, playbook);
        return true;
      }),
  };
}

/** Changes of the same thing come one after another. */
async function oneByOne(transaction: Transaction, thing: readonly string[]): Promise<void> {
  const name = JSON.stringify(thing);
  await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

async function versionsOf(
  from: Pick<WorkflowDatabase, 'select'>,
  organisation: string,
  id: string,
): Promise<readonly Playbook[]> {
  const rows = await from
    .select({ content: playbooks.content })
    .from(playbooks)
    .where(and(eq(playbooks.organisation, organisation), eq(playbooks.id, id)))
    .orderBy(desc(playbooks.version));
  return rows.map(({ content }) => content);
}

async function write(transaction: Transaction, organisation: string, content: Playbook): Promise<void> {
  const { id, version, state, changedAt } = content;
  const change = { state, changedAt, content };
  await transaction
    .insert(playbooks)
    .values({ organisation, id, version, ...change })
    .onConflictDoUpdate({ target: [playbooks.organisation, playbooks.id, playbooks.version], set: change });
}
