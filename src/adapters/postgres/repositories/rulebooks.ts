import { and, asc, desc, eq, getTableColumns, gt, max, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Bilingual } from '#core/bilingual.ts';
import { DraftChanged, StoreConflict } from '#core/ports/store-errors.ts';
import type { RulebookStore, RulebookVersion } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { rulebookVersions } from '../schema/rulebooks.ts';

type Row = Omit<typeof rulebookVersions.$inferSelect, 'discarded'>;
type Transaction = Parameters<Parameters<WorkflowDatabase['transaction']>[0]>[0];

const STATES: Readonly<Record<Exclude<Row['state'], 'draft'>, Bilingual>> = {
  active: { zh: '已经生效', en: 'active' },
  retired: { zh: '已经停用', en: 'retired' },
};

export function rulebooksOn(database: WorkflowDatabase): RulebookStore {
  const { discarded, ...whole } = getTableColumns(rulebookVersions);
  const { files: _, ...withoutFiles } = whole;
  const isKept = eq(discarded, false);
  const numbered = (organisation: string, rulebook: string) =>
    and(eq(rulebookVersions.organisation, organisation), eq(rulebookVersions.rulebook, rulebook));
  const ofRulebook = (organisation: string, rulebook: string) =>
    and(numbered(organisation, rulebook), isKept);
  const ofVersion = (organisation: string, rulebook: string, version: number) =>
    and(ofRulebook(organisation, rulebook), eq(rulebookVersions.version, version));

  async function find(from: Pick<WorkflowDatabase, 'select'>, ...place: [string, string, number]) {
    const [row] = await from
      .select(whole)
      .from(rulebookVersions)
      .where(ofVersion(...place));
    return row ?? null;
  }

  /** The draft as it was at a revision, or at any; throws why it is none. */
  async function draftOf(
    transaction: Transaction,
    [organisation, rulebook, version]: [string, string, number],
    revision: number | undefined,
  ): Promise<Row> {
    const row = await find(transaction, organisation, rulebook, version);
    const name = `${rulebook}@${version}`;
    if (!row) {
      throw new StoreConflict({ zh: `没有规则集版本 ${name}。`, en: `There is no version ${name}.` });
    }
    if (row.state !== 'draft') {
      const state = STATES[row.state];
      throw new StoreConflict({
        zh: `${name} ${state.zh}，不再是草稿。请把它的文件另存为新草稿。`,
        en: `${name} is ${state.en}, not a draft. Save its files as a new draft.`,
      });
    }
    if (revision !== undefined && revision !== row.revision) {
      throw new DraftChanged({
        zh: `${name} 现在是第 ${row.revision} 次保存的内容，而您看到的是第 ${revision} 次的。请先重新读取。`,
        en: `${name} is at revision ${row.revision}, and you know it as of ${revision}. Read it again first.`,
      });
    }
    return row;
  }

  async function rewriteRow(transaction: Transaction, row: Row, change: (text: string) => string) {
    const files = row.files.map((file) => ({ ...file, text: change(file.text) }));
    if (files.every(({ text }, index) => text === row.files[index]!.text)) return;
    const save = row.state === 'draft' ? { revision: row.revision + 1, changedAt: new Date() } : {};
    await transaction
      .update(rulebookVersions)
      .set({ files, ...save })
      .where(ofVersion(row.organisation, row.rulebook, row.version));
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
            eq(newer.discarded, false),
            gt(newer.version, rulebookVersions.version),
          ),
        );
      const rows = await database
        .select(withoutFiles)
        .from(rulebookVersions)
        .where(
          and(
            eq(rulebookVersions.organisation, organisation),
            isKept,
            or(eq(rulebookVersions.state, 'active'), notExists(isOutdone)),
          ),
        )
        .orderBy(asc(rulebookVersions.rulebook), desc(rulebookVersions.version));
      return rows.map(describe);
    },

    async active(organisation) {
      const rows = await database
        .select(whole)
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

    saveDraft: (organisation, { rulebook, version, basedOn, ...content }) =>
      changing(organisation, rulebook, async (transaction) => {
        if (version !== undefined) {
          const draft = await draftOf(transaction, [organisation, rulebook, version], basedOn);
          const change = { ...content, revision: draft.revision + 1, changedAt: new Date() };
          await transaction
            .update(rulebookVersions)
            .set(change)
            .where(ofVersion(organisation, rulebook, version));
          return versionOf({ ...draft, ...change });
        }
        const [newest] = await transaction
          .select({ version: max(rulebookVersions.version) })
          .from(rulebookVersions)
          .where(numbered(organisation, rulebook));
        const now = new Date();
        const row: Row = {
          ...content,
          organisation,
          rulebook,
          version: (newest?.version ?? 0) + 1,
          revision: 1,
          state: 'draft',
          createdAt: now,
          changedAt: now,
          activatedAt: null,
        };
        await transaction.insert(rulebookVersions).values({ ...row, discarded: false });
        return versionOf(row);
      }),

    activate: (organisation, rulebook, version, revision) =>
      changing(organisation, rulebook, async (transaction) => {
        const row = await draftOf(transaction, [organisation, rulebook, version], revision);
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

    retire: (organisation, rulebook, version) =>
      changing(organisation, rulebook, async (transaction) => {
        const [row] = await transaction
          .update(rulebookVersions)
          .set({ state: 'retired' })
          .where(and(ofVersion(organisation, rulebook, version), eq(rulebookVersions.state, 'active')))
          .returning(whole);
        if (row !== undefined) return versionOf(row);
        const name = `${rulebook}@${version}`;
        throw new StoreConflict({
          zh: `${name} 没有在生效，不必停用。`,
          en: `${name} is not active, so there is nothing to retire.`,
        });
      }),

    async rewrite(organisation, marks, change) {
      const isMarked = and(
        eq(rulebookVersions.organisation, organisation),
        or(...marks.map((mark) => sql`position(${mark} IN ${rulebookVersions.files}::text) > 0`)),
      );
      const marked = await database
        .selectDistinct({ rulebook: rulebookVersions.rulebook })
        .from(rulebookVersions)
        .where(isMarked);
      for (const { rulebook } of marked) {
        await changing(organisation, rulebook, async (transaction) => {
          const isOne = and(isMarked, eq(rulebookVersions.rulebook, rulebook));
          for (const row of await transaction.select(whole).from(rulebookVersions).where(isOne)) {
            await rewriteRow(transaction, row, change);
          }
        });
      }
    },

    discard: (organisation, rulebook, version, revision) =>
      changing(organisation, rulebook, async (transaction) => {
        await draftOf(transaction, [organisation, rulebook, version], revision);
        await transaction
          .update(rulebookVersions)
          .set({ discarded: true, files: [], note: '' })
          .where(ofVersion(organisation, rulebook, version));
      }),
  };
}

function describe(row: Omit<Row, 'files'>): Omit<RulebookVersion, 'files'> {
  const { organisation: _, createdAt, changedAt, activatedAt, ...rest } = row;
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    activatedAt: activatedAt?.toISOString() ?? null,
  };
}

function versionOf({ files, ...row }: Row): RulebookVersion {
  return { ...describe(row), files };
}
