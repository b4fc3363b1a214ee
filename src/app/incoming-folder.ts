import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServiceLog } from './usecases/service/ports.ts';

/** What is older was left by a process that is gone, also where other processes use the folder. */
const ABANDONED_MS = 24 * 3_600_000;

/**
 * Makes the folder in which files of customers lie while they are read, and removes what a process has left there that
 * was killed: no erasure and no retention finds it.
 * @param isAlone no other process uses the folder; otherwise it is looked at again each day
 * @returns ends looking
 */
export async function keepIncoming(
  folder: string,
  isAlone: boolean,
  log: Pick<ServiceLog, 'error'>,
): Promise<() => void> {
  await mkdir(folder, { recursive: true });
  await removeLeft(folder, isAlone);
  if (isAlone) return () => {};
  const look = async () => {
    try {
      await removeLeft(folder, false);
    } catch (error) {
      log.error(
        { folder, error },
        'files that were left in the folder of incoming ones could not be removed',
      );
    }
  };
  const looking = setInterval(() => void look(), ABANDONED_MS).unref();
  return () => clearInterval(looking);
}

async function removeLeft(folder: string, isAlone: boolean): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (isAlone || (await isAbandoned(path))) await rm(path, { recursive: true, force: true });
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > ABANDONED_MS;
}
