import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { backUpFolder } from './back-up-folder.ts';
import { BackupError } from './backup-error.ts';
import { readTar } from './read-tar.ts';
import { restoreFolder } from './restore-folder.ts';
import { BLOCK, headerOf, padding, readExtension, readHeader, type TarEntry } from './tar-header.ts';

const OPTIONS = { program: '1.2.3', createdAt: '2026-01-05T01:00:00.000Z' };
/** Fits into the two fields of a plain header; into none. */
const LONG = `${'d'.repeat(90)}/${'e'.repeat(95)}`;
const LONGEST = `${'目录'.repeat(30)}/${'f'.repeat(180)}`;

/** With a byte changed in the second header. */
function spoiltHeader(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  changed[changed.indexOf('ustar', BLOCK) - 257]! ^= 1;
  return changed;
}

describe('a backup', () => {
  let root: string;
  let source: string;
  let file: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'tingzhen-backup-'));
    source = join(root, 'source');
    file = join(root, 'backup.tar');
    await mkdir(join(source, 'workflow/database/pg_notify'), { recursive: true });
    await mkdir(join(source, 'facts/store'), { recursive: true });
    await writeFile(join(source, 'session-secret'), 'secret', { mode: 0o600 });
    await writeFile(join(source, 'facts/store/bytes'), Buffer.alloc(200_000, 7));
    await writeFile(join(source, 'facts/store/empty'), '');
    await symlink('store', join(source, 'facts/link'));
    for (const path of [LONG, LONGEST]) {
      await mkdir(join(source, path, '..'), { recursive: true });
      await writeFile(join(source, path), path);
    }
  });

  it('brings back files, empty folders, links and permissions, with names of any length', async () => {
    const copied = await backUpFolder(source, file, OPTIONS);
    expect(await restoreFolder(file, join(root, 'target'))).toEqual({
      ...copied,
      createdAt: OPTIONS.createdAt,
    });
    const names = (folder: string) =>
      readdir(join(root, folder), { recursive: true }).then((all) => all.sort());
    expect(await names('target')).toEqual(await names('source'));
    for (const path of [LONG, LONGEST, 'facts/store/bytes', 'facts/store/empty']) {
      const [was, is] = await Promise.all(
        [source, join(root, 'target')].map((at) => readFile(join(at, path))),
      );
      expect(is!.equals(was!)).toBe(true);
    }
    expect(await readlink(join(root, 'target/facts/link'))).toBe('store');
    expect((await stat(join(root, 'target/session-secret'))).mode & 0o777).toBe(0o600);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is read by tar, and leaves out what belongs to a running process', async () => {
    await writeFile(join(source, 'service.json'), '{}');
    await writeFile(join(source, 'facts/status'), 'PID: 1');
    await backUpFolder(source, file, OPTIONS);
    const { stdout } = await promisify(execFile)('tar', ['-tf', file], {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    const listed = stdout.trimEnd().split('\n');
    expect(listed).toContain(`data/${LONG}`);
    expect(listed).toContain('data/workflow/database/pg_notify/');
    expect(listed.at(-1)).toBe('manifest.json');
    expect(listed.filter((path) => /service|status/.test(path))).toEqual([]);
  });

  it('is not restored over a folder that holds something', async () => {
    await backUpFolder(source, file, OPTIONS);
    await expect(restoreFolder(file, source)).rejects.toThrow(
      /is not empty \(it holds .*nothing was restored/,
    );
  });

  it('is refused when a byte of it has changed or its end is missing, and nothing is restored', async () => {
    await backUpFolder(source, file, OPTIONS);
    const bytes = await readFile(file);
    const changed = Buffer.from(bytes);
    const at = changed.indexOf(Buffer.alloc(1000, 7));
    changed[at + 500] = 8;
    const damages = {
      'facts/store/bytes has changed': changed,
      'ends too early': bytes.subarray(0, bytes.length / 2),
      'not a backup of Tingzhen': Buffer.concat([Buffer.from('x'), bytes.subarray(1)]),
      'checksum of a header': spoiltHeader(bytes),
      'manifest is missing': Buffer.alloc(2 * BLOCK),
    };
    for (const [said, damaged] of Object.entries(damages)) {
      await writeFile(file, damaged);
      const target = join(root, 'target');
      await expect(restoreFolder(file, target), said).rejects.toThrow(said);
      expect(await readdir(target)).toEqual([]);
    }
  });

  it('is told in Chinese what is wrong with it', async () => {
    await backUpFolder(source, file, OPTIONS);
    const bytes = await readFile(file);
    const told = async (content: Buffer) => {
      await writeFile(file, content);
      return (await restoreFolder(file, join(root, 'target')).catch((failure) => failure)).what.zh;
    };
    expect(await told(spoiltHeader(bytes))).toBe('备份文件已损坏：有一处文件头的校验和不对');
    expect(await told(bytes.subarray(0, bytes.length / 2))).toBe(
      '备份文件已损坏：文件不完整，后面的内容缺失',
    );
    const foreign: TarEntry = { path: 'notes/x', kind: 'file', mode: 0o600, size: 0, modified: 0 };
    for (const other of [
      Buffer.alloc(2 * BLOCK, 'PK'),
      Buffer.from('客服：您好\n'),
      Buffer.alloc(0),
      Buffer.concat([headerOf(foreign), Buffer.alloc(2 * BLOCK)]),
    ])
      expect(await told(other)).toContain('这不是听诊的备份文件');
  });

  it('is refused when an entry would be written outside the folder', async () => {
    const link = (path: string, target: string): TarEntry => ({
      path,
      kind: 'link',
      mode: 0o777,
      size: 0,
      modified: 0,
      target,
    });
    const written: TarEntry = { path: 'data/in/x', kind: 'file', mode: 0o600, size: 0, modified: 0 };
    for (const entries of [
      [{ ...written, path: 'data/../../x' }],
      [{ ...written, path: '/etc/x' }],
      [link('data/in', '../..'), written],
      [link('data/in', '/etc')],
      [link('data/in', 'elsewhere'), written],
    ]) {
      await writeFile(file, Buffer.concat([...entries.map(headerOf), Buffer.alloc(2 * BLOCK)]));
      await expect(restoreFolder(file, join(root, 'target'))).rejects.toThrow(BackupError);
    }
  });

  it('leaves nothing behind when it is stopped', async () => {
    const stop = new AbortController();
    const stopped = backUpFolder(source, file, {
      ...OPTIONS,
      signal: stop.signal,
      progress: () => stop.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
    expect(await readdir(root)).toEqual(['source']);
  });
});

describe('a header', () => {
  it('tells sizes beyond its field by an extension', () => {
    const entry: TarEntry = {
      path: 'data/big',
      kind: 'file',
      mode: 0o644,
      size: 9 * 1024 ** 3,
      modified: 1e9,
    };
    const bytes = headerOf(entry);
    const announced = readHeader(bytes.subarray(0, BLOCK), {});
    if (announced.kind !== 'extension') throw new Error(announced.kind);
    const extension = readExtension(bytes.subarray(BLOCK, BLOCK + announced.size));
    expect(readHeader(bytes.subarray(-BLOCK), extension)).toEqual({ kind: 'entry', entry });
  });

  it('is found however the bytes come in pieces', async () => {
    const content = Buffer.from('听诊'.repeat(300));
    const entry: TarEntry = { path: LONGEST, kind: 'file', mode: 0o644, size: content.length, modified: 5 };
    const whole = Buffer.concat([headerOf(entry), content, padding(content.length), Buffer.alloc(BLOCK)]);
    for (const size of [1, 7, 511, 512, 10_000]) {
      const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
        whole.subarray(index * size, (index + 1) * size),
      );
      for await (const read of readTar(Readable.from(pieces))) {
        const parts: Buffer[] = [];
        for await (const part of read.content) parts.push(part);
        expect(read.entry).toEqual(entry);
        expect(Buffer.concat(parts).equals(content)).toBe(true);
      }
    }
  });
});
