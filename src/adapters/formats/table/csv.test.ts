import { describe, expect, it } from 'vitest';
import { codesOfWarnings, errorsOf, readAll, readGood } from '../fixtures/files.ts';
import { guessMapping } from './columns.ts';

/** «会话ID,角色,内容 / c1,客户,你好 / c1,客服,您好» in GB18030, which no library here writes. */
const GBK = Buffer.from(
  'bbe1bbb04944 2c bdc7c9ab 2c c4dac8dd 0a 6331 2c bfcdbba7 2c c4e3bac3 0a 6331 2c bfcdb7fe 2c c4fabac3 0a'.replaceAll(
    ' ',
    '',
  ),
  'hex',
);

describe('the guess of columns', () => {
  it.each([
    [
      ['会话ID', '发送方', '消息内容', '发送时间', '坐席工号'],
      'row-per-turn',
      {
        id: '会话ID',
        'turn.role': '发送方',
        'turn.text': '消息内容',
        'turn.at': '发送时间',
        'agent.id': '坐席工号',
      },
    ],
    [
      ['session_id', 'speaker', 'text', 'start', 'end'],
      'row-per-turn',
      {
        id: 'session_id',
        'turn.speaker': 'speaker',
        'turn.text': 'text',
        'turn.start': 'start',
        'turn.end': 'end',
      },
    ],
    [
      ['id', 'conversation_id', 'role', 'message'],
      'row-per-turn',
      { id: 'conversation_id', 'turn.role': 'role', 'turn.text': 'message' },
    ],
    [
      ['工单号', '聊天记录', '客服姓名', '满意度'],
      'row-per-conversation',
      { id: '工单号', turns: '聊天记录', 'agent.name': '客服姓名' },
    ],
    [
      ['Call ID', 'Transcript', 'Agent Name', 'Date'],
      'row-per-conversation',
      { id: 'Call ID', turns: 'Transcript', 'agent.name': 'Agent Name', startedAt: 'Date' },
    ],
    [['品名', '数量'], 'unknown', {}],
  ])('of %j is %s', (headers, layout, map) => {
    expect(guessMapping(headers)).toMatchObject({ layout, map });
  });

  it('names the headers that have no meaning of their own', () => {
    expect(guessMapping(['id', 'role', 'text', 'queue', '']).attributes).toEqual(['queue']);
  });
});

