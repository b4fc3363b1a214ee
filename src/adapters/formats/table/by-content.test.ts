import { describe, expect, it } from 'vitest';
import { codesOfWarnings, errorsOf, readAll, readGood, withFile } from '../fixtures/files.ts';
import { workbookParts, zip } from '../fixtures/zip.ts';
import { beginningOfTable } from './beginning.ts';

const ROWS = [
  ['c1', '客户', '我上周买的水壶漏水了', '2026-01-05 09:00:00', 'A01'],
  ['c1', '客服', '给您添麻烦了,马上换一个', '2026-01-05 09:00:40', 'A01'],
  ['c2', '客户', '发票能开公司抬头吗', '2026-01-05 10:00:00', 'A01'],
  ['c2', '客服', '可以的', '2026-01-05 10:00:30', 'A01'],
] as const;

const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')).join('\n');

const CONVERSATIONS = [
  {
    id: 'c1',
    turns: [
      { role: 'customer', text: '我上周买的水壶漏水了', at: '2026-01-05T09:00:00' },
      { role: 'agent', text: '给您添麻烦了,马上换一个' },
    ],
  },
  { id: 'c2', turns: [{ text: '发票能开公司抬头吗' }, { role: 'agent' }] },
];

describe('a table without a header', () => {
  it('is read by what stands in its columns, from its first row on, and says so', async () => {
    const outcomes = await readAll('a.csv', csv(ROWS));
    expect(outcomes).toMatchObject(CONVERSATIONS.map((conversation) => ({ ok: true, conversation })));
    expect(codesOfWarnings(outcomes)).toEqual(['columns-by-content']);
    expect(outcomes[0]).toMatchObject({
      warnings: [{ message: { en: expect.stringContaining('id=1, turn.role=2, turn.text=3, turn.at=4') } }],
    });
  });

  it('may stand in any order, in a workbook and below a title', async () => {
    const turned = ROWS.map(([id, role, text, at]) => [at, text, id, role] as const);
    expect(await readGood('a.csv', csv(turned))).toMatchObject(CONVERSATIONS);
    const sheet = zip(workbookParts({ s: [['一月会话'], ...ROWS] }));
    expect(await readGood('a.xlsx', sheet)).toMatchObject(CONVERSATIONS);
  });

  it('may have long ids, and English words between tabs in a plain text file', async () => {
    const id = (digit: number) => `9f0c${digit}ab47e${'0d'.repeat(11)}`;
    const rows = [
      [id(1), 'u7', 'visitor', 'Hello, my parcel is late'],
      [id(1), 'u7', 'agent', 'Sorry, it left this morning'],
      [id(2), 'u7', 'visitor', 'Can I change the address?'],
      [id(2), 'u7', 'agent', 'Yes, please tell me the new one'],
    ];
    expect(await readGood('a.txt', rows.map((cells) => cells.join('\t')).join('\n'))).toMatchObject([
      {
        id: id(1),
        turns: [{ text: 'Hello, my parcel is late' }, { role: 'agent' }],
        attributes: { 2: 'u7' },
      },
      { id: id(2), turns: [{ role: 'customer' }, { role: 'agent' }] },
    ]);
  });

  it('may have a row a conversation', async () => {
    const rows =
      'K1,2026-01-05 09:00:00,"客户：在吗\n客服：在的"\nK2,2026-01-06 09:00:00,"客户：坏了\n客服：抱歉"\n';
    expect(await readGood('a.csv', rows)).toMatchObject([
      { id: 'K1', startedAt: '2026-01-05T09:00:00', turns: [{ text: '在吗' }, { text: '在的' }] },
      { id: 'K2', turns: [{ role: 'customer' }, { role: 'agent' }] },
    ]);
  });

  it('is read by the numbers of its columns, which win over what stands there', async () => {
    const rows = csv(ROWS.map(([id, , text, at, who]) => [id, who, text, at, id === 'c1' ? 'K' : 'M']));
    expect(errorsOf(await readAll('a.csv', rows))).toMatchObject([{ code: 'unknown-columns' }]);
    const map = { id: '1', 'turn.role': '5', 'turn.text': '3', 'role.customer': 'K', 'role.agent': 'M' };
    expect(await readGood('a.csv', rows, { map })).toMatchObject([
      { id: 'c1', turns: [{ role: 'customer', text: '我上周买的水壶漏水了' }, { role: 'customer' }] },
      { id: 'c2', turns: [{ role: 'agent' }, { role: 'agent' }], attributes: { 2: 'A01' } },
    ]);
    expect(await readGood('a.csv', csv(ROWS), { map: { 'agent.id': '5' } })).toMatchObject(
      CONVERSATIONS.map((one) => ({ ...one, agent: { id: 'A01' } })),
    );
  });

  it('is shown with numbers for names, ready to be mapped', async () => {
    await withFile('a.csv', csv(ROWS), async (file) => {
      expect(await beginningOfTable(file)).toMatchObject({
        headers: ['1', '2', '3', '4', '5'],
        rows: [ROWS[0], ROWS[1], ROWS[2]],
        layout: 'row-per-turn',
        map: { id: '1', 'turn.role': '2', 'turn.text': '3', 'turn.at': '4' },
      });
    });
  });

  it('keeps its own rules for broken rows', async () => {
    expect(errorsOf(await readAll('a.csv', `${csv(ROWS)}\nc3,客户,一,2026-01-05 11:00:00,A01,多余`))).toEqual(
      [{ code: 'too-many-cells', line: 5 }],
    );
  });

  it('that holds no conversation stays refused', async () => {
    const people = '客户,张三,北京市朝阳区,2026-01-05 09:00:00\n客户,李四,上海市静安区,2026-01-06 09:00:00\n';
    expect(errorsOf(await readAll('a.csv', people))).toEqual([{ code: 'unknown-columns', line: 1 }]);
  });
});

