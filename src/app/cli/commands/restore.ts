import { access, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseUnlessEmpty, restoreFolder } from '#app/boot-service.ts';
import { asUsageError, refuseServers, withQuietFolder } from '../quiet-folder.ts';
import { settingsOf } from '../service-options.ts';
import { sizeOf } from '../size-of.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { BackupOptions } from './backup.ts';

/** `tingzhen restore`: brings a backup back into an empty data folder, after checking every file of it. */
export async function restore(
  file: string,
  options: BackupOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const settings = settingsOf(options);
  refuseServers(settings);
  const { dataDir } = settings;
  const { files, bytes, createdAt } = await restored(file, dataDir, signal).catch((failure) => {
    throw asUsageError(failure);
  });
  await terminal.out.write(
    `${terminal.say({
      zh: `已把 ${createdAt} 的备份恢复到 ${dataDir}：${files} 个文件，${sizeOf(bytes)}，校验无误`,
      en: `The backup of ${createdAt} is back in ${dataDir}: ${files} files, ${sizeOf(bytes)}, all verified`,
    })}\n`,
  );
  await terminal.out.finish();
  return 0;
}

async function restored(file: string, dataDir: string, signal: AbortSignal) {
  // Before the lock, which would leave its own files in a folder that is somebody else's.
  await access(file);
  await refuseUnlessEmpty(dataDir);
  const before = await readdir(dataDir).catch(() => null);
  try {
    return await withQuietFolder(dataDir, () => restoreFolder(file, dataDir, signal));
  } catch (failure) {
    // Whoever holds the folder needs what is in it.
    if (!(failure instanceof UsageError)) await leaveAsFound(dataDir, before);
    throw failure;
  }
}

/** @param before what was there; null where there was no folder */
async function leaveAsFound(dataDir: string, before: readonly string[] | null): Promise<void> {
  const own = ['holder.lock', 'holder.lock-journal', 'holder.pid'].filter((name) => !before?.includes(name));
  for (const name of own) await rm(join(dataDir, name), { force: true });
  // A folder in which somebody has put something meanwhile stays.
  if (before === null) await rmdir(dataDir).catch(() => {});
}
