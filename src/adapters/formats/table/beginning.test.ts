import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConversations } from '../read.ts';
import { beginningOfTable } from './beginning.ts';

const folder = mkdtempSync(join(tmpdir(), 'tingzhen-table-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('the beginning of a table', () => {
  test('shows columns that are understood with what they are for', async () => {
    const path = file('known.csv', '会话ID,角色,内容\nc1,客户,"你好, 在吗"\nc1,客服,您好\n');
    expect(await beginningOfTable(path)).toEqual({
      headers: ['会话ID', '角色', '内容'],
      rows: [
        ['c1', '客户', '你好, 在吗'],
        ['c1', '客服', '您好'],
      ],
      layout: 'row-per-turn',
      map: { id: '会话ID', 'turn.role': '角色', 'turn.text': '内容' },
    });
  });

  test('shows columns that are not understood, and then as a mapping reads them', async () => {
    const path = file('odd.csv', 'Vorgang;Wer;Satz;x\n1;K;hello;9\n1;M;hi\n');
    const odd = await beginningOfTable(path);
    expect(odd).toMatchObject({ headers: ['Vorgang', 'Wer', 'Satz', 'x'], layout: 'unknown' });
    expect(odd?.rows[1]).toEqual(['1', 'M', 'hi', '']);
    const map = { id: 'Vorgang', 'turn.role': 'Wer', 'turn.text': 'Satz' };
    expect(await beginningOfTable(path, { map })).toMatchObject({ layout: 'row-per-turn', map });
  });

  test('is nothing for what is no table, and a mapping of columns that are not there understands nothing', async () => {
    expect(await beginningOfTable(file('a.txt', '客服：您好\n客户：你好\n'))).toBeNull();
    expect(await beginningOfTable(file('a.xlsx', 'PK\u0003\u0004 broken'))).toBeNull();
    const path = file('b.csv', '会话ID,角色,内容\nc1,客户,你好\n');
    expect(await beginningOfTable(path, { map: { id: 'nowhere' } })).toMatchObject({ layout: 'unknown' });
  });
});

describe('a file that is no conversation', () => {
  test.for([
    ['photo.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'an image'],
    ['photo.csv', Buffer.from('ffd8ffe000104a46494600010100', 'hex'), 'an image'],
    ['paper.pdf', Buffer.from('%PDF-1.7\n%\u0000'), 'a PDF'],
    ['locked.xlsx', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'a password'],
    ['call.mp3', Buffer.from('49443304000000000000', 'hex'), 'a recording'],
    ['tool.exe', Buffer.from('4d5a90000300', 'hex'), 'a program'],
  ] as const)('%s is said to be what it is', async ([name, bytes, words]) => {
    const outcomes = [];
    for await (const outcome of readConversations(file(name, bytes))) outcomes.push(outcome);
    expect(outcomes).toMatchObject([{ ok: false, problems: [{ code: 'foreign-file' }] }]);
    const [outcome] = outcomes;
    expect(outcome?.ok === false && outcome.problems[0]?.message.en).toContain(words);
    expect(outcome?.ok === false && outcome.problems[0]?.hint?.zh).toBeTruthy();
  });
});
