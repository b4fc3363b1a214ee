import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreInUse } from '#core/ports/store-errors.ts';

export interface FolderLock {
  release(): void;
}

/**
 * Takes a folder for this process, creating it where there is none. The lock is the operating system's, held
 * through SQLite on an empty file: it ends with the process however that ends, so none is ever left behind, and
 * a process id that was given away again misleads nobody.
 * @throws StoreInUse, naming the folder and the process that holds it.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const holder = join(folder, 'holder.pid');
  const lock = new DatabaseSync(join(folder, 'holder.lock'));
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) {
      throw new Error(`The folder ${folder} cannot be locked; its file system must support file locks.`, {
        cause: error,
      });
    }
    const other = readHolder(holder);
    throw new StoreInUse(
      {
        zh: `数据目录 ${folder} 正在被${other === undefined ? '另一个进程' : `进程 ${other} `}使用。请先停下那个进程，或换一个目录启动。`,
        en: `The data folder ${folder} is in use by ${other === undefined ? 'another process' : `process ${other}`}. Stop that process, or start with another folder.`,
      },
      { cause: error },
    );
  }
  writeFileSync(holder, `${process.pid}\n`);
  return { release: () => lock.close() };
}

const SQLITE_BUSY = 5;

function readHolder(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
