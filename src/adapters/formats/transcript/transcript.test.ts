import { describe, expect, it } from 'vitest';
import type { Accepted } from '#contract/files/reading.ts';
import { codesOfWarnings, errorsOf, readAll, readGood } from '../fixtures/files.ts';

const read = (...lines: string[]) => readGood('talk.txt', lines.join('\n'));
const turnsOf = async (...lines: string[]) => (await read(...lines))[0]!.turns;

describe('a transcript', () => {
  it('is read with Chinese or English labels, and words that go on below', async () => {
    expect(
      await turnsOf(
        '客户：你好',
        '我的包裹',
        '',
        '还没到',
        '客服：马上查',
        '',
        'Agent: Hello',
        'CUSTOMER: hi',
      ),
    ).toEqual([
      { role: 'customer', text: '你好\n我的包裹\n\n还没到' },
      { role: 'agent', text: '马上查' },
      { role: 'agent', text: 'Hello' },
      { role: 'customer', text: 'hi' },
    ]);
  });

  it.each([
    ['[00:00:02] 客服: 您好', '[00:01:23] 客户: 喂', [2000, 83_000]],
    ['[00:02] Agent: Hello', '[01:23] Customer: hi', [2000, 83_000]],
    ['[2s] Agent: Hello', '[83s-85s] Customer: hi', [2000, 83_000]],
    ['09:01 Agent - Hello', '09:02:21 Customer - hi', [0, 81_000]],
    ['(00:00:02.0 --> 00:00:04.0) Agent: Hello', '(00:01:23) Customer: hi', [2000, 83_000]],
    ['客服（00:02）：您好', '客户（01:23）：喂', [2000, 83_000]],
  ])('is read with distances and clocks: %s', async (first, second, starts) => {
    const turns = await turnsOf(first, second);
    expect(turns.map(({ role, startMs }) => [role, startMs])).toEqual([
      ['agent', starts[0]],
      ['customer', starts[1]],
    ]);
    expect(turns[1]!.text).toMatch(/^(hi|喂)$/);
  });

  it.each([
    ['客服小王 2026-01-05 09:00:00\n您好\n\n客户张三 2026-01-05 09:01:10\n在吗'],
    ['2026-01-05 09:00:00 客服小王\n您好\n2026-01-05 09:01:10 客户张三\n在吗'],
    ['[2026-01-05 09:00:00] 客服小王：您好\n[2026-01-05 09:01:10] 客户张三：在吗'],
    ['客服小王 (2026/1/5 9:00:00)：您好\n客户张三 (2026/1/5 9:01:10)：在吗'],
  ])('is read from chat exports: %j', async (text) => {
    expect(await readGood('a.txt', text)).toEqual([
      {
        id: expect.stringMatching(/^a-/),
        channel: 'chat',
        turns: [
          { role: 'agent', speaker: '客服小王', text: '您好', at: '2026-01-05T09:00:00' },
          { role: 'customer', speaker: '客户张三', text: '在吗', at: '2026-01-05T09:01:10' },
        ],
      },
    ]);
  });

  it('is read from Markdown and bracketed labels', async () => {
    expect(await turnsOf('**客服**:您好', '- **客户**: 在吗', '【客服】在的', '[Customer] ok')).toEqual([
      { role: 'agent', text: '您好' },
      { role: 'customer', text: '在吗' },
      { role: 'agent', text: '在的' },
      { role: 'customer', text: 'ok' },
    ]);
  });

  it('may hold several conversations, parted by rules or by their ids', async () => {
    const conversations = await read(
      '会话 ID: a-1',
      '客户：一',
      '======',
      '客户：二',
      '---',
      'Conversation: a-3',
      '渠道：电话',
      '订单号：X9',
      '客户：三',
      '=== 会话编号:a-4 ===',
      '客户：四',
    );
    expect(conversations.map(({ id, turns }) => [id, turns[0]!.text])).toEqual([
      ['a-1', '一'],
      [expect.stringMatching(/^talk-2-/), '二'],
      ['a-3', '三'],
      ['a-4', '四'],
    ]);
    expect(conversations[2]).toMatchObject({ channel: 'voice', attributes: { 订单号: 'X9' } });
  });

  it.each([
    '会话 ID\uff1ax-9',
    '【会话编号\uff1ax-9】',
    '## 会话 x-9',
    '--- Call x-9 ---',
    'Session: x-9',
    'Conversation #x-9',
  ])('is named by the line %s', async (title) => {
    expect(await read(title, '客户：一')).toMatchObject([{ id: 'x-9' }]);
  });

  it.each([
    '通话 3分钟后断了',
    'call 911',
    '通话号码\uff1a13800000000',
    '- call me back',
    '对话\uff1a没人理',
  ])('takes %s for words, not for a title', async (line) => {
    expect(await read('客户：刚才', line, '客服：好的')).toMatchObject([
      { turns: [{ text: `刚才\n${line}` }, {}] },
    ]);
  });

  it('is a call when every line has a distance, and takes the date from its head', async () => {
    expect(await read('[00:01] 客服：您好', '[00:03] 客户：喂')).toMatchObject([{ channel: 'voice' }]);
    expect(await read('日期:2026-01-05', '09:00 客服：您好', '09:01 客户：喂')).toMatchObject([
      {
        channel: 'chat',
        startedAt: '2026-01-05T09:00:00',
        turns: [{ at: '2026-01-05T09:00:00' }, { at: '2026-01-05T09:01:00' }],
      },
    ]);
  });

  it('keeps a colon or a clock inside the words', async () => {
    const outcomes = await readAll(
      'a.txt',
      '客户：看这里\n页面写着：今天发货\nhttp://shop.example/a\n10:30 再来\n客户地址：某路 5 号',
    );
    expect(outcomes).toMatchObject([
      {
        ok: true,
        conversation: {
          turns: [
            { text: '看这里\n页面写着：今天发货\nhttp://shop.example/a\n10:30 再来\n客户地址：某路 5 号' },
          ],
        },
      },
    ]);
    expect(codesOfWarnings(outcomes)).toEqual(['read-as-continuation', 'read-as-continuation']);
  });

  it('with names needs to be told who is who', async () => {
    const text = '小林：您好\n张三：在吗\n小林：在的\n张三：好';
    expect(errorsOf(await readAll('a.txt', text)).map(({ code, line }) => [code, line])).toEqual([
      ['unknown-role', 1],
      ['unknown-role', 2],
    ]);
    const map = { 'role.agent': '小林', 'role.customer': '张三,李四' };
    expect(await readGood('a.txt', text, { map })).toMatchObject([
      { turns: [{ role: 'agent', speaker: '小林' }, { role: 'customer' }, {}, {}] },
    ]);
  });

  it('with two names is read where one of them plainly speaks for the company, and says so', async () => {
    const text =
      '小林：您好，欢迎致电，我是客服，请问有什么可以帮您？\n张三：我的包裹没收到\n小林：请您提供订单号\n张三：好';
    const outcomes = await readAll('a.txt', text);
    expect(outcomes).toMatchObject([
      { conversation: { turns: [{ role: 'agent' }, { role: 'customer' }, { role: 'agent' }, {}] } },
    ]);
    expect(codesOfWarnings(outcomes)).toEqual(['role-by-words']);
  });

  it.each([
    [['客户: 水壶漏水了', '小王: 您好，马上给您换一个', '客户: 要多久', '小王: 三天内寄到'], 'CACA'],
    [['Customer: the kettle leaks', 'Amy: a new one comes', 'Customer: when', 'Amy: in three days'], 'CACA'],
    [['张先生: 水壶漏水了', '客服: 您好，马上给您换一个', '张先生: 要多久', '客服: 三天内寄到'], 'CACA'],
    [['张先生: 在吗', '张先生: 水壶漏水了', '客服: 您好，马上给您换一个'], 'CCA'],
    [['订单号: X9', '小王: 您好', '客户: 水壶漏水了', '小王: 马上给您换一个'], 'ACA'],
    [['客户: 退款', '机器人: 已受理', '客户: 转人工', '小王: 您好', '客户: 退款', '小王: 好的'], 'CBCACA'],
  ])('with one name that takes turns with a known side is of two, and says so: %j', async (lines, roles) => {
    const outcomes = await readAll('a.txt', lines.join('\n'));
    expect(outcomes).toMatchObject([{ ok: true }]);
    const { turns } = (outcomes[0] as Accepted).conversation;
    expect(turns.map(({ role }) => role[0]!.toUpperCase()).join('')).toBe(roles);
    expect(turns.some(({ text }) => text.includes('\n'))).toBe(false);
    expect(codesOfWarnings(outcomes)).toEqual(['role-by-elimination']);
  });

  it.each([
    ['below one turn', ['客户: 看这里', '页面写着: 今天发货', '页面写着: 明天发货', '客服: 抱歉'], [3, 1]],
    [
      'below one turn of one side',
      ['客户: 看这里', '页面写着: 今天', '页面写着: 明天', '客户: 在吗'],
      [3, 1],
    ],
    [
      'below a bot',
      ['客户: 退款', '机器人: 好', '注意: 一', '客户: 转人工', '机器人: 好', '注意: 二'],
      [1, 2, 1, 2],
    ],
    [
      'between two known',
      ['客户: 水壶', '客服: 好', '注意: 一', '客户: 嗯', '客服: 好', '注意: 二'],
      [1, 2, 1, 2],
    ],
  ])('keeps a word before a colon that comes twice inside the words %s', async (_, lines, expected) => {
    const outcomes = await readAll('a.txt', lines.join('\n'));
    expect(outcomes).toMatchObject([{ ok: true }]);
    const { turns } = (outcomes[0] as Accepted).conversation;
    expect(turns.map(({ text }) => text.split('\n').length)).toEqual(expected);
    expect(codesOfWarnings(outcomes)).toEqual(['read-as-continuation', 'read-as-continuation']);
  });

  it('beside a bot alone, names that come again are refused rather than read into its words', async () => {
    const text = '系统: 会话开始\n小林: 您好\n张三: 在吗\n小林: 在的\n张三: 好';
    expect(errorsOf(await readAll('a.txt', text))).toEqual([
      { code: 'unknown-role', line: 2 },
      { code: 'unknown-role', line: 3 },
    ]);
  });

  it('with names alone on their lines needs to be told who one of them is', async () => {
    const text = '小林：\n您好\n张三：\n在吗\n小林：\n在的\n张三：\n好';
    expect(errorsOf(await readAll('a.txt', text)).map(({ code }) => code)).toEqual([
      'unknown-role',
      'unknown-role',
    ]);
    expect(await readGood('a.txt', text, { map: { 'role.agent': '小林' } })).toMatchObject([
      { turns: [{ role: 'agent', text: '您好' }, { role: 'customer', text: '在吗' }, {}, {}] },
    ]);
  });

  it.each([
    ['Q: 水壶漏水了', 'A: 马上换'],
    ['问：水壶漏水了', '答：马上换'],
  ])('of questions and answers is one of customer and agent: %s', async (asks, answers) => {
    expect((await turnsOf(asks, answers)).map(({ role }) => role)).toEqual(['customer', 'agent']);
    expect((await turnsOf(asks, answers, asks, answers)).map(({ role }) => role)).toEqual([
      'customer',
      'agent',
      'customer',
      'agent',
    ]);
  });

  it('exported by QQ holds a chat for each friend, and its rules part nothing else', async () => {
    const rule = '='.repeat(64);
    const conversations = await read(
      '消息记录（此消息记录为文本格式，不支持重新导入）',
      '',
      rule,
      '消息分组:我的好友',
      rule,
      '消息对象:张三',
      rule,
      '',
      '2026-01-05 9:01:10 张三(12345678)',
      '水壶漏水了',
      '',
      '2026-01-05 9:02:10 小林<lin@shop.example>',
      '马上给您换一个',
      '',
      rule,
      '消息分组:我的好友',
      rule,
      '消息对象:李四',
      rule,
      '',
      '2026-01-05 10:00:00 李四',
      '在吗',
    );
    expect(conversations.map(({ turns }) => turns.map(({ role, text }) => [role, text]))).toEqual([
      [
        ['customer', '水壶漏水了'],
        ['agent', '马上给您换一个'],
      ],
      [['customer', '在吗']],
    ]);
  });

  it('refuses a mistyped role, a time without a speaker and an impossible time, with the line', async () => {
    const text =
      '客互：在吗\n客服：在的\n=====\n客户：在吗\n[00:05] ……\n=====\n[2026-13-05 09:00] 客服：x\n=====\n客服：好';
    const outcomes = await readAll('a.txt', text);
    expect(errorsOf(outcomes)).toEqual([
      { code: 'unknown-role', line: 1 },
      { code: 'no-role', line: 5 },
      { code: 'bad-time', line: 7, path: 'turns[0].at' },
    ]);
    expect(outcomes.at(-1)).toMatchObject({ ok: true, conversation: { id: expect.stringMatching(/^a-4-/) } });
  });

  it('refuses a text in which nobody speaks, and only the conversation with bytes that are no text', async () => {
    expect(errorsOf(await readAll('a.txt', 'a list of things\nwithout speakers'))).toEqual([
      { code: 'no-turns', line: 1 },
    ]);
    const content = Buffer.concat([
      Buffer.from('客户：一\n=====\n客户:'),
      Buffer.from([0xff, 0xff]),
      Buffer.from('\n=====\n客户：三'),
    ]);
    const outcomes = await readAll('a.txt', content);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(errorsOf(outcomes)).toEqual([{ code: 'invalid-utf8', line: 3 }]);
  });

  it('may be subtitles, of which numbers, times and marks were never said', async () => {
    const turns = [
      { role: 'agent', text: '您好，请讲', startMs: 1000, endMs: 4000 },
      { role: 'customer', text: '第 2 次了，\n账单还是错的', startMs: 5500, endMs: 8000 },
    ];
    const srt =
      '1\r\n00:00:01,000 --> 00:00:04,000\r\n客服：您好，请讲\r\n\r\n2\r\n00:00:05,500 --> 00:00:08,000\r\n客户：<i>第 2 次了，</i>\r\n账单还是错的\r\n';
    expect(await readGood('a.srt', srt)).toMatchObject([{ channel: 'voice', turns }]);
    const vtt =
      'WEBVTT - Billing\n\nNOTE made by a machine\n\nintro\n00:01.000 --> 00:04.000 align:start\n<v Agent Tom>Hello &lt;you>\n\n00:05.500 --> 00:08.000\n<v.loud Customer>Wrong again</v>\n\n00:08.100 --> 00:09.000\nand again';
    expect(await readGood('a.vtt', vtt)).toMatchObject([
      {
        channel: 'voice',
        turns: [
          { role: 'agent', speaker: 'Agent Tom', startMs: 1000, endMs: 4000 },
          { role: 'customer', text: 'Wrong again\n\nand again', startMs: 5500, endMs: 8000 },
        ],
      },
    ]);
    expect(
      errorsOf(await readAll('b.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nnobody is named')),
    ).toMatchObject([{ code: 'no-turns' }]);
  });

  it('may be GBK', async () => {
    const gbk = Buffer.from('bfcdbba7a3bac4e3bac30abfcdb7fea3bac4fabac30a', 'hex');
    expect(await readGood('a.txt', gbk)).toMatchObject([
      {
        turns: [
          { role: 'customer', text: '你好' },
          { role: 'agent', text: '您好' },
        ],
      },
    ]);
  });
});
