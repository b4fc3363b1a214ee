import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOfWarnings, readAll, readGood } from '../fixtures/files.ts';
import { readTranscriptText } from './block.ts';

function read(text: string) {
  const result = readTranscriptText(text, { fallbackId: 'c' });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { turns: result.conversation.turns, codes: result.warnings.map(({ code }) => code) };
}

const said = (text: string) => read(text).turns.map(({ role, text: words }) => [role, words]);

describe('a transcript without line breaks', () => {
  const turns = [
    ['agent', '您好'],
    ['customer', '水壶漏水'],
    ['agent', '抱歉'],
  ];

  it.each([
    '客服：您好<br>客户：水壶漏水<BR />客服：抱歉',
    '<p>客服：您好</p><p>客户：水壶漏水</p><p>客服：抱歉</p>',
    String.raw`客服：您好\n客户：水壶漏水\n客服：抱歉`,
    '客服：您好|客户：水壶漏水|客服：抱歉',
    '客服：您好；客户：水壶漏水；客服：抱歉',
    '客服: 您好 客户: 水壶漏水 客服: 抱歉',
    '[客服]您好[客户]水壶漏水[客服]抱歉',
    '【客服】您好 【客户】水壶漏水 【客服】抱歉',
  ])('is read turn by turn: %s', (text) => {
    expect(said(text)).toEqual(turns);
  });

  it.each([
    ['[00:01] 客服: 您好 [00:05] 客户: 水壶漏水 [00:08] 客服: 抱歉', [1000, 5000, 8000]],
    ['客服(00:01)：您好 客户(00:05)：水壶漏水 客服(00:08)：抱歉', [1000, 5000, 8000]],
    ['09:01 客服: 您好 09:02 客户: 水壶漏水 09:03 客服: 抱歉', [0, 60_000, 120_000]],
  ])('keeps its times: %s', (text, starts) => {
    expect(said(text)).toEqual(turns);
    expect(read(text).turns.map(({ startMs }) => startMs)).toEqual(starts);
  });

  it('knows labels with names, and words that only call the other side', () => {
    expect(read('Agent Lee: hello there Customer: it leaks Agent Lee: sorry').turns).toEqual([
      { role: 'agent', speaker: 'Agent Lee', text: 'hello there' },
      { role: 'customer', text: 'it leaks' },
      { role: 'agent', speaker: 'Agent Lee', text: 'sorry' },
    ]);
    expect(said('【客服】您好【客户】我要找【人工客服】')).toEqual([
      ['agent', '您好'],
      ['customer', '我要找【人工客服】'],
    ]);
    expect(said('客户：营业时间 9:00-18:00 吗；客服：是的')).toEqual([
      ['customer', '营业时间 9:00-18:00 吗'],
      ['agent', '是的'],
    ]);
  });

  it.each(['客服：您的文件在 C:\\new', '客服：请联系客服：400-123', '客户：我要找【人工客服】'])(
    'may be one turn: %s',
    (text) => {
      expect(read(text)).toMatchObject({ turns: [{ text: text.slice(3) }], codes: [] });
    },
  );

  it.each(['客服：您好客户：水壶漏水', '客户：在吗 我找你们客服：没人理'])(
    'in which another side speaks is told, where nothing parts the two: %s',
    (text) => {
      expect(read(text)).toMatchObject({ turns: [{}], codes: ['sides-in-one-turn'] });
    },
  );

  it('has the turns that it has with line breaks', () => {
    const words = fc.stringMatching(/^[水壶漏了吗换好a-z]{1,8}$/);
    const label = fc.constantFrom('客服', '客户', '客服小王', 'Customer', '坐席');
    const lines = fc.array(fc.tuple(label, words), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(lines, fc.constantFrom(' ', '|', ' | ', '；', '<br>', '\\n', ' / '), (given, joint) => {
        const written = given.map(([who, what]) => `${who}：${what}`);
        expect(read(written.join(joint)).turns).toEqual(read(written.join('\n')).turns);
      }),
    );
  });

  it('stands in cells of tables', async () => {
    const cells = '通话ID,通话内容,坐席工号\nt1,客服：您好<br>客户：我要投诉,A1\nt2,客服:您好 客户:漏水,A1\n';
    expect(await readGood('a.csv', cells)).toMatchObject([
      { id: 't1', turns: [{ role: 'agent' }, { role: 'customer', text: '我要投诉' }] },
      { id: 't2', turns: [{ role: 'agent' }, { role: 'customer', text: '漏水' }] },
    ]);
    const bare = 't1,客服：您好<br>客户：我要投诉\nt2,客服：您好<br>客户：漏水\n';
    expect(await readGood('a.csv', bare)).toMatchObject([{ turns: [{}, {}] }, { turns: [{}, {}] }]);
    const outcomes = await readAll('a.csv', '通话ID,通话内容\nt1,客服：您好客户：漏水\n');
    expect(codesOfWarnings(outcomes)).toContain('sides-in-one-turn');
  });
});
