import { PGlite } from '@electric-sql/pglite';

/** PostgreSQL inside this process, without anything that is ours around it. */
export interface EmbeddedDatabase {
  execute(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** How many texts have been executed. */
  statements(): number;
  close(): Promise<void>;
}

/** @param folder in memory where it is left out. */
export async function openEmbeddedDatabase(folder?: string): Promise<EmbeddedDatabase> {
  const pglite = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
  let statements = 0;
  return {
    async execute(text, values) {
      statements += 1;
      if (values !== undefined && values.length > 0) return pglite.query(text, values);
      try {
        return { rows: (await pglite.exec(text)).flatMap(({ rows }) => rows) };
      } catch (error) {
        await pglite.exec('ROLLBACK');
        throw error;
      }
    },
    statements: () => statements,
    close: () => pglite.close(),
  };
}
