import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PackShelf } from './pack-shelf.ts';
import { readPack } from './read-pack.ts';

/** `\u0000` is none. */
async function readText(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8');
  return text === '\u0000' ? undefined : text;
}

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tingzhen-packs-'));
});
afterEach(() => rm(root, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(root, 'bakery');
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const HEADER = 'id: bakery\nversion: "2"\ntitle: { zh: 面包房, en: Bakery }\n';

test('a pack is its header with its rule files and scorecards, in order; other files are not its', async () => {
  const folder = await write({
    'pack.yaml': HEADER,
    'rules.yaml': 'r',
    'rules-orders.yaml': 'o',
    'scorecard.yaml': 's',
    'notes.yaml': 'n',
  });
  const { pack, problems } = await readPack(folder, readText);
  expect(problems).toEqual([]);
  expect(pack).toMatchObject({ id: 'bakery', version: '2', title: { zh: '面包房', en: 'Bakery' } });
  expect(pack!.rules.map(({ source }) => source)).toEqual(['o', 'r']);
  expect(pack!.scorecards.map(({ source }) => source)).toEqual(['s']);
});

test('a header with a mistake is told with its place and the word that was meant', async () => {
  const folder = await write({ 'pack.yaml': HEADER.replace('title', 'titel') });
  const { pack, problems } = await readPack(folder, readText);
  expect(pack).toBeNull();
  expect(problems).toContainEqual(
    expect.objectContaining({
      code: 'unknown-key',
      line: 3,
      hint: expect.objectContaining({ en: 'Did you mean title?' }),
    }),
  );
});

test('a folder without a header is no pack', async () => {
  const { pack, problems } = await readPack(await write({ 'rules.yaml': 'r' }), readText);
  expect(pack).toBeNull();
  expect(problems).toMatchObject([{ code: 'not-a-pack', severity: 'error' }]);
});

test.for(['pack.yaml', 'rules.yaml', 'scorecard.yaml'])(
  'a pack whose %s is no text is refused with its name',
  async (name) => {
    const folder = await write({ 'pack.yaml': HEADER, 'rules.yaml': 'r', [name]: '\u0000' });
    const { pack, problems } = await readPack(folder, readText);
    expect(pack).toBeNull();
    expect(problems).toMatchObject([{ code: 'not-text', hint: { en: 'Save the file as UTF-8' } }]);
    expect(problems[0]!.file).toMatch(new RegExp(`${name}$`));
  },
);

test('a shelf knows the packs on it', async () => {
  await write({ 'pack.yaml': HEADER });
  await mkdir(join(root, 'empty'));
  const shelf = new PackShelf(root, readText);
  expect(await shelf.ids()).toEqual(['bakery']);
  expect((await shelf.installed('bakery')).pack?.id).toBe('bakery');
});
