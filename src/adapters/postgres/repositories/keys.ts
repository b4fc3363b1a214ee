import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import type { ApiKey, PeopleStore } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { apiKeys } from '../schema/people.ts';

/** A key may come with every request: its use is noted at most so often, in milliseconds. */
const NOTED_EVERY = 60_000;

type Keys = Pick<PeopleStore, 'createKey' | 'keyByHash' | 'keys' | 'removeKey'>;

export function keysOn(database: WorkflowDatabase): Keys {
  const { hash: _, ...withoutHash } = getTableColumns(apiKeys);

  return {
    async createKey(key, hash) {
      await database.insert(apiKeys).values({
        ...key,
        agentIds: [...key.agentIds],
        teams: [...key.teams],
        hash,
        createdAt: new Date(key.createdAt),
        expiresAt: instantOf(key.expiresAt),
        lastUsedAt: instantOf(key.lastUsedAt),
      });
    },

    async keyByHash(hash) {
      const [row] = await database.select(withoutHash).from(apiKeys).where(eq(apiKeys.hash, hash));
      if (!row) return null;
      const now = new Date();
      if (row.lastUsedAt && now.getTime() - row.lastUsedAt.getTime() < NOTED_EVERY) return keyOf(row);
      await database.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, row.id));
      return keyOf({ ...row, lastUsedAt: now });
    },

    async keys(organisation) {
      const rows = await database
        .select(withoutHash)
        .from(apiKeys)
        .where(eq(apiKeys.organisation, organisation))
        .orderBy(asc(apiKeys.createdAt), asc(apiKeys.id));
      return rows.map(keyOf);
    },

    async removeKey(organisation, id) {
      await database.delete(apiKeys).where(and(eq(apiKeys.organisation, organisation), eq(apiKeys.id, id)));
    },
  };
}

function instantOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

function keyOf(row: Omit<typeof apiKeys.$inferSelect, 'hash'>): ApiKey {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
