import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const WEB = fileURLToPath(new URL('..', import.meta.url));
const folders = readdirSync(WEB, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isDirectory() && entry.name === 'words')
  .map((entry) => join(entry.parentPath, entry.name));

test.for(folders)('%s says the same in both languages', (folder) => {
  const [chinese, english] = ['zh-CN', 'en'].map((language) => {
    const words: unknown = JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'));
    return [...wordsIn(words, '')].sort();
  });
  expect(chinese).toEqual(english);
});

test('pages set no Chinese marks between words by themselves: English pages have them too', () => {
  const pages = readdirSync(WEB, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.name.endsWith('.tsx'))
    .map((entry) => join(entry.parentPath, entry.name));
  const marks = pages.flatMap((page) =>
    (readFileSync(page, 'utf8').match(/join\('[、；，]'\)|\}[（：，；]|[）：，；]\$?\{/gu) ?? []).map(
      (mark) => `${page.slice(WEB.length)}: ${mark}`,
    ),
  );
  expect(pages.length).toBeGreaterThan(50);
  expect(marks).toEqual([]);
});

const OTHER_NAMES = /班组|考核项|自有信号|判断不了|评判出错|复核员|客服编号|送入|致命|称量/gu;

test('one thing has one Chinese name on all pages', () => {
  const others = folders.flatMap((folder) => {
    const words = readFileSync(join(folder, 'zh-CN.json'), 'utf8');
    // The role is called so.
    return words.replaceAll('班组长', '').match(OTHER_NAMES) ?? [];
  });
  expect(others).toEqual([]);
});

test('pages say 你 to whoever reads them, and quote as Chinese on screens is quoted', () => {
  const others = folders.flatMap((folder) => {
    const words = readFileSync(join(folder, 'zh-CN.json'), 'utf8');
    // What agents say in an example is said to customers.
    return words.replace(/客服: [^\\"]*/g, '').match(/您|贵方|[「」]/gu) ?? [];
  });
  expect(others).toEqual([]);
});

/** `key {{place}} {{place}}` for each text. */
function* wordsIn(words: unknown, path: string): Generator<string> {
  if (typeof words === 'string') {
    const places = words.match(/\{\{\w+\}\}/g) ?? [];
    yield [path, ...places.toSorted()].join(' ');
    return;
  }
  for (const [key, value] of Object.entries(words as object)) yield* wordsIn(value, `${path}.${key}`);
}
