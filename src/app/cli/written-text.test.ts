import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readingOptions } from './reading-options.ts';
import { yamlBelow } from './rulebook-options.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzhen-written-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function written(name: string, bytes: Buffer): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}

const BOM = '\ufeff';
const GBK_REFUND = Buffer.from('cdcbbfee', 'hex');

describe('a file of rules', () => {
  test.for([
    ['UTF-8', Buffer.from('says: [退款]')],
    ['UTF-8 with a mark', Buffer.from(`${BOM}says: [退款]`)],
    ['UTF-16', Buffer.from(`${BOM}says: [退款]`, 'utf16le')],
    ['GBK', Buffer.concat([Buffer.from('says: ['), GBK_REFUND, Buffer.from(']')])],
  ] as const)('says the same in %s', async ([, bytes]) => {
    const file = await written('rules.yaml', bytes);
    expect(await yamlBelow(file)).toEqual([{ file, source: 'says: [退款]' }]);
  });

  test('that is no text is refused with the way out', async () => {
    const file = await written('rules.yaml', Buffer.from([0x61, 0x81, 0x0a, 0xff, 0xff, 0x0a, 0x90, 0x81]));
    await expect(yamlBelow(file)).rejects.toMatchObject({
      what: { zh: `${file} 不是文本，或编码认不出` },
      hint: { en: 'Save the file as UTF-8' },
    });
  });
});

test('a mapping may begin with a byte order mark, and be GBK', async () => {
  const marked = await written('a.json', Buffer.from(`${BOM}{"turn.text":"退款"}`));
  const gbk = await written(
    'b.json',
    Buffer.concat([Buffer.from('{"turn.text":"'), GBK_REFUND, Buffer.from('"}')]),
  );
  for (const file of [marked, gbk]) {
    expect(await readingOptions({ map: [file] })).toMatchObject({ map: { 'turn.text': '退款' } });
  }
});
