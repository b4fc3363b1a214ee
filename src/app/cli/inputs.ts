import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

export interface InputFile {
  readonly path: string;
  readonly bytes: number;
}

export interface Inputs {
  readonly files: readonly InputFile[];
  /** Files in folders whose ending no format knows. */
  readonly skipped: readonly string[];
}

/**
 * The files behind the paths of a command line: a file as it is named, of a folder all files with a known
 * ending, in alphabetical order. Results of this very run (`except`) and hidden files are not inputs.
 */
export async function findInputs(
  paths: readonly string[],
  endings: readonly string[],
  except: readonly string[] = [],
): Promise<Inputs> {
  const files: InputFile[] = [];
  const skipped: string[] = [];
  const outputs = new Set(except.map((path) => resolve(path)));
  for (const path of paths) {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(
        error.code === 'ENOENT'
          ? { zh: `找不到文件或文件夹：${path}`, en: `No such file or folder: ${path}` }
          : { zh: `打不开 ${path}：${error.message}`, en: `Cannot open ${path}: ${error.message}` },
        /^[\w.]+=/.test(path)
          ? { zh: '每一对 KEY=VALUE 前面都要写 --map', en: 'Write --map before every KEY=VALUE' }
          : undefined,
      );
    });
    if (!found.isDirectory()) {
      if (outputs.has(resolve(path))) {
        throw new UsageError({
          zh: `${path} 既是输入又是输出，写出来会盖掉原文件`,
          en: `${path} is both input and output; writing would destroy it`,
        });
      }
      files.push({ path, bytes: found.size });
      continue;
    }
    const inside = await filesBelow(path);
    const known = inside.filter((file) => isKnown(file, endings));
    skipped.push(...inside.filter((file) => !isKnown(file, endings)));
    for (const file of known) {
      if (!outputs.has(resolve(file))) files.push({ path: file, bytes: (await stat(file)).size });
    }
  }
  if (files.length === 0) {
    throw new UsageError(
      { zh: `${paths.join(' ')} 里没有可读的文件`, en: `Nothing to read in ${paths.join(' ')}` },
      { zh: 'tingzhen formats 会列出认识的格式', en: 'tingzhen formats lists what is understood' },
    );
  }
  return { files, skipped };
}

/** Links to folders are not followed: they may lead in circles. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !relative(folder, file)
          .split(/[\\/]/)
          .some((part) => part.startsWith('.')),
    )
    .toSorted();
}

/** A note about a folder is no conversation, though its ending may be that of a transcript. */
const ABOUT_A_FOLDER = /^(readme|license|changelog)\b/i;

function isKnown(file: string, endings: readonly string[]): boolean {
  if (ABOUT_A_FOLDER.test(basename(file))) return false;
  const name = file.toLowerCase().replace(/\.gz$/, '');
  return endings.some((ending) => name.endsWith(ending));
}
