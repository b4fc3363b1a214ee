import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { codesOfWarnings, errorsOf, readAll, readGood } from './fixtures/files.ts';

const line = (id: string, text = '你好') => JSON.stringify({ id, turns: [{ role: 'customer', text }] });

describe('NDJSON', () => {
  it('is read line by line, with byte order mark, CRLF and empty lines', async () => {
    const conversations = await readGood(
      'a.ndjson',
      `\ufeff${line('a')}\r\n\r\n  \n${line('b')}\r\n${line('c')}`,
    );
    expect(conversations.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('keeps ids apart that are longer than a number can tell', async () => {
    const turns = '[{"role":"customer","text":"在吗"}]';
    const sent = ['1876543210987654321', '1876543210987654322'].map(
      (id) => `{"id":${id},"agent":{"id":${id}},"turns":${turns},"orderId":${id}}\n`,
    );
    expect(await readGood('a.ndjson', sent.join(''))).toMatchObject(
      ['1876543210987654321', '1876543210987654322'].map((id) => ({
        id,
        agent: { id },
        attributes: { orderId: id },
      })),
    );
  });

  it('is read from gzip and from UTF-16 as well', async () => {
    const text = `${line('a')}\n${line('b')}\n`;
    expect((await readGood('a.jsonl.gz', gzipSync(text))).map(({ id }) => id)).toEqual(['a', 'b']);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(await readGood('a.jsonl', utf16, { format: 'ndjson' })).toHaveLength(2);
  });

  it('is read in UTF-16 that has lost its mark, which a program with zero bytes is not', async () => {
    // The first character of 「一个」 has a zero byte on the other side.
    const little = Buffer.from(`${line('a')}\n${line('b', '一个')}\n`, 'utf16le');
    expect(await readGood('a.jsonl', little)).toHaveLength(2);
    expect(await readGood('a.jsonl', Buffer.from(little).swap16())).toHaveLength(2);
    const samples = Buffer.from([0x10, 0, 0x12, 0, 0xff, 0, 0x07, 0, 0x01, 0]);
    expect(errorsOf(await readAll('a.jsonl', samples))).toEqual([{ code: 'unknown-format' }]);
  });

  it('is read in GBK, and a line that is no text in it is refused alone', async () => {
    const said = 'cbaebaf8c2a9cbaec1cb'; // 「水壶漏水了」
    const gbk = (id: string, hex: string) =>
      Buffer.concat([
        Buffer.from(`{"id":"${id}","turns":[{"role":"customer","text":"`),
        Buffer.from(hex, 'hex'),
        Buffer.from('"}]}\n'),
      ]);
    // The second byte of the last character of the second line is a backslash.
    const outcomes = await readAll(
      'a.ndjson',
      Buffer.concat([gbk('a', said), gbk('b', 'd55c'), gbk('c', 'c4e3ffba'), gbk('d', said)]),
    );
    expect(errorsOf(outcomes)).toEqual([{ code: 'invalid-utf8', line: 3 }]);
    expect(outcomes.flatMap((one) => (one.ok ? [one.conversation.turns[0]!.text] : []))).toEqual([
      '水壶漏水了',
      '誠',
      '水壶漏水了',
    ]);
    const array = Buffer.concat([
      Buffer.from('['),
      gbk('a', 'd55c'),
      Buffer.from(','),
      gbk('b', said),
      Buffer.from(']'),
    ]);
    expect((await readGood('a.json', array)).map(({ turns }) => turns[0]!.text)).toEqual([
      '誠',
      '水壶漏水了',
    ]);
  });

  it('is read in GBK however much that is the same in every encoding comes before', async () => {
    const plain = Buffer.alloc(66 << 20, ' ');
    const late = Buffer.from('{"id":"b","turns":[{"role":"customer","text":"\xcb\xae\xba\xf8"}]}', 'latin1');
    const array = Buffer.concat([Buffer.from(`[${line('a', 'hi')},`), plain, late, Buffer.from(']')]);
    expect((await readGood('a.json', array)).map(({ turns }) => turns[0]!.text)).toEqual(['hi', '水壶']);
  });

  it('goes on behind a broken line, invalid UTF-8, a wrong role and an impossible time', async () => {
    const content = Buffer.concat([
      Buffer.from(`${line('a')}\n{"id":"b","turns":[\n`),
      Buffer.from('{"id":"c","turns":[{"role":"customer","text":"'),
      Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
      Buffer.from('"}]}\n{"id":"d","turns":[{"role":"custmer","text":""}]}\n'),
      Buffer.from('{"id":"e","turns":[{"role":"agent","text":"x","at":"2026-13-01T00:00:00Z"}]}\n'),
      Buffer.from(line('f')),
    ]);
    const outcomes = await readAll('a.ndjson', content);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, false, false, false, true]);
    expect(errorsOf(outcomes)).toEqual([
      { code: 'broken-json', line: 2 },
      { code: 'invalid-utf8', line: 3 },
      { code: 'unknown-role', line: 4, path: 'turns[0].role' },
      { code: 'bad-time', line: 5, path: 'turns[0].at' },
    ]);
    expect(outcomes[3]).toMatchObject({
      id: 'd',
      source: { line: 4 },
      excerpt: expect.stringContaining('custmer'),
    });
    expect(outcomes[2]).toMatchObject({ problems: [{ column: 47 }] });
  });

  it('refuses a line above the limit with its length, without holding it', async () => {
    const outcomes = await readAll('a.ndjson', `${line('a')}\n${line('b', 'x'.repeat(5000))}\n${line('c')}`, {
      maxRecordBytes: 1000,
    });
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(errorsOf(outcomes)).toEqual([{ code: 'record-too-long', line: 2 }]);
    expect(outcomes[1]).toMatchObject({ excerpt: expect.stringMatching(/^\{"id":"b"/) });
  });

  it('gives ids by file and line where there are none, always the same', async () => {
    const content = '{"turns":[]}\n\n{"turns":[]}';
    const ids = (await readGood('calls.2026.ndjson', content)).map(({ id }) => id);
    expect(ids).toEqual(['calls.2026-1-d5fb095584e9', 'calls.2026-3-d5fb095584e9']);
  });

  it('takes the channel of the options where the line names none', async () => {
    const content = `${line('a')}\n{"id":"b","channel":"chat","turns":[]}`;
    const conversations = await readGood('a.ndjson', content, { channel: 'email' });
    expect(conversations.map(({ channel }) => channel)).toEqual(['email', 'chat']);
  });
});

it.each(['{"a":"b', '{"a":1', '{"a" 1}', '{a:1}', '{"a":1,}', '[1,]', '{"a":"\\q"}', '{"a":01}', '{"a":1}x'])(
  'why %s is no JSON is said in Chinese, too',
  async (broken) => {
    const [outcome] = await readAll('a.ndjson', `${broken}\n`);
    expect(outcome).toMatchObject({
      problems: [{ code: 'broken-json', message: { zh: expect.stringMatching(/（\P{Script=Latin}*）$/u) } }],
    });
  },
);

it('the first byte that is no UTF-8 is found, wherever it stands', async () => {
  for (const before of [10, 4094, 4095, 4096, 4097, 9000]) {
    const good = Buffer.from('好'.repeat(before));
    for (const bad of [[0xff], [0xe5, 0xa5], [0xc4, 0xe3]]) {
      const outcomes = await readAll('a.ndjson', Buffer.concat([good, Buffer.from(bad), Buffer.from('x')]), {
        format: 'ndjson',
      });
      expect(outcomes).toMatchObject([{ problems: [{ code: 'invalid-utf8', column: good.length + 1 }] }]);
    }
  }
});

describe('JSON', () => {
  it('holds one conversation, a list, or a list in a field', async () => {
    expect(await readGood('one.json', `${line('a')}`)).toMatchObject([{ id: 'a' }]);
    expect(await readGood('one.json', '{"turns":[]}')).toMatchObject([
      { id: expect.stringMatching(/^one-/) },
    ]);
    expect(await readGood('list.json', `[${line('a')},\n{"turns":[]}]`)).toMatchObject([
      { id: 'a' },
      { id: expect.stringMatching(/^list-2-/) },
    ]);
    expect(await readGood('field.json', `{"conversations":[${line('a')}]}`)).toMatchObject([{ id: 'a' }]);
  });

  it('says which fields beside the list were not read', async () => {
    const outcomes = await readAll('a.json', `{"exported":"now","conversations":[${line('a')}],"total":1}`);
    expect(codesOfWarnings(outcomes)).toEqual(['beside-the-list']);
    expect(outcomes[0]).toMatchObject({
      warnings: [{ message: { en: expect.stringContaining('exported, total') } }],
    });
  });

  it('loses only the broken element, and says that a file breaks off', async () => {
    const outcomes = await readAll('a.json', `[${line('a')},\n{"id":},\n${line('b')}`);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true, false]);
    expect(errorsOf(outcomes)).toEqual([{ code: 'broken-json', line: 2 }, { code: 'truncated' }]);
  });

  it('follows the mapping', async () => {
    const content = JSON.stringify({
      result: {
        rows: [
          {
            sid: 7,
            data: {
              messages: [
                { who: 'C', msg: '在吗', no: 1 },
                { who: 'S', msg: '在的', no: 2 },
              ],
              skill: 'billing',
            },
            score: 5,
          },
        ],
      },
    });
    const map = {
      conversations: 'result.rows',
      id: 'sid',
      turns: 'data.messages',
      'turn.text': 'msg',
      'turn.role': 'who',
      'turn.attributes.number': 'no',
      'attributes.csat': 'score',
      'role.customer': 'C,user',
      'role.agent': 'S',
    };
    expect(await readGood('a.json', content, { map })).toEqual([
      {
        id: '7',
        channel: 'chat',
        turns: [
          { role: 'customer', text: '在吗', attributes: { number: 1 } },
          { role: 'agent', text: '在的', attributes: { number: 2 } },
        ],
        attributes: { data: { skill: 'billing' }, csat: 5 },
      },
    ]);
  });

  it('may write the turns out in one text', async () => {
    const content = JSON.stringify({ id: 5, transcript: '[00:01] 客服: 您好\n[00:03] 客户: 喂', queue: 'a' });
    expect(await readGood('a.json', content)).toMatchObject([
      {
        id: '5',
        channel: 'voice',
        turns: [{ startMs: 1000 }, { startMs: 3000 }],
        attributes: { queue: 'a' },
      },
    ]);
    expect(errorsOf(await readAll('a.json', '{"id":5,"text":"no speakers"}'))).toMatchObject([
      { code: 'no-turns' },
    ]);
  });

  it('refuses a mapping to something that does not exist', async () => {
    const outcomes = await readAll('a.json', line('a'), { map: { 'turn.words': 'x' } });
    expect(errorsOf(outcomes)).toEqual([{ code: 'bad-map' }]);
  });

  it('may hold vCons, in a list or a line each', async () => {
    const vcon = JSON.stringify({
      vcon: '0.4.0',
      uuid: 'u-1',
      parties: [{ role: 'agent' }],
      dialog: [{ type: 'text', start: '2026-01-05T09:00:00Z', parties: 0, body: 'Hi', encoding: 'none' }],
    });
    expect(await readGood('a.json', `[${vcon}]`)).toMatchObject([
      { id: 'u-1', turns: [{ role: 'agent', text: 'Hi' }] },
    ]);
    expect(await readGood('a.ndjson', `${vcon}\n${line('a')}`)).toMatchObject([{ id: 'u-1' }, { id: 'a' }]);
    expect(await readGood('a.vcon', vcon)).toMatchObject([{ id: 'u-1' }]);
    expect(errorsOf(await readAll('a.vcon', '{"payload":"x","signatures":[]}'))).toMatchObject([
      { code: 'sealed-vcon' },
    ]);
    expect(errorsOf(await readAll('a.vcon', line('a')))).toMatchObject([{ code: 'bad-vcon' }]);
  });

  it('says where the conversations of an answer stand that a service has wrapped, and reads them there', async () => {
    const talk = {
      sessionId: 's1',
      msgs: [
        { from: 'user', content: '在吗' },
        { from: 'kefu', content: '在的' },
      ],
    };
    const hintOf = async (file: unknown) => {
      const [outcome] = await readAll('a.json', JSON.stringify(file));
      return outcome?.ok === false ? outcome.problems[0]?.hint?.en : undefined;
    };
    const answer = { code: 0, data: { total: 1, list: [talk] } };
    expect(await hintOf(answer)).toContain('--map conversations=data.list');
    expect(await hintOf({ code: 0, data: talk })).toContain('--map turns=data.msgs');
    expect(await hintOf({ code: 0, data: { list: [] } })).toContain('--map turns=FIELD');
    const map = { conversations: 'data.list', 'role.agent': 'kefu' };
    expect(await readGood('a.json', JSON.stringify(answer), { map })).toMatchObject([
      { id: 's1', turns: [{ role: 'customer' }, { role: 'agent' }] },
    ]);
  });
});