describe('a table with a row a turn', () => {
  it('is grouped by id, wherever the rows stand, with blank ids belonging to the one above', async () => {
    const content = [
      '会话ID,角色,内容,时间,坐席工号,满意度,意图',
      'c1,客户,东西坏了,2026-01-05 09:00:00,A01,4,报修',
      ',客服,给您换一个,2026-01-05 09:01:00,A01,4,',
      'c2,用户,在吗,2026/1/5 9:30,,,',
      'c1,客户,好的,2026-01-05 09:02:00,A01,4,同意',
    ].join('\n');
    const outcomes = await readAll('a.csv', content);
    expect(codesOfWarnings(outcomes)).toEqual(['columns-guessed']);
    expect(outcomes.map((outcome) => outcome.ok && outcome.conversation)).toEqual([
      { id: 'c2', channel: 'chat', turns: [{ role: 'customer', text: '在吗', at: '2026-01-05T09:30:00' }] },
      {
        id: 'c1',
        channel: 'chat',
        agent: { id: 'A01' },
        turns: [
          { role: 'customer', text: '东西坏了', at: '2026-01-05T09:00:00', attributes: { 意图: '报修' } },
          { role: 'agent', text: '给您换一个', at: '2026-01-05T09:01:00' },
          { role: 'customer', text: '好的', at: '2026-01-05T09:02:00', attributes: { 意图: '同意' } },
        ],
        attributes: { 满意度: 4 },
      },
    ]);
  });

  it('keeps each row its own agent where a second one takes over', async () => {
    const content = 'id,role,text,agent_id\nc,agent,a,A1\nc,agent,b,A2';
    expect(await readGood('a.csv', content)).toMatchObject([
      {
        agent: { id: 'A1' },
        turns: [{ attributes: { agent_id: 'A1' } }, { attributes: { agent_id: 'A2' } }],
      },
    ]);
  });

  it('has the agent among those who speak, where no column is the agent’s', async () => {
    const content = [
      '聊天编号,发送者,发送者类型,消息内容,消息时间,客服组',
      'K1,张小姐,买家,坏了,2026/1/5 9:00:01,售后一组',
      'K1,智能助手,机器人,请稍等,2026/1/5 9:00:02,售后一组',
      'K1,小美,客服,请发照片,2026/1/5 9:00:31,售后一组',
      'K2,李先生,买家,在吗,2026/1/6 9:05:31,售后二组',
      'K2,客服,客服,在的,2026/1/6 9:08:31,售后二组',
    ].join('\n');
    const [first, second] = await readGood('a.csv', content);
    expect(first).toMatchObject({ id: 'K1', agent: { id: '小美', name: '小美', team: '售后一组' } });
    expect(second?.id).toBe('K2');
    expect(second?.agent).toBeUndefined();
    const numbered =
      'Ticket No,Author Type,Author ID,Body,Sent\nT1,Customer,u9,Hi,2026-01-05 09:00\nT1,Agent,A7,Hello,2026-01-05 09:01';
    expect(await readGood('a.csv', numbered)).toMatchObject([
      { id: 'T1', agent: { id: 'A7' }, turns: [{ at: '2026-01-05T09:00:00' }, { role: 'agent' }] },
    ]);
  });

  it('reads its dates in the order that one of them shows', async () => {
    const times = async (...written: string[]) => {
      const rows = written.map((at, index) => `c${index},Customer,Hi,${at}`);
      const outcomes = await readAll('a.csv', ['id,role,text,time', ...rows].join('\n'));
      return outcomes.map((outcome) => outcome.ok && outcome.conversation.turns[0]?.at);
    };
    expect(await times('05/01/2026 09:00', '13/01/2026 10:00')).toEqual([
      '2026-01-05T09:00:00',
      '2026-01-13T10:00:00',
    ]);
    expect(await times('05/01/2026 09:00', '', '05/13/2026 9:30 pm')).toEqual([
      '2026-05-01T09:00:00',
      undefined,
      '2026-05-13T21:30:00',
    ]);
    // One of another order among them is still the only date that it can be.
    expect(await times('13.1.2026 9:00', '1.13.2026 9:00')).toEqual([
      '2026-01-13T09:00:00',
      '2026-01-13T09:00:00',
    ]);
    const called =
      'call id,start time,transcript\n1,05-01-2026 09:00,Agent: hi\n2,20-01-2026 09:00,Agent: hi';
    expect(await readGood('a.csv', called)).toMatchObject([
      { startedAt: '2026-01-05T09:00:00' },
      { startedAt: '2026-01-20T09:00:00' },
    ]);
  });

  it('keeps a date that nothing decides month first, with a warning', async () => {
    const outcomes = await readAll('a.csv', 'id,role,text,time\nc,Customer,Hi,05/01/2026 09:00');
    expect(outcomes).toMatchObject([{ conversation: { turns: [{ at: '2026-05-01T09:00:00' }] } }]);
    expect(codesOfWarnings(outcomes)).toEqual(['columns-guessed', 'ambiguous-date']);
  });

  it('reads days that a spreadsheet has written as numbers where a column has nothing else', async () => {
    const timesOf = async (...times: string[]) => {
      const rows = times.map((time, at) => `c,${at % 2 === 0 ? '客户' : '客服'},x,${time}`);
      const [one] = await readGood('a.csv', ['会话ID,角色,内容,时间', ...rows].join('\n'));
      return one!.turns.map(({ at, startMs }) => at ?? startMs);
    };
    expect(await timesOf('46027.375', '', '46028', '46027.3754629')).toEqual([
      '2026-01-05T09:00:00',
      undefined,
      '2026-01-06T00:00:00',
      '2026-01-05T09:00:40',
    ]);
    // Distances from the beginning are none: not all are as large, or nothing shows a time of day.
    expect(await timesOf('0', '46027.375')).toEqual([0, 46_027_375]);
    expect(await timesOf('46027', '46030')).toEqual([46_027, 46_030]);
    expect(await timesOf('1767574800', '1767574840000')).toEqual([
      '2026-01-05T01:00:00Z',
      '2026-01-05T01:00:40Z',
    ]);
  });

  it('reads them as the day of a conversation, too', async () => {
    const content = '会话ID,日期,聊天记录\na,46027,客户：在吗\nb,46028,客户：在吗\n';
    const days = (await readGood('a.csv', content)).map(({ startedAt }) => startedAt);
    expect(days).toEqual(['2026-01-05T00:00:00', '2026-01-06T00:00:00']);
  });

  it('refuses an id that a spreadsheet has rounded, since it may be that of many', async () => {
    const content = 'id,role,text\n2.02601E+16,客户,一\n2.02601E+16,客户,二\nc3,客户,三\n';
    expect(errorsOf(await readAll('a.csv', content))).toEqual([{ code: 'rounded-id', line: 2 }]);
    const whole = 'id,聊天记录\n2.02601E+16,客户：一\n2.02601E+16,客户：二\nc3,客户：三\n';
    expect(errorsOf(await readAll('a.csv', whole))).toEqual([
      { code: 'rounded-id', line: 2 },
      { code: 'rounded-id', line: 3 },
    ]);
  });

  it('without an id column is one conversation, with a warning', async () => {
    const outcomes = await readAll('a.csv', 'speaker,text\nAgent,Hello\nCustomer,Hi');
    expect(outcomes).toMatchObject([
      {
        ok: true,
        conversation: { id: expect.stringMatching(/^a-/), turns: [{ role: 'agent' }, { role: 'customer' }] },
      },
    ]);
    expect(codesOfWarnings(outcomes)).toEqual(['columns-guessed', 'no-id-column']);
  });

  it.each([';', '\t', '|', '\uff0c'])('may be delimited by %j', async (delimiter) => {
    const content = ['id', 'role', 'text']
      .join(delimiter)
      .concat('\n', ['c', 'agent', 'a, b'].join(delimiter));
    expect(await readGood('a.csv', content)).toMatchObject([
      { id: 'c', turns: [{ role: 'agent', text: 'a, b' }] },
    ]);
  });

  it('without a header in which nothing tells who speaks is told to need names', async () => {
    expect(
      await readAll('a.csv', 'c1,甲,漏水了,2026-01-05 09:00:00\nc1,乙,马上换,2026-01-05 09:01:00\n'),
    ).toMatchObject([
      {
        problems: [
          { code: 'unknown-columns', hint: { zh: expect.stringMatching(/--map id=1.*加一行列名/) } },
        ],
      },
    ]);
  });

  it('may be the conversation entries of Salesforce', async () => {
    const rows =
      'ConversationId,EntryType,ActorType,ActorName,Message,EntryTime\n0dw1,Text,EndUser,Rui,It leaks,2026-01-05T09:00:00Z\n0dw1,Text,Agent,Lin,Sorry,2026-01-05T09:00:30Z\n';
    expect(await readGood('a.csv', rows)).toMatchObject([
      {
        id: '0dw1',
        turns: [
          { role: 'customer', speaker: 'Rui', text: 'It leaks', at: '2026-01-05T09:00:00Z' },
          { role: 'agent', speaker: 'Lin', text: 'Sorry' },
        ],
      },
    ]);
  });

  it('may be in the encoding of a Western Windows, whose accents and quotes are no Chinese', async () => {
    const rows = 'id,role,text\nc1,customer,Jos\u00e9 here. I\u0092m waiting\nc1,agent,Sorry!\n';
    expect(await readGood('a.csv', Buffer.from(rows, 'latin1'))).toMatchObject([
      { turns: [{ text: 'José here. I’m waiting' }, { text: 'Sorry!' }] },
    ]);
  });

  it('may be GBK, and may have a title above the header', async () => {
    expect(await readGood('a.csv', GBK)).toMatchObject([
      { id: 'c1', turns: [{ text: '你好' }, { text: '您好' }] },
    ]);
    const titled = '一月聊天记录\n\nid,role,text\nc,agent,x\n';
    expect(await readGood('a.csv', titled)).toMatchObject([{ id: 'c', turns: [{ text: 'x' }] }]);
  });

  it('follows the mapping over its own guess', async () => {
    const content = 'nr,wer,was,text\n1,K,Hallo,note';
    const map = { id: 'nr', 'turn.role': 'wer', 'turn.text': 'was', 'role.customer': 'K' };
    expect(await readGood('a.csv', content, { map })).toEqual([
      {
        id: '1',
        channel: 'chat',
        turns: [{ role: 'customer', text: 'Hallo' }],
        attributes: { text: 'note' },
      },
    ]);
    expect(errorsOf(await readAll('a.csv', content, { map: { ...map, id: 'number' } }))).toEqual([
      { code: 'no-such-column', line: 1 },
    ]);
  });

  it('refuses exactly the conversations of bad rows, with their lines', async () => {
    const content = Buffer.concat([
      Buffer.from(
        'id,role,text,at\nc1,客户,一,2026-01-05 09:00\nc2,客互,二,2026-01-05 09:00\nc3,客户,三,2026-13-05 09:00\n',
      ),
      Buffer.from('c4,客户,四,五,2026-01-05 09:00\nc5,客户,"六,2026-01-05 09:00\nc6,客户,'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(',2026-01-05 09:00\nc7,客户,"七\n""行""",2026-01-05 09:00\n'),
    ]);
    const outcomes = await readAll('a.csv', content);
    expect(errorsOf(outcomes)).toEqual([
      { code: 'unknown-role', line: 3, path: 'turns[0].role' },
      { code: 'bad-time', line: 4, path: 'turns[0].at' },
      { code: 'too-many-cells', line: 5 },
      { code: 'bad-quotes', line: 6 },
      { code: 'invalid-utf8', line: 7 },
    ]);
    expect(
      outcomes.flatMap((outcome) =>
        outcome.ok ? [outcome.conversation.id, outcome.conversation.turns[0]!.text] : [],
      ),
    ).toEqual(['c1', '一', 'c7', '七\n"行"']);
  });

  it('refuses a conversation with the line that it lacks, wherever that stands, and tells of one that may be its', async () => {
    const content = [
      'id,role,text',
      'c1,客户,一',
      'c2,客户,二',
      'c1,客服,"三"四',
      'c3,客户,五',
      'c4,客户,六',
      '"七"八,客服,九',
      'c4,客服,十',
      'c5,客户,十一',
      '"c"9,客服,十二',
      'c6,客户,十三',
      ',客服,"十四"十五',
      'c7,客户,十六',
    ].join('\n');
    const outcomes = await readAll('a.csv', content);
    expect(outcomes.map((one) => (one.ok ? one.conversation.id : [one.id, one.problems[0]!.line]))).toEqual([
      ['c1', 4],
      'c2',
      'c3',
      ['c4', 7],
      'c5',
      [undefined, 10],
      ['c6', 12],
      'c7',
    ]);
    expect(errorsOf(outcomes).map(({ code }) => code)).toEqual(Array(4).fill('bad-quotes'));
    const warned = outcomes.flatMap((one) =>
      one.ok && one.warnings.some(({ code, line }) => code === 'unreadable-line-beside' && line === 10)
        ? [one.conversation.id]
        : [],
    );
    expect(warned).toEqual(['c5']);
  });

  it('refuses the whole table for a broken line where nothing tells its conversations apart', async () => {
    const outcomes = await readAll('a.csv', 'role,text\n客户,在吗\n客服,"在"的\n客户,好\n');
    expect(errorsOf(outcomes)).toEqual([{ code: 'bad-quotes', line: 3 }]);
    expect(outcomes).toHaveLength(1);
  });

  it('refuses a header in which nothing looks like words, and shows it', async () => {
    const outcomes = await readAll('a.csv', '品名,数量\n杯子,3\n');
    expect(errorsOf(outcomes)).toEqual([{ code: 'unknown-columns', line: 1 }]);
    expect(outcomes[0]).toMatchObject({
      problems: [{ message: { zh: expect.stringContaining('品名 | 数量') } }],
    });
  });
});

describe('a table with a row a conversation', () => {
  it('holds transcripts or JSON in a cell', async () => {
    const content = [
      'id,对话内容,渠道,技能组',
      'c1,"客户:在吗\n客服:在的",在线,一组',
      'c2,"[{""role"":""user"",""content"":""hi""}]",电话,二组',
      'c3,"[00:01] 客服: 您好\n[00:04] 客户: 喂",,',
      'c4,,,',
    ].join('\n');
    const outcomes = await readAll('a.csv', content);
    expect(outcomes.map((outcome) => outcome.ok && outcome.conversation)).toMatchObject([
      {
        id: 'c1',
        channel: 'chat',
        turns: [
          { role: 'customer', text: '在吗' },
          { role: 'agent', text: '在的' },
        ],
        attributes: { 技能组: '一组' },
      },
      { id: 'c2', channel: 'voice', turns: [{ role: 'customer', text: 'hi' }] },
      { id: 'c3', channel: 'voice', turns: [{ startMs: 1000 }, { startMs: 4000 }] },
      { id: 'c4', turns: [] },
    ]);
    expect(codesOfWarnings(outcomes)).toEqual(['columns-guessed', 'empty-conversation']);
  });

  it('refuses a cell that is no transcript, with its line', async () => {
    expect(errorsOf(await readAll('a.csv', 'id,transcript\nc1,nothing here\n'))).toEqual([
      { code: 'no-turns', line: 2, path: 'transcript:1' },
    ]);
  });
});

it('a TSV is read like a CSV', async () => {
  expect(await readGood('a.tsv', 'id\trole\ttext\nc\tagent\ta,b;c')).toMatchObject([
    { id: 'c', turns: [{ text: 'a,b;c' }] },
  ]);
});
