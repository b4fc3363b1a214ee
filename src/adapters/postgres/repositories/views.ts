import { and, asc, eq, getTableColumns, or, sql } from 'drizzle-orm';
import type { SavedView, ViewStore } from '#core/ports/views.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { user } from '../schema/auth.ts';
import { savedViews } from '../schema/views.ts';
import { storable } from './rows.ts';

export function viewsOn(database: WorkflowDatabase): ViewStore {
  const own = (organisation: string, owner: string) =>
    and(eq(savedViews.organisation, organisation), eq(savedViews.owner, owner));

  return {
    async list(organisation, owner) {
      const rows = await database
        .select({ ...getTableColumns(savedViews), ownerName: user.name })
        .from(savedViews)
        .leftJoin(user, eq(savedViews.owner, sql`'user:' || ${user.id}`))
        .where(
          and(
            eq(savedViews.organisation, organisation),
            or(eq(savedViews.owner, owner), eq(savedViews.isShared, true)),
          ),
        )
        .orderBy(asc(savedViews.name), asc(savedViews.owner));
      return rows.map(({ ownerName, ...row }) => ({ ...viewOf(row), ownerName }));
    },

    async all(organisation) {
      const rows = await database
        .select()
        .from(savedViews)
        .where(eq(savedViews.organisation, organisation))
        .orderBy(asc(savedViews.owner), asc(savedViews.name));
      return rows.map(viewOf);
    },

    async save({ organisation, owner, name, path, search, isShared }) {
      const content = { path: storable(path), search: storable(search), isShared, updatedAt: new Date() };
      const [row] = await database
        .insert(savedViews)
        .values({ organisation, owner, name: storable(name), ...content })
        .onConflictDoUpdate({
          target: [savedViews.organisation, savedViews.owner, savedViews.name],
          set: content,
        })
        .returning();
      return viewOf(row!);
    },

    async remove(organisation, owner, name) {
      await database
        .delete(savedViews)
        .where(and(own(organisation, owner), eq(savedViews.name, storable(name))));
    },

    async forget(organisation, customer) {
      for (const { owner, name, search } of await this.all(organisation)) {
        if (new URLSearchParams(search).getAll('customer').includes(customer))
          await this.remove(organisation, owner, name);
      }
    },
  };
}

function viewOf({ updatedAt, ...row }: typeof savedViews.$inferSelect): SavedView {
  return { ...row, updatedAt: updatedAt.toISOString() };
}