describe('a table whose header nobody knows', () => {
  it('is read by what stands below it', async () => {
    const outcomes = await readAll('a.csv', csv([['nr', 'wer', 'satz', 'wann', 'wo'], ...ROWS]));
    expect(outcomes).toMatchObject(CONVERSATIONS.map((conversation) => ({ ok: true, conversation })));
    expect(outcomes[0]).toMatchObject({
      conversation: { attributes: { wo: 'A01' } },
      warnings: [{ code: 'columns-by-content', message: { en: expect.stringContaining('turn.text=satz') } }],
    });
  });
});

describe('a table that marks the two sides with 0 and 1', () => {
  const said = (session: string, turns: readonly (readonly [0 | 1, string])[]) =>
    turns.map(([side, text], at) =>
      [session, 'u1', String(side), at === 2 ? '1' : '0', '0', text].join('\t'),
    );
  const lines = [
    ...said('0a41c5', [
      [0, '我上周买的水壶漏水了,,怎么办,,'],
      [1, '您好，请问有什么可以帮您'],
      [1, '请您提供一下订单号'],
      [0, '"水壶"的吗'],
    ]),
    ...said('77be20', [
      [1, '您好，很高兴为您服务'],
      [0, '我的包裹到哪了'],
      [1, '马上帮您查'],
    ]),
  ];

  it('is read by who plainly speaks for the company, and says so', async () => {
    const outcomes = await readAll('chat.txt', lines.join('\n'));
    expect(outcomes).toMatchObject([
      {
        conversation: {
          id: '0a41c5',
          turns: [{ role: 'customer' }, { role: 'agent' }, { role: 'agent' }, { role: 'customer' }],
        },
      },
      { conversation: { id: '77be20', turns: [{ role: 'agent' }, { role: 'customer' }, { role: 'agent' }] } },
    ]);
    expect(codesOfWarnings(outcomes)).toEqual(['columns-by-content', 'role-by-words']);
  });

  it('may name its columns in words of its own', async () => {
    const header = ['sid', 'uid', 'waiter_send', 'transferred', 'again', 'said'].join('\t');
    expect(await readGood('chat.tsv', [header, ...lines].join('\n'))).toMatchObject([
      { id: '0a41c5', turns: [{ role: 'customer' }, {}, { attributes: { transferred: 1 } }, {}] },
      { id: '77be20' },
    ]);
  });

  it('is read as the user says, where the words do not tell', async () => {
    const quiet = [
      ...said('a1', [
        [0, '在吗'],
        [1, '在的呢'],
      ]),
      ...said('a2', [
        [0, '还有吗'],
        [1, '有的呢'],
      ]),
    ];
    expect(errorsOf(await readAll('chat.tsv', quiet.join('\n')))).toMatchObject([
      { code: 'unknown-columns' },
    ]);
    const map = { 'role.agent': '1', 'role.customer': '0', id: '1', 'turn.role': '3', 'turn.text': '6' };
    expect(await readGood('chat.tsv', quiet.join('\n'), { map })).toMatchObject([
      { id: 'a1', turns: [{ role: 'customer' }, { role: 'agent', text: '在的呢' }] },
      { id: 'a2' },
    ]);
  });
});
