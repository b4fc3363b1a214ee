import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Bilingual } from '#core/bilingual.ts';
import { reasonOfFailure } from '#core/file-failure.ts';
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
  if (outputs.size < except.length) {
    throw new UsageError({
      zh: `${except.join(' 与 ')} 是同一个文件，后写的会盖掉先写的`,
      en: `${except.join(' and ')} are one file; the second would destroy the first`,
    });
  }
  for (const path of paths) {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(
        error.code === 'ENOENT'
          ? { zh: `找不到文件或文件夹：${path}`, en: `No such file or folder: ${path}` }
          : cannotOpen(path, error),
        /^[\w.]+=/.test(path)
          ? { zh: '每一对 KEY=VALUE 前面都要写 --map', en: 'Write --map before every KEY=VALUE' }
          : path === '-'
            ? SAVE_IT_FIRST
            : undefined,
      );
    });
    if (!found.isDirectory() && !found.isFile()) {
      throw new UsageError({ zh: `${path} 不是文件`, en: `${path} is no file` }, SAVE_IT_FIRST);
    }
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
    for (const { file, isClosed } of inside) {
      if (isClosed) files.push({ path: file, bytes: 0 });
      else if (!isKnown(file, endings)) skipped.push(file);
      else if (!outputs.has(resolve(file))) files.push({ path: file, bytes: await sizeOfFile(file) });
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

/** A command reads its inputs more than once, to know their form first; a pipe can be read once. */
const SAVE_IT_FIRST = {
  zh: '不从管道读取；请先存成文件，再写文件名',
  en: 'Pipes are not read from: save it as a file and name that',
};

function cannotOpen(path: string, failure: Error): Bilingual {
  const reason = reasonOfFailure(failure);
  return { zh: `打不开 ${path}：${reason.zh}`, en: `Cannot open ${path}: ${reason.en}` };
}

/** What has gone meanwhile counts nothing; the reader of the file says what became of it. */
async function sizeOfFile(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

interface Below {
  readonly file: string;
  /** A folder that cannot be looked into: an input that nobody can read. */
  readonly isClosed?: true;
}

/** In alphabetical order. Links to folders are not followed: they may lead in circles. */
async function filesBelow(folder: string): Promise<Below[]> {
  const found: Below[] = [];
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entries = await readdir(at, { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) found.push({ file: at, isClosed: true });
    for (const entry of entries ?? []) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) waiting.push(join(at, entry.name));
      else if (entry.isFile() || entry.isSymbolicLink()) found.push({ file: join(at, entry.name) });
    }
  }
  return found.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

/** A note about a folder is no conversation, though its ending may be that of a transcript. */
const ABOUT_A_FOLDER = /^(readme|license|changelog)\b/i;

function isKnown(file: string, endings: readonly string[]): boolean {
  if (ABOUT_A_FOLDER.test(basename(file))) return false;
  const name = file.toLowerCase().replace(/\.gz$/, '');
  return endings.some((ending) => name.endsWith(ending));
}
