import { describe, expect, it } from 'vitest';
import { codesOfWarnings, errorsOf, readAll, readGood, withFile } from '../fixtures/files.ts';
import { workbookParts, zip } from '../fixtures/zip.ts';
import { Archive, ArchiveRefused } from './archive.ts';
import { builtInKind, columnOf, kindOfFormat, showNumber, unescapeText } from './cell-values.ts';

const HEADER = ['会话ID', '角色', '内容', '发送时间', '满意度'];
/** 2026-01-05 09:00:00 */
const NINE = 46027.375;
const chat = [
  ['一月聊天'],
  [],
  HEADER,
  ['c1', '客户', '包裹 & <单号>', { date: NINE }, 4],
  [null, '客服', { inline: '帮您查' }, { date: NINE + 1 / 1440 }, 4],
  ['c2', '用户', '在吗', '2026/1/6 9:30', null],
] as const;

describe('a workbook', () => {
  it('is read like any table: title above, merged ids, dates, shared and inline texts', async () => {
    const outcomes = await readAll('a.xlsx', zip(workbookParts({ 聊天: chat, 说明: [['没有对话']] })));
    expect(outcomes.map((outcome) => outcome.ok && outcome.conversation)).toEqual([
      {
        id: 'c1',
        channel: 'chat',
        turns: [
          { role: 'customer', text: '包裹 & <单号>', at: '2026-01-05T09:00:00' },
          { role: 'agent', text: '帮您查', at: '2026-01-05T09:01:00' },
        ],
        attributes: { 满意度: 4 },
      },
      { id: 'c2', channel: 'chat', turns: [{ role: 'customer', text: '在吗', at: '2026-01-06T09:30:00' }] },
    ]);
    expect(codesOfWarnings(outcomes)).toEqual(['sheets-not-read', 'columns-guessed']);
  });

  it('gives every sheet with conversations', async () => {
    const sheet = (text: string) => [
      ['角色', '内容'],
      ['客户', text],
    ];
    const conversations = await readGood('a.xlsx', zip(workbookParts({ 甲: sheet('一'), 乙: sheet('二') })));
    expect(conversations.map(({ id, turns }) => [id, turns[0]!.text])).toEqual([
      [expect.stringMatching(/^a-甲-/), '一'],
      [expect.stringMatching(/^a-乙-/), '二'],
    ]);
  });

  const january = [
    ['会话ID', '角色', '内容'],
    ['c1', '客户', '水壶漏水了'],
    [null, '客服', '马上换'],
    ['c2', '客户', '在吗'],
  ] as const;

  it('puts the rows of a conversation together over the sheets with the same columns', async () => {
    const february = [['二月'], [], january[0], [null, '客户', '没写 id'], ['c1', '客户', '还没到']] as const;
    const outcomes = await readAll('a.xlsx', zip(workbookParts({ 一月: january, 二月: february })));
    const read = outcomes.map((one) => one.ok && [one.conversation.id, one.conversation.turns.length]);
    expect(read).toEqual([
      ['c2', 1],
      [expect.stringMatching(/^a-二月-/), 1],
      ['c1', 3],
    ]);
    expect(outcomes.map(({ source }) => source.line)).toEqual([4, 4, 2]);
    expect(outcomes[2]!.source.file).toMatch(/a\.xlsx!一月$/);
    expect(codesOfWarnings(outcomes)).toEqual(['columns-guessed', 'over-sheets']);
  });

  it('names the sheet and the row of what is wrong', async () => {
    const february = [january[0], ['c1', '客互', '还没到']] as const;
    const outcomes = await readAll('a.xlsx', zip(workbookParts({ 一月: january, 二月: february })));
    const [refused] = outcomes.filter((one) => !one.ok);
    expect(refused).toMatchObject({ id: 'c1', source: { file: expect.stringMatching(/!一月$/), line: 2 } });
    expect(refused?.problems).toMatchObject([
      { code: 'unknown-role', file: expect.stringMatching(/a\.xlsx!二月$/), line: 2 },
      { code: 'over-sheets' },
    ]);
  });

  it('reads once what stands again on another sheet', async () => {
    const parts = workbookParts({ 全部: january, 小王: january.slice(0, 3) });
    const outcomes = await readAll('a.xlsx', zip(parts));
    expect(outcomes.map((one) => one.ok && [one.conversation.id, one.conversation.turns.length])).toEqual([
      ['c2', 1],
      ['c1', 2],
    ]);
    expect(codesOfWarnings(outcomes)).toEqual(['columns-guessed', 'copied-rows']);
  });

  it('refuses an id that stands on an earlier sheet with other columns', async () => {
    const calls = [
      ['会话ID', '通话内容'],
      ['c1', '客户: 水壶\n客服: 好的'],
      ['c3', '客户: 退款\n客服: 好的'],
    ] as const;
    const outcomes = await readAll('a.xlsx', zip(workbookParts({ 聊天: january, 电话: calls })));
    expect(outcomes.flatMap((one) => (one.ok ? [one.conversation.id] : []))).toEqual(['c1', 'c2', 'c3']);
    expect(outcomes.find((one) => !one.ok)).toMatchObject({
      id: 'c1',
      source: { file: expect.stringMatching(/!电话$/), line: 2 },
      problems: [{ code: 'id-on-two-sheets', message: { zh: expect.stringContaining('“聊天”') } }],
    });
  });

  it('follows the mapping', async () => {
    const rows = [
      ['nr', 'wer', 'was'],
      [1, 'K', 'Hallo'],
    ] as const;
    const map = { id: 'nr', 'turn.role': 'wer', 'turn.text': 'was', 'role.customer': 'K' };
    expect(await readGood('a.xlsx', zip(workbookParts({ s: rows })), { map })).toMatchObject([
      { id: '1', turns: [{ role: 'customer', text: 'Hallo' }] },
    ]);
  });

  it('refuses an id that is a number too long to be kept whole, and leaves other such numbers', async () => {
    const rows = [
      ['会话ID', '角色', '内容', '流水号'],
      [{ raw: '2.0260105000000012E+17' }, '客户', '一', 1],
      [{ raw: '2.0260105000000015E17' }, '客户', '二', 2],
      [{ raw: '202601050000000123' }, '客户', '三', { raw: '2.0260105E+17' }],
      [{ raw: '1.38E10' }, '客户', '四', 4],
    ] as const;
    const outcomes = await readAll('a.xlsx', zip(workbookParts({ s: rows })));
    expect(errorsOf(outcomes)).toEqual([
      { code: 'rounded-id', line: 2 },
      { code: 'rounded-id', line: 3 },
    ]);
    expect(outcomes.flatMap((one) => (one.ok ? [one.conversation] : []))).toMatchObject([
      { id: '202601050000000123', attributes: { 流水号: '202601050000000000' } },
      { id: '13800000000', attributes: { 流水号: 4 } },
    ]);
  });

  it('refuses ids of 16 digits that all end in 0, as Excel keeps 15, and leaves them where one is whole', async () => {
    const ids = (...raw: string[]) => [
      ['会话ID', '角色', '内容'],
      ...raw.map((one) => [{ raw: one }, '客户', '一']),
    ];
    const read = (rows: ReturnType<typeof ids>) => readAll('a.xlsx', zip(workbookParts({ s: rows })));
    expect(errorsOf(await read(ids('2026010512345670', '20260105123456700')))).toEqual([
      { code: 'rounded-id', line: 2 },
      { code: 'rounded-id', line: 3 },
    ]);
    for (const whole of ['2026010512345678', '202601050000000123']) {
      expect(errorsOf(await read(ids('2026010512345670', whole)))).toEqual([]);
    }
    expect(errorsOf(await read(ids('100000000000000', '202601051234500')))).toEqual([]);
    const asText = [...ids(), ['2026010512345670', '客户', '一']];
    expect(errorsOf(await read(asText))).toEqual([]);
  });

  it('names the row of what is wrong', async () => {
    const rows = [
      HEADER,
      ['c1', '客互', 'x', null, null],
      ['c2', '客户', 'x', '2026-13-01 09:00', null],
    ] as const;
    expect(errorsOf(await readAll('a.xlsx', zip(workbookParts({ s: rows }))))).toEqual([
      { code: 'unknown-role', line: 2, path: 'turns[0].role' },
      { code: 'bad-time', line: 3, path: 'turns[0].at' },
    ]);
    expect(errorsOf(await readAll('a.xlsx', zip(workbookParts({ s: [['品名'], ['杯子']] }))))).toEqual([
      { code: 'unknown-columns', line: 1 },
    ]);
  });

  it('that is a bomb by its declared sizes is refused', async () => {
    const parts = workbookParts({ s: chat }).map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, content: Buffer.alloc(8_000_000, 0x20) } : part,
    );
    const bomb = zip(parts);
    expect(bomb.length).toBeLessThan(20_000);
    expect(errorsOf(await readAll('a.xlsx', bomb))).toEqual([{ code: 'zip-bomb' }]);
  });

  it('that lies about its sizes is refused when the bytes come out', async () => {
    const parts = workbookParts({ s: chat }).map((part) =>
      part.name.endsWith('sheet1.xml')
        ? { ...part, content: Buffer.alloc(8_000_000, 0x20), declaredBytes: 2000 }
        : part,
    );
    expect(errorsOf(await readAll('a.xlsx', zip(parts)))).toEqual([{ code: 'zip-bomb' }]);
  });

  it('with too many entries is refused before they are read', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ name: `x${index}`, content: '' }));
    expect(errorsOf(await readAll('a.xlsx', zip([...workbookParts({ s: chat }), ...many])))).toEqual([
      { code: 'zip-bomb' },
    ]);
  });

  it('that is something else in a ZIP, or cut off, is refused', async () => {
    expect(errorsOf(await readAll('a.xlsx', zip([{ name: 'word/document.xml', content: '<x/>' }])))).toEqual([
      { code: 'bad-zip' },
    ]);
    const whole = zip(workbookParts({ s: chat }));
    expect(errorsOf(await readAll('a.xlsx', whole.subarray(0, whole.length / 2)))).toEqual([
      { code: 'bad-zip' },
    ]);
  });

  it('expands no entities', async () => {
    const parts = workbookParts({ s: [HEADER, ['c', '客户', 'x', null, null]] }).map((part) =>
      part.name === 'xl/sharedStrings.xml'
        ? {
            ...part,
            content: `<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">]>${String(part.content).replace('<t>x</t></r>', '<t>&a;</t></r>')}`,
          }
        : part,
    );
    expect(await readGood('a.xlsx', zip(parts))).toMatchObject([{ turns: [{ text: '&a;' }] }]);
  });
});

