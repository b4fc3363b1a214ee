import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findInputs } from './inputs.ts';
import { UsageError } from './usage-error.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzhen-inputs-'));
  await mkdir(join(folder, 'day', '.hidden'), { recursive: true });
  for (const name of [
    'b.csv',
    'a.TXT',
    'c.jsonl.gz',
    'photo.png',
    'README.md',
    '.secret.csv',
    '.hidden/d.csv',
  ]) {
    await writeFile(join(folder, 'day', name), 'x');
  }
});
afterEach(() => rm(folder, { recursive: true }));

const names = (files: readonly { path: string }[]) => files.map(({ path }) => basename(path));
const ENDINGS = ['.csv', '.txt', '.md', '.jsonl'];

test('of a folder, files with known endings are read in order, others are told, hidden ones and notes are not inputs', async () => {
  const { files, skipped } = await findInputs([join(folder, 'day')], ENDINGS);
  expect(names(files)).toEqual(['a.TXT', 'b.csv', 'c.jsonl.gz']);
  expect(skipped.map((path) => basename(path))).toEqual(['README.md', 'photo.png']);
});

test('a file that is named is read whatever its ending', async () => {
  const { files } = await findInputs([join(folder, 'day', 'photo.png')], ENDINGS);
  expect(files).toEqual([{ path: join(folder, 'day', 'photo.png'), bytes: 1 }]);
});

test('the result of the run is no input of it', async () => {
  const out = join(folder, 'day', 'b.csv');
  const { files } = await findInputs([join(folder, 'day')], ENDINGS, [out]);
  expect(names(files)).toEqual(['a.TXT', 'c.jsonl.gz']);
  await expect(findInputs([out], ENDINGS, [out])).rejects.toBeInstanceOf(UsageError);
});

test('a folder that links to itself is not followed', async () => {
  await symlink(join(folder, 'day'), join(folder, 'day', 'loop'));
  const { files } = await findInputs([join(folder, 'day')], ENDINGS);
  expect(names(files)).toEqual(['a.TXT', 'b.csv', 'c.jsonl.gz']);
});

test('what leads nowhere is an input, so that its reader tells what became of it', async () => {
  await symlink(join(folder, 'gone.csv'), join(folder, 'day', 'link.csv'));
  const { files } = await findInputs([join(folder, 'day')], ENDINGS);
  expect(files).toContainEqual({ path: join(folder, 'day', 'link.csv'), bytes: 0 });
});

test.runIf(process.getuid?.() !== 0)(
  'a folder that cannot be looked into is an input, and its neighbours are read',
  async () => {
    const closed = join(folder, 'day', 'closed');
    await mkdir(closed);
    await chmod(closed, 0);
    const { files } = await findInputs([join(folder, 'day')], ENDINGS);
    await chmod(closed, 0o700);
    expect(names(files)).toEqual(['a.TXT', 'b.csv', 'c.jsonl.gz', 'closed']);
  },
);

test('a pipe can be read only once and is no input', async () => {
  const pipe = join(folder, 'day', 'pipe.csv');
  await promisify(execFile)('mkfifo', [pipe]);
  const { files } = await findInputs([join(folder, 'day')], ENDINGS);
  expect(names(files)).not.toContain('pipe.csv');
  for (const path of [pipe, '-']) {
    await expect(findInputs([path], ENDINGS)).rejects.toMatchObject({
      hint: { en: expect.stringContaining('save it as a file') },
    });
  }
});

test('two results cannot go into one file', async () => {
  const out = join(folder, 'both.csv');
  await expect(findInputs([join(folder, 'day')], ENDINGS, [out, out])).rejects.toBeInstanceOf(UsageError);
});

test('a path that is not there, and a folder with nothing to read, are mistakes of usage', async () => {
  await expect(findInputs([join(folder, 'night')], ENDINGS)).rejects.toBeInstanceOf(UsageError);
  await mkdir(join(folder, 'empty'));
  await expect(findInputs([join(folder, 'empty')], ENDINGS)).rejects.toBeInstanceOf(UsageError);
  await expect(findInputs(['turn.text=内容'], ENDINGS)).rejects.toMatchObject({
    hint: { en: expect.stringContaining('--map') },
  });
});
