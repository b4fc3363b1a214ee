import { BackupError, lockFolder } from '#app/boot-service.ts';
import type { Settings } from '#app/settings.ts';
import { saidOfFile } from '#core/file-failure.ts';
import { StoreInUse } from '#core/ports/store-errors.ts';
import { UsageError } from './usage-error.ts';

/** Does something with a data folder while no service can run on it. */
export async function withQuietFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const lock = lockOn(folder);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** Tells what the program found wrong with a backup or a file. */
export function asUsageError(failure: unknown): unknown {
  if (failure instanceof BackupError) return new UsageError(failure.what);
  const { path } = failure as NodeJS.ErrnoException;
  const said = saidOfFile(failure);
  return said === undefined || path === undefined
    ? failure
    : new UsageError({ zh: `${path}：${said.zh}`, en: `${path}: ${said.en}` });
}

/** The data of the server form are not in the folder: copying it would look like a backup and be none. */
export function refuseServers({ databaseUrl, clickhouseUrl, blobUrl }: Settings): void {
  const elsewhere = [
    databaseUrl === undefined ? [] : ['TINGZHEN_DATABASE_URL'],
    clickhouseUrl === undefined ? [] : ['TINGZHEN_CLICKHOUSE_URL'],
    blobUrl === undefined ? [] : ['TINGZHEN_BLOB_URL'],
  ].flat();
  if (elsewhere.length === 0) return;
  const keys = elsewhere.join(', ');
  throw new UsageError(
    {
      zh: `按 ${keys} 的设置，数据不在数据目录里，这里备份不到`,
      en: `By ${keys}, the data are not in the data folder and cannot be copied from here`,
    },
    {
      zh: '请用这些存储自带的工具，顺序见 docs/service.md',
      en: 'Use the tools of those stores, in the order that docs/service.md says',
    },
  );
}

function lockOn(folder: string) {
  try {
    return lockFolder(folder);
  } catch (failure) {
    if (!(failure instanceof StoreInUse)) throw failure;
    throw new UsageError(
      {
        zh: `数据目录 ${folder} 正在被一个服务使用`,
        en: `A service is running on the data folder ${folder}`,
      },
      {
        zh: '先停下它（Ctrl-C 或 SIGTERM），备份或恢复后再启动',
        en: 'Stop it (Ctrl-C or SIGTERM), and start it again afterwards',
      },
    );
  }
}
