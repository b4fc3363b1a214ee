import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ClickHouseClientConfigOptions, createClient, parseError } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import type { Bilingual } from '#core/bilingual.ts';
import { messageOf } from '#core/message-of.ts';
import { StoreInUse, StoreUnavailable } from '#core/ports/store-errors.ts';
import { Database } from './database.ts';
import { LONG_LINES } from './long-lines.ts';

/** So it answers everything once native code of this process has failed, and it never recovers from that. */
const BROKEN = /shutting down due to a fatal error/;

/**
 * The engine inside this process, its data in `folder`. The engine itself holds a lock of the operating
 * system on the folder, which ends with the process however it ends: nothing stale can be left behind.
 * Throws `StoreInUse` when another process has the folder, or this process has another folder open.
 * @param onBroken told once, when the engine has shut itself down for good
 */
export function openEmbedded(folder: string, onBroken?: (reason: string) => void): Database {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  let connection: ReturnType<typeof createChdbConnection>;
  try {
    connection = createChdbConnection({ path });
  } catch (failure) {
    throw refusal(path, failure);
  }
  // The same contract, once declared by the client and once by the package that chDB takes it from.
  const plugged = connection as unknown as NonNullable<ClickHouseClientConfigOptions['connection']>;
  // Past the client, which would make one text of them: the engine reads the bytes where they lie.
  const insertLines = async (table: string, lines: Uint8Array) => {
    try {
      await connection.chdb.rawInsert({ table, values: lines, format: 'JSONEachRow', settings: LONG_LINES });
    } catch (failure) {
      // As the client names the refusals of the engine.
      throw parseError(failure instanceof Error ? failure : String(failure));
    }
  };
  let isBroken = false;
  const onFailure = (failure: unknown) => {
    const said = failure instanceof Error ? failure.message : '';
    if (isBroken || !BROKEN.test(said)) return;
    isBroken = true;
    onBroken?.(said.trim());
  };
  return new Database(createClient({ connection: plugged }), path, { insertLines, onFailure });
}

function refusal(path: string, failure: unknown): Error {
  const said = messageOf(failure);
  if (said.includes('only one active data directory')) {
    return new StoreInUse(
      {
        zh: `本进程已打开另一个事实库目录；先关闭它，再打开 ${path}（${said}）`,
        en: `This process has another facts folder open; close that store before opening ${path} (${said})`,
      },
      { cause: failure },
    );
  }
  const holder = holderOf(path);
  if (holder !== undefined) {
    return new StoreInUse(
      {
        zh: `事实库目录 ${path} 正在被${holder.zh}使用。请先停下那个进程，或换一个目录`,
        en: `The facts folder ${path} is open in ${holder.en}. Stop that one, or choose another folder`,
      },
      { cause: failure },
    );
  }
  return new StoreUnavailable(`The facts folder ${path} cannot be opened: ${said}`, { cause: failure });
}

/** The process that the engine noted beside its lock, when it still lives. */
function holderOf(path: string): Bilingual | undefined {
  try {
    const pid = Number(/^PID:\s*(\d+)/m.exec(readFileSync(join(path, 'status'), 'utf8'))?.[1]);
    if (!(pid > 0)) return undefined;
    process.kill(pid, 0);
    return { zh: `进程 ${pid} `, en: `process ${pid}` };
  } catch (failure) {
    // A process of another user may not be signalled, but it is there.
    return (failure as NodeJS.ErrnoException).code === 'EPERM'
      ? { zh: '另一个用户的进程', en: 'a process of another user' }
      : undefined;
  }
}
