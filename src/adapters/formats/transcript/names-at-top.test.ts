import { describe, expect, it } from 'vitest';
import { readGood } from '../fixtures/files.ts';

const read = async (...lines: string[]) => (await readGood('talk.txt', lines.join('\n')))[0]!;

describe('names of the two sides above a conversation', () => {
  it('are who takes part, among other fields above an empty line', async () => {
    expect(
      await read('会话编号: c-9', '客户: 张三', '客服: 李四', '渠道: 电话', '', '客服: 您好', '客户: 漏水'),
    ).toEqual({
      id: 'c-9',
      channel: 'voice',
      agent: { id: '李四', name: '李四' },
      customer: { id: '张三', name: '张三' },
      turns: [
        { role: 'agent', text: '您好' },
        { role: 'customer', text: '漏水' },
      ],
    });
  });

  it.each([
    [['坐席工号: A01', '坐席: 小王', '客户: tb_88', '开始时间: 2026-01-05 09:00:00', '']],
    [['Agent ID: A01', 'Agent: 小王', 'Started: 2026-01-05 09:00', 'Customer: tb_88']],
  ])('are who takes part, above lines with times: %j', async (top) => {
    expect(await read(...top, '[00:01] 坐席: 您好', '[00:04] 客户: 漏水')).toMatchObject({
      startedAt: '2026-01-05T09:00:00',
      agent: { id: 'A01', name: '小王' },
      customer: { name: 'tb_88' },
      turns: [{ text: '您好' }, { text: '漏水' }],
    });
  });

  it('may be those of the speakers', async () => {
    const lines = ['渠道: 在线', '客户: 张三', '客服: 李四', '', '张三: 漏水了', '李四: 换一个'];
    expect((await read(...lines)).turns).toEqual([
      { role: 'customer', speaker: '张三', text: '漏水了' },
      { role: 'agent', speaker: '李四', text: '换一个' },
    ]);
  });

  it.each([
    ['without another field', ['客户: 张三', '客服: 李四', '', '客服: 您好']],
    ['with words', ['渠道: 在线', '客户: 退款', '客服: 好的', '', '客户: 多久']],
    ['with words among fields', ['客户: 我要退款', '日期: 2026-01-05', '', '客服: 好的']],
    ['with a greeting above times', ['渠道: 在线', '客户: 你好', '[09:01] 客服: 您好']],
    ['with words below an id', ['会话 ID: c-1', '客户: 我要退款', '[09:01] 客服: 您好']],
    ['where nobody speaks below', ['渠道: 在线', '客户: 张三', '客服: 李四', '']],
    ['where a side has two', ['渠道: 在线', '客户: 张三', '客服: 李四', '客户: 王五', '', '客服: 您好']],
  ])('are turns %s', async (_, lines) => {
    const { turns, customer } = await read(...lines);
    expect(customer).toBeUndefined();
    expect(turns[0]!.role).toBe('customer');
  });
});
