import { describe, expect, it } from 'vitest';
import type { Conversation } from '#core/conversation/schema.ts';
import { readGood } from './fixtures/files.ts';

/** Who says what, and when, in one line a turn. */
function said({ turns }: Conversation): string[] {
  return turns.map(({ role, text, at, startMs }) => [role, at?.slice(11, 19) ?? startMs, text].join(' '));
}

describe('exports of Chinese chat desks are read without being told how', () => {
  it('with a row a message that names who sent it, and what is known of the conversation beside', async () => {
    const content = [
      '对话ID,开始时间,结束时间,访客名称,客服,对话标签,消息发送者,消息类型,消息内容,发送时间',
      '1001,2026-01-05 09:00:00,2026-01-05 09:10:00,访客_广东,王芳,售后,访客,文本,水壶漏水了,2026-01-05 09:00:05',
      '1001,2026-01-05 09:00:00,2026-01-05 09:10:00,访客_广东,王芳,售后,王芳,文本,马上给您换,2026-01-05 09:00:40',
      '1002,2026-01-05 10:00:00,2026-01-05 10:10:00,访客_北京,李雷,售前,机器人,文本,请问要问什么,2026-01-05 10:00:00',
      '1002,2026-01-05 10:00:00,2026-01-05 10:10:00,访客_北京,李雷,售前,访客_北京,文本,多少钱,2026-01-05 10:00:10',
    ].join('\n');
    const [first, second] = await readGood('export.csv', content);
    expect(first).toMatchObject({
      id: '1001',
      channel: 'chat',
      startedAt: '2026-01-05T09:00:00',
      agent: { id: '王芳' },
      customer: { name: '访客_广东' },
      attributes: { 结束时间: '2026-01-05 09:10:00', 对话标签: '售后' },
    });
    expect(said(first!)).toEqual(['customer 09:00:05 水壶漏水了', 'agent 09:00:40 马上给您换']);
    expect(said(second!)).toEqual(['bot 10:00:00 请问要问什么', 'customer 10:00:10 多少钱']);
  });

  it('with a row a message that says which side it came from', async () => {
    const content = [
      '会话ID,会话开始时间,客服,用户,渠道,消息来源,消息内容,消息时间',
      'q1,2026-01-05 09:00:00,小王,u_88,微信,用户,水壶漏水了,2026-01-05 09:00:00',
      'q1,2026-01-05 09:00:00,小王,u_88,微信,客服,马上给您换,2026-01-05 09:00:40',
    ].join('\n');
    const [one] = await readGood('export.csv', content);
    expect(one).toMatchObject({ id: 'q1', agent: { id: '小王' }, customer: { id: 'u_88' } });
    expect(said(one!)).toEqual(['customer 09:00:00 水壶漏水了', 'agent 09:00:40 马上给您换']);
  });

  it('with a row a conversation, whose people speak under their names', async () => {
    const talk =
      '[2026-01-05 09:00:00] 张女士：水壶漏水了\n[2026-01-05 09:00:40] 王芳：马上给您换\n[2026-01-05 09:01:00] 系统：会话结束';
    const content = `会话编号,客户名称,客服名称,客服组,会话内容\n88001,张女士,王芳,售后组,"${talk}"\n`;
    const [one] = await readGood('export.csv', content);
    expect(one).toMatchObject({
      id: '88001',
      agent: { name: '王芳', team: '售后组' },
      customer: { name: '张女士' },
    });
    expect(said(one!)).toEqual([
      'customer 09:00:00 水壶漏水了',
      'agent 09:00:40 马上给您换',
      'system 09:01:00 会话结束',
    ]);
  });
});