describe('an archive', () => {
  it('bounds what really comes out of an entry, whatever the directory says', async () => {
    const content = Buffer.alloc(3_000_000, 0x20);
    const limits = { entries: 10, totalBytes: 2 ** 30, ratio: 1e6 };
    await withFile('a.zip', zip([{ name: 'x', content }]), async (file) => {
      const generous = await Archive.open(file, limits);
      let size = 0;
      for await (const chunk of generous.read('X')) size += chunk.length;
      expect(size).toBe(3_000_000);
      generous.close();
      await expect(Archive.open(file, { ...limits, totalBytes: 2_000_000 })).rejects.toThrow(ArchiveRefused);
      await expect(Archive.open(file, { ...limits, ratio: 100 })).rejects.toThrow(ArchiveRefused);
    });
  });
});

describe('a cell value', () => {
  it('is shown as a person would write it', () => {
    expect(showNumber('46027.375', 'datetime', false)).toBe('2026-01-05T09:00:00');
    expect(showNumber('46027', 'date', false)).toBe('2026-01-05');
    expect(showNumber('44565.375', 'datetime', true)).toBe('2026-01-05T09:00:00');
    expect(showNumber(String(83 / 86_400), 'time', false)).toBe('00:01:23');
    expect(showNumber('0.30000000000000004', 'number', false)).toBe('0.3');
    expect(showNumber('1.38E10', 'number', false)).toBe('13800000000');
    expect(showNumber('-1', 'date', false)).toBe('-1');
  });

  it.each([
    ['yyyy\\-mm\\-dd\\ hh:mm:ss', 'datetime'],
    ['yyyy"年"m"月"d"日"', 'date'],
    ['[$-804]上午/下午h"时"mm"分"', 'time'],
    ['[h]:mm:ss', 'time'],
    ['mm:ss.0', 'time'],
    ['0.00', 'number'],
    ['#,##0"元"', 'number'],
    ['[Red]0', 'number'],
    ['General', 'number'],
  ])('of the format %s is a %s', (code, kind) => {
    expect(kindOfFormat(code)).toBe(kind);
  });

  it('has a built-in format by number', () => {
    expect([0, 14, 22, 21, 31, 46].map(builtInKind)).toEqual([
      'number',
      'date',
      'datetime',
      'time',
      'date',
      'time',
    ]);
  });

  it('knows its column, and escapes', () => {
    expect(['A1', 'Z9', 'AA1', 'XFD1', '7'].map(columnOf)).toEqual([0, 25, 26, 16_383, undefined]);
    expect(unescapeText('a_x000D_b')).toBe('a\rb');
  });
});
