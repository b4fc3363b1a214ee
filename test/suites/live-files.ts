import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of what the processes of a data folder keep of live calls, without what says whose folders they are. */
export function liveFiles(dataDir: string): string[] {
  return readdirSync(join(dataDir, 'live'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('holder.'))
    .map(({ parentPath, name }) => join(parentPath, name));
}
