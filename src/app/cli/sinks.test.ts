import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileSink, FolderSink, openFile, safeName } from './sinks.ts';
import { UsageError } from './usage-error.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzhen-sinks-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a file is in place only when it is complete, and the old one stays until then', async () => {
  const path = join(folder, 'report.txt');
  await writeFile(path, 'yesterday');
  const sink = await FileSink.open(path);
  await sink.write('to');
  expect(await readFile(path, 'utf8')).toBe('yesterday');
  await sink.write('day');
  await sink.finish();
  expect(await readFile(path, 'utf8')).toBe('today');
  expect(await readdir(folder)).toEqual(['report.txt']);
});

test('discarded, a file leaves the old one and nothing else', async () => {
  const path = join(folder, 'report.txt');
  await writeFile(path, 'yesterday');
  const sink = await FileSink.open(path);
  await sink.write('half');
  await sink.discard();
  expect(await readFile(path, 'utf8')).toBe('yesterday');
  expect(await readdir(folder)).toEqual(['report.txt']);
});

test('a place that cannot be written is a mistake of usage', async () => {
  await expect(openFile(join(folder, 'no', 'such', 'report.txt'))).rejects.toBeInstanceOf(UsageError);
  await expect(openFile(folder)).rejects.toMatchObject({
    what: { en: expect.stringContaining('is a folder') },
  });
  await expect(FolderSink.open('/dev/null')).rejects.toBeInstanceOf(UsageError);
});

test('what is there and no file is written into and stays what it is; a link goes on leading there', async () => {
  const nothing = await openFile('/dev/null');
  await nothing.write('a word');
  await nothing.finish();
  expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  await writeFile(join(folder, 'real.txt'), 'yesterday');
  await symlink(join(folder, 'real.txt'), join(folder, 'link.txt'));
  const sink = await openFile(join(folder, 'link.txt'));
  await sink.write('today');
  await sink.finish();
  expect((await lstat(join(folder, 'link.txt'))).isSymbolicLink()).toBe(true);
  expect(await readFile(join(folder, 'real.txt'), 'utf8')).toBe('today');
});

// A device that is always full; only Linux has it.
test.runIf(process.platform === 'linux')('a full disk is told in words, with the file', async () => {
  const sink = await openFile('/dev/full');
  const writing = async () => {
    await sink.write('a word');
    await sink.finish();
  };
  await expect(writing()).rejects.toMatchObject({
    what: { zh: '写不了 /dev/full：磁盘已满', en: 'Cannot write /dev/full: the disk is full' },
  });
  await sink.discard();
});

test('the files of a folder appear together, under names that cannot leave it or collide', async () => {
  const sink = await FolderSink.open(join(folder, 'out'));
  await sink.file('../../etc/passwd', '.json', '1');
  await sink.file('通话 7', '.json', '2');
  await sink.file('通话/7', '.json', '3');
  expect((await readdir(join(folder, 'out'))).filter((name) => !name.startsWith('.'))).toEqual([]);
  await sink.finish();
  expect((await readdir(join(folder, 'out'))).toSorted()).toEqual([
    'etc_passwd.json',
    '通话_7-2.json',
    '通话_7.json',
  ]);
});

test('names are fit for every file system', () => {
  expect(safeName('')).toBe('conversation');
  expect(safeName('...')).toBe('conversation');
  expect(safeName('a'.repeat(300))).toHaveLength(60);
  expect(safeName('a:b*c?"<>|')).toBe('a_b_c_');
});
