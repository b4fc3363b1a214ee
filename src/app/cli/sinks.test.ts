import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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
