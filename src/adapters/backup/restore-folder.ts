import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, posix, resolve } from 'node:path';
import type { CopiedFiles } from './back-up-folder.ts';
import { BackupError } from './backup-error.ts';
import {
  FORM_VERSION,
  LEFT_OUT,
  MANIFEST,
  type Manifest,
  type ManifestFile,
  manifestSchema,
  ROOT,
} from './manifest.ts';
import { notOurs, type ReadEntry, readTar } from './read-tar.ts';
import type { TarEntry } from './tar-header.ts';

/** Holds what is not verified yet; within the folder, so that moving it out copies nothing. */
const STAGING = '.restoring';
const LARGEST_MANIFEST = 1024 ** 3;

export interface RestoredFolder extends CopiedFiles {
  /** When the backup was made, ISO 8601 in UTC. */
  readonly createdAt: string;
}

/** Throws `BackupError` unless the folder is missing or holds nothing (locks and a restore cut short aside). */
export async function refuseUnlessEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ENOENT') return [];
    throw failure;
  });
  const there = names.filter((name) => !LEFT_OUT.has(name) && name !== STAGING);
  if (there.length === 0) return;
  throw new BackupError({
    zh: `${resolve(folder)} 不是空目录（里面有 ${there[0]}），没有恢复任何内容`,
    en: `${resolve(folder)} is not empty (it holds ${there[0]}); nothing was restored`,
  });
}

/**
 * Brings a backup back into an empty folder. Every file is checked against the manifest before anything is put
 * in place; when something is wrong, the folder stays as empty as it was.
 */
export async function restoreFolder(
  file: string,
  folder: string,
  signal?: AbortSignal,
): Promise<RestoredFolder> {
  await refuseUnlessEmpty(folder);
  const staging = join(folder, STAGING);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true, mode: 0o700 });
  try {
    const source = createReadStream(file, signal === undefined ? {} : { signal });
    const { manifest, written } = await unpack(source, staging);
    compare(manifest, written);
    // The workflow store last: without it the folder would start as a new one, so it must not come alone.
    const names = (await readdir(staging)).sort(
      (a, b) => Number(a === 'workflow') - Number(b === 'workflow'),
    );
    for (const name of names) await rename(join(staging, name), join(folder, name));
    const bytes = manifest.files.reduce((sum, one) => sum + one.bytes, 0);
    return { files: manifest.files.length, bytes, createdAt: manifest.createdAt };
  } catch (failure) {
    throw signal?.aborted === true ? signal.reason : failure;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function unpack(source: AsyncIterable<Buffer>, staging: string) {
  const written = new Map<string, ManifestFile>();
  const links = new Set<string>();
  let manifest: Manifest | null = null;
  for await (const { entry, content } of readTar(source)) {
    if (manifest !== null) throw unusable('something follows the manifest', '清单之后还有内容');
    if (entry.path === MANIFEST) {
      manifest = await readManifest({ entry, content });
      continue;
    }
    // Backups begin with what is in the folder; another archive is no damaged one.
    if (written.size + links.size === 0 && entry.path.split('/')[0] !== ROOT) throw notOurs();
    const path = pathOf(entry, links);
    if (path === '') continue;
    const place = join(staging, path);
    await mkdir(dirname(place), { recursive: true });
    if (entry.kind === 'folder') await mkdir(place, { recursive: true, mode: entry.mode | 0o700 });
    else if (entry.kind === 'link') {
      await symlink(targetOf(entry, path), place);
      links.add(path);
    } else written.set(path, { path, ...(await writeFileOf(place, entry, content)) });
  }
  if (manifest === null) throw unusable('its manifest is missing', '缺少清单');
  return { manifest, written };
}

async function readManifest({ entry, content }: ReadEntry): Promise<Manifest> {
  if (entry.size > LARGEST_MANIFEST) throw unusable('its manifest cannot be read', '清单无法读取');
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  const parsed = manifestSchema.safeParse(orNull(Buffer.concat(parts).toString('utf8')));
  if (!parsed.success) throw unusable('its manifest cannot be read', '清单无法读取');
  if (parsed.data.version > FORM_VERSION) {
    throw unusable(
      `it was made by a newer Tingzhen (${parsed.data.program}); use that one`,
      `由更新版本的听诊（${parsed.data.program}）生成，请用那个版本恢复`,
    );
  }
  return parsed.data;
}

function orNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Below the data folder. Nothing is written by way of a link: together, links could lead anywhere. */
function pathOf({ path }: TarEntry, links: ReadonlySet<string>): string {
  const [root, ...steps] = path.split('/');
  const isSafe =
    root === ROOT &&
    !steps.some((step) => ['', '.', '..'].includes(step)) &&
    !steps.some((_, index) => links.has(steps.slice(0, index + 1).join('/')));
  if (!isSafe) throw unusable(`it holds ${path}, which is no part of a backup`, `含有不属于备份的 ${path}`);
  return steps.join('/');
}

function targetOf({ target = '' }: TarEntry, path: string): string {
  const leads = posix.normalize(posix.join(posix.dirname(path), target));
  if (target === '' || isAbsolute(target) || leads === '..' || leads.startsWith('../')) {
    throw unusable(`the link ${path} leads out of the folder`, `链接 ${path} 指向目录之外`);
  }
  return target;
}

async function writeFileOf(place: string, { mode }: TarEntry, content: AsyncIterable<Buffer>) {
  const hash = createHash('sha256');
  let bytes = 0;
  const out = await open(place, 'wx', mode & 0o777);
  try {
    for await (const piece of content) {
      hash.update(piece);
      bytes += piece.length;
      await out.writeFile(piece);
    }
    await out.sync();
  } finally {
    await out.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

function compare({ files }: Manifest, written: ReadonlyMap<string, ManifestFile>): void {
  for (const { path, sha256 } of files) {
    const found = written.get(path);
    if (found === undefined) throw unusable(`${path} is missing`, `缺少 ${path}`);
    if (found.sha256 !== sha256) throw unusable(`${path} has changed since`, `${path} 与备份时不一致`);
  }
  if (written.size !== files.length) {
    const known = new Set(files.map(({ path }) => path));
    const more = [...written.keys()].find((path) => !known.has(path)) ?? '';
    throw unusable(`${more} does not stand in its manifest`, `清单里没有 ${more}`);
  }
}

function unusable(en: string, zh: string): BackupError {
  return new BackupError({
    zh: `这份备份不能用：${zh}；没有恢复任何内容`,
    en: `The backup cannot be used: ${en}; nothing was restored`,
  });
}
