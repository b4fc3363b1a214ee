import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkflowStore } from '#adapters/postgres/open-workflow-store.ts';

const PGLITE = new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url);
const MIGRATIONS = new URL('../../src/adapters/postgres/migrations/', import.meta.url);

/**
 * Fills a folder, which must not exist yet, with an empty workflow store. Making the files of a database takes
 * seconds, copying them does not: they are made once for a version of the tables and kept with the system's
 * temporary files.
 */
export async function copyEmptyStore(folder: string): Promise<void> {
  cpSync(await emptyStore(), folder, { recursive: true });
}

async function emptyStore(): Promise<string> {
  const kept = join(tmpdir(), `tingzhen-empty-store-${versionOfTables()}`);
  if (existsSync(kept)) return kept;
  const making = `${kept}-${randomUUID()}`;
  await (await openWorkflowStore({ folder: making })).store.close();
  try {
    renameSync(making, kept);
  } catch (error) {
    // Another test file was quicker.
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(kept)) throw error;
  }
  return kept;
}

function versionOfTables(): string {
  const digest = createHash('sha256');
  digest.update(readFileSync(PGLITE));
  for (const file of readdirSync(MIGRATIONS).sort()) digest.update(readFileSync(new URL(file, MIGRATIONS)));
  return digest.digest('hex').slice(0, 16);
}
