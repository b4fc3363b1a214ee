import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { VERSION } from '#app/boot.ts';
import { backUpFolder } from '#app/boot-service.ts';
import { copyBar } from '../copy-bar.ts';
import { asUsageError, refuseServers, withQuietFolder } from '../quiet-folder.ts';
import { settingsOf } from '../service-options.ts';
import { sizeOf } from '../size-of.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface BackupOptions {
  readonly data?: string;
}

/** `tingzhen backup`: everything of the embedded service in one file. */
export async function backup(
  file: string,
  options: BackupOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const settings = settingsOf(options);
  refuseServers(settings);
  const { dataDir } = settings;
  if (!(await isFolder(join(dataDir, 'workflow')))) {
    throw new UsageError(
      { zh: `${dataDir} 里没有服务的数据`, en: `There are no data of the service in ${dataDir}` },
      { zh: '用 --data 指出数据目录', en: 'Name the data folder with --data' },
    );
  }
  const bar = copyBar(terminal);
  const { files, bytes } = await withQuietFolder(dataDir, () =>
    backUpFolder(dataDir, file, {
      program: VERSION,
      createdAt: new Date().toISOString(),
      signal,
      progress: bar.update,
    }),
  )
    .catch((failure) => {
      throw asUsageError(failure);
    })
    .finally(bar.stop);
  await terminal.out.write(
    `${terminal.say({
      zh: `已备份 ${files} 个文件（${sizeOf(bytes)}）到 ${file}；其中有全部对话和密钥，请妥善保管`,
      en: `${files} files (${sizeOf(bytes)}) are in ${file}; keep it safe, it holds all conversations and keys`,
    })}\n`,
  );
  await terminal.out.finish();
  return 0;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
