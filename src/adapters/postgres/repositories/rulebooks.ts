import { and, asc, desc, eq, getTableColumns, gt, max, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { StoreConflict } from '#core/ports/store-errors.ts';
import type { RulebookStore, RulebookVersion } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { rulebookVersions } from '../schema/rulebooks.ts';

type Row = typeof rulebookVersions.$inferSelect;
type Transaction = Parameters<Parameters<WorkflowDatabase['transaction']>[0]>[0];

export function rulebooksOn(database: WorkflowDatabase): RulebookStore {
  const { files: _, ...withoutFiles } = getTableColumns(rulebookVersions);
  const ofRulebook = (organisation: string, rulebook: string) =>
    and(eq(rulebookVersions.organisation, organisation), eq(rulebookVersions.rulebook, rulebook));
  const ofVersion = (organisation: string, rulebook: string, version: number) =>
    and(ofRulebook(organisation, rulebook), eq(rulebookVersions.version, version));

  async function find(from: Pick<WorkflowDatabase, 'select'>, ...place: [string, string, number]) {
    const [row] = await from
      .select()
      .from(rulebookVersions)
      .where(ofVersion(...place));
    return row ?? null;
  }

  /** The draft, or why it is none. */
  async function draftOf(transaction: Transaction, ...place: [string, string, number]): Promise<Row> {
    const row = await find(transaction, ...place);
    const name = `${place[1]}@${place[2]}`;
    if (!row) throw new StoreConflict(`There is no version ${name}.`);
    if (row.state !== 'draft') {
      throw new StoreConflict(`${name} is ${row.state}, not a draft. Save its files as a new draft.`);
    }
    return row;
  }

  /** Changes of one rulebook come one after another. */
  async function changing<T>(
    organisation: string,
    rulebook: string,
    change: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    return database.transaction(async (transaction) => {
      const name = JSON.stringify(['rulebook', organisation, rulebook]);
      await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
      return change(transaction);
    });
  }

  return {
    async list(organisation) {
      const newer = alias(rulebookVersions, 'newer');
      const isOutdone = database
        .select({ version: newer.version })
        .from(newer)
        .where(
          and(
            eq(newer.organisation, rulebookVersions.organisation),
            eq(newer.rulebook, rulebookVersions.rulebook),
            gt(newer.version, rulebookVersions.version),
          ),
        );
      const rows = await database
        .select(withoutFiles)
        .from(rulebookVersions)
        .where(
          and(
            eq(rulebookVersions.organisation, organisation),
            or(eq(rulebookVersions.state, 'active'), notExists(isOutdone)),
          ),
        )
        .orderBy(asc(rulebookVersions.rulebook), desc(rulebookVersions.version));
      return rows.map(describe);
    },

    async active(organisation) {
      const rows = await database
        .select()
        .from(rulebookVersions)
        .where(and(eq(rulebookVersions.organisation, organisation), eq(rulebookVersions.state, 'active')))
        .orderBy(asc(rulebookVersions.rulebook));
      return rows.map(versionOf);
    },

    async versions(organisation, rulebook) {
      const rows = await database
        .select(withoutFiles)
        .from(rulebookVersions)
        .where(ofRulebook(organisation, rulebook))
        .orderBy(desc(rulebookVersions.version));
      return rows.map(describe);
    },

    async version(organisation, rulebook, version) {
      const row = await find(database, organisation, rulebook, version);
      return row && versionOf(row);
    },

    saveDraft: (organisation, { rulebook, version, ...content }) =>
      changing(organisation, rulebook, async (transaction) => {
        if (version !== undefined) {
          const draft = await draftOf(transaction, organisation, rulebook, version);
          await transaction
            .update(rulebookVersions)
            .set(content)
            .where(ofVersion(organisation, rulebook, version));
          return versionOf({ ...draft, ...content });
        }
        const [newest] = await transaction
          .select({ version: max(rulebookVersions.version) })
          .from(rulebookVersions)
          .where(ofRulebook(organisation, rulebook));
        const row: Row = {
          ...content,
          organisation,
          rulebook,
          version: (newest?.version ?? 0) + 1,
          state: 'draft',
          createdAt: new Date(),
          activatedAt: null,
        };
        await transaction.insert(rulebookVersions).values(row);
        return versionOf(row);
      }),

    activate: (organisation, rulebook, version) =>
      changing(organisation, rulebook, async (transaction) => {
        const row = await draftOf(transaction, organisation, rulebook, version);
        await transaction
          .update(rulebookVersions)
          .set({ state: 'retired' })
          .where(and(ofRulebook(organisation, rulebook), eq(rulebookVersions.state, 'active')));
        const activation = { state: 'active', activatedAt: new Date() } as const;
        await transaction
          .update(rulebookVersions)
          .set(activation)
          .where(ofVersion(organisation, rulebook, version));
        return versionOf({ ...row, ...activation });
      }),
  };
}

function describe(row: Omit<Row, 'files'>): Omit<RulebookVersion, 'files'> {
  const { organisation: _, createdAt, activatedAt, ...rest } = row;
  return { ...rest, createdAt: createdAt.toISOString(), activatedAt: activatedAt?.toISOString() ?? null };
}

function versionOf({ files, ...row }: Row): RulebookVersion {
  return { ...describe(row), files };
}
