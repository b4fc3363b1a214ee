import { describe, expect, it } from 'vitest';
import { errorsOf, readAll, readGood, withFile } from '../fixtures/files.ts';
import { workbookParts, zip } from '../fixtures/zip.ts';
import { beginningOfTable } from './beginning.ts';

const HEADER = ['会话ID', '坐席工号', '角色', '内容', '时间'];
const TURNS = [
  ['c1', 'A01', '客户', '水壶漏水了', '2026-01-05 09:00'],
  ['c1', 'A01', '客服', '马上换', '2026-01-05 09:01'],
];
const MAP = {
  id: '会话ID',
  'agent.id': '坐席工号',
  'turn.role': '角色',
  'turn.text': '内容',
  'turn.at': '时间',
};

describe('the header of a table', () => {
  it.each([
    [['聊天记录']],
    [['聊天记录', '', '', '', '']],
    [['会话内容']],
    [['对话', '', '', '', '']],
    [['会话', '', '消息', '', '']],
    [['基本信息', '', '聊天内容', '', '']],
    [['Conversation', '', 'Message', '', '']],
    [['一月'], ['聊天记录'], ['导出时间：2026-01-31']],
  ])('stands below titles and groups that are called like a column: %j', async (...above) => {
    const rows = [...above, HEADER, ...TURNS];
    const csv = rows.map((cells) => cells.join(',')).join('\n');
    for (const [name, content] of [
      ['a.csv', csv],
      ['a.xlsx', zip(workbookParts({ s: rows }))],
    ] as const) {
      const [read] = await readGood(name, content);
      expect(read).toMatchObject({ id: 'c1', agent: { id: 'A01' }, turns: [{}, { text: '马上换' }] });
      const shown = await withFile(name, content, (file) => beginningOfTable(file));
      expect(shown).toMatchObject({ headers: HEADER, rows: TURNS, layout: 'row-per-turn', map: MAP });
    }
  });

  it('may stand below the names of groups where a row is a conversation too', async () => {
    const csv = '会话,,聊天记录\n会话ID,渠道,聊天记录\nc1,chat,"客户：在吗\n客服：在"\n';
    expect(await readGood('a.csv', csv)).toMatchObject([{ id: 'c1', turns: [{}, {}] }]);
  });

  it('is one name where the table has one column', async () => {
    const csv = '聊天记录\n"客户：水壶漏水了\n客服：马上换"\n"客户：退款, 谢谢\n客服：好的"\n';
    expect(await readGood('a.csv', csv)).toHaveLength(2);
  });

  it('is the only name there is where rows come out wider', async () => {
    const csv = '聊天记录\n客户：退款, 谢谢\n客户：在吗, 你好\n';
    expect(errorsOf(await readAll('a.csv', csv)).map(({ code }) => code)).toEqual([
      'too-many-cells',
      'too-many-cells',
    ]);
  });
});
