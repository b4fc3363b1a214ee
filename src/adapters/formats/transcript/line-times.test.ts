import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOfWarnings, errorsOf, readAll, readGood } from '../fixtures/files.ts';
import { readLine } from './line.ts';

const turnsOf = async (...lines: string[]) => (await readGood('talk.txt', lines.join('\n')))[0]!.turns;

describe('a time behind a name or before it', () => {
  it.each([
    ['小明 9:05', '客服小王 9:06'],
    ['小明 下午3:20', '客服小王 下午3:21'],
    ['小明  9:05 AM', '客服小王  9:06 AM'],
    ['小明 09:05:12', '客服小王 09:06:12'],
    ['小明 9：05', '客服小王 9：06'],
  ])('may be a clock alone, with the words below: %s', async (asks, answers) => {
    const outcome = await turnsOf(asks, '在吗', answers, '您好');
    expect(outcome).toEqual([
      { role: 'customer', speaker: '小明', text: '在吗', startMs: 0 },
      { role: 'agent', speaker: '客服小王', text: '您好', startMs: 60_000 },
    ]);
  });

  it.each([
    ['客户 2026年1月5日 上午9:05\n在吗', '客服 2026年1月5日 下午1:06\n您好'],
    ['客户 2026-01-05 上午 9:05:00\n在吗', '客服 2026-01-05 下午 1:06:00\n您好'],
    ['客户 2026-01-05 09:05:00 在吗', '客服 2026-01-05 13:06:00 您好'],
    ['客户 2026-01-05 上午9:05 在吗', '客服 2026-01-05 下午1:06 您好'],
    ['客户 (Jan 5, 2026 9:05 AM): 在吗', '客服 (5 January 2026, 1:06 PM): 您好'],
    ['Jan 5, 2026 9:05 AM - 客户: 在吗', 'Jan 5, 2026 1:06 PM - 客服: 您好'],
    ['2026/1/5 上午9:05 - 客户: 在吗', '2026/1/5 下午1:06 - 客服: 您好'],
    ['\u200e[2026/1/5 上午9:05:00] 客户: 在吗', '\u200e[2026/1/5 下午1:06:00] 客服: 您好'],
    ['[2026-01-05 上午 09:05:00] 客户: 在吗', '[2026-01-05 下午 01:06:00] 客服: 您好'],
    ['2026年1月5日 星期一 上午9:05 客户: 在吗', '2026年1月5日 星期一 下午1:06 客服: 您好'],
  ])('may be a day with a half of it: %j', async (asks, answers) => {
    expect(await turnsOf(asks, answers)).toEqual([
      { role: 'customer', text: '在吗', at: '2026-01-05T09:05:00' },
      { role: 'agent', text: '您好', at: '2026-01-05T13:06:00' },
    ]);
  });

  it.each([
    ['[11:58 PM] Customer: hi', '[12:01 AM] Agent: hello'],
    ['(11:58:00 PM) Customer: hi', '(12:01:00 AM) Agent: hello'],
    ['11:58 PM Customer: hi', '12:01 AM Agent: hello'],
    ['Customer 11:58 PM hi', 'Agent 12:01 AM hello'],
    ['[晚上11:58] Customer: hi', '[上午12:01] Agent: hello'],
  ])('may be a clock with a half of the day, past midnight too: %s', async (asks, answers) => {
    expect(await turnsOf(asks, answers)).toEqual([
      { role: 'customer', text: 'hi', startMs: 0 },
      { role: 'agent', text: 'hello', startMs: 180_000 },
    ]);
  });

  it('never leaves its minutes to the words', () => {
    const half = fc.constantFrom('', '上午', '下午', '晚上', '凌晨', '清晨');
    const day = fc.constantFrom('', '2026-01-05 ', '2026/1/5 ', '2026年1月5日 ', '2026年1月5日 星期一 ');
    const two = (value: number) => String(value).padStart(2, '0');
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${hour}:${two(minute)}`);
    fc.assert(
      fc.property(
        fc.constantFrom('小明', '客服小王', 'Ann Lee'),
        day,
        half,
        clock,
        (label, date, part, at) => {
          const time = `${date}${part}${at}`;
          const about = { kind: 'speech', label, text: '', time };
          expect(readLine(`${label} ${time}`, undefined)).toMatchObject(about);
          expect(readLine(`${label} (${time}): hi`, undefined)).toMatchObject({ ...about, text: 'hi' });
          expect(readLine(`[${time}] ${label}: hi`, undefined)).toMatchObject({ ...about, text: 'hi' });
        },
      ),
    );
  });

  it('stays in the words that end with it, where both sides are known', async () => {
    const text = '客户 9:05\n在吗\n客服小王 9:06\n您好\n我们约 10:30\n客户 9:07\n好';
    const outcomes = await readAll('a.txt', text);
    expect(outcomes).toMatchObject([
      { conversation: { turns: [{ text: '在吗' }, { text: '您好\n我们约 10:30' }, { text: '好' }] } },
    ]);
    expect(codesOfWarnings(outcomes)).toEqual(['read-as-continuation']);
  });

  it.each([
    '客服：\n您好\n我们约 10:30',
    '客服小王 2026-01-05 09:00:00\n您好\n我们约 10:30',
    '客服：您好\n我们约 10:30',
  ])('stays in the words that end with it, where whoever speaks is written otherwise: %j', async (text) => {
    expect(await turnsOf(text)).toMatchObject([{ role: 'agent', text: '您好\n我们约 10:30' }]);
  });

  it('stays in a sentence, and a label with a number keeps its words', async () => {
    expect(await turnsOf('客户：看一下', '今天 9:05到的', '客服7: 20号发货')).toMatchObject([
      { role: 'customer', text: '看一下\n今天 9:05到的' },
      { role: 'agent', text: '20号发货' },
    ]);
  });

  it('with names that nobody knows needs to be told who is who', async () => {
    const text = '小明 下午3:20\n退款什么时候到账\n小林 下午3:21\n好的';
    expect(errorsOf(await readAll('a.txt', text)).map(({ code, line }) => [code, line])).toEqual([
      ['unknown-role', 1],
      ['unknown-role', 3],
    ]);
    expect(await readGood('a.txt', text, { map: { 'role.agent': '小林' } })).toMatchObject([
      {
        turns: [
          { role: 'customer', speaker: '小明' },
          { role: 'agent', speaker: '小林' },
        ],
      },
    ]);
  });

  it('without a name is what a messenger says itself', async () => {
    expect(
      await turnsOf(
        '2026/1/5 上午9:00 - 消息和通话已进行端到端加密。',
        '2026/1/5 上午9:01 - 张三: 水壶漏水',
        '2026/1/5 下午12:01 - 客服: 抱歉',
      ),
    ).toMatchObject([
      { role: 'system', text: '消息和通话已进行端到端加密。', at: '2026-01-05T09:00:00' },
      { role: 'customer', speaker: '张三' },
      { role: 'agent', at: '2026-01-05T12:01:00' },
    ]);
  });
});

describe('a shop and who speaks for it', () => {
  const lines = [
    'tb123456 (2026-01-05 09:00:12):',
    '在吗',
    '好再来旗舰店:小美 (2026-01-05 09:00:20):',
    '在的',
  ];

  it('is the agent, whose buyer is the customer', async () => {
    const turns = [
      { role: 'customer', speaker: 'tb123456', text: '在吗', at: '2026-01-05T09:00:12' },
      { role: 'agent', speaker: '好再来旗舰店:小美', text: '在的', at: '2026-01-05T09:00:20' },
    ];
    expect(await turnsOf(...lines)).toEqual(turns);
    expect(await turnsOf(`${lines[0]}${lines[1]}`, `${lines[2]}${lines[3]}`)).toEqual(turns);
  });

  it('is what the shop is said to be', async () => {
    const rolesBy = async (map: Record<string, string>) => {
      const [conversation] = await readGood('a.txt', lines.join('\n'), { map });
      return conversation!.turns.map(({ role }) => role);
    };
    expect(await rolesBy({ 'role.agent': '好再来旗舰店' })).toEqual(['customer', 'agent']);
    expect(await rolesBy({ 'role.customer': '好再来旗舰店' })).toEqual(['agent', 'customer']);
  });
});
