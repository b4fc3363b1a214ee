import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What the pages are made from: folders and files below the project's own folder. */
const ROOMS = ['src/web', 'src/contract', 'src/core', 'src/adapters/pages'];
const MANIFEST = 'package.json';

/** Changes with any source that could find its way into the pages: two builds with the same key are the same. */
export function sourceKey(project: string): string {
  const hash = createHash('sha256');
  const files = ROOMS.flatMap((room) => filesIn(join(project, room))).filter(
    (file) => !file.includes('.test.'),
  );
  for (const file of [...files, join(project, MANIFEST)].sort()) {
    hash.update(relative(project, file));
    hash.update('\0');
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
