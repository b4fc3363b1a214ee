import { describe, expect, it } from 'vitest';
import type { Conversation } from '#core/conversation/schema.ts';
import { codesOfWarnings, errorsOf, readAll, readGood } from './fixtures/files.ts';

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

describe('exports of customer service systems are read without being told how', () => {
  const read = async (value: unknown) => {
    const [one] = await readGood('export.json', JSON.stringify(value));
    return one!;
  };

  it('tickets with comments, of which some are notes among agents', async () => {
    const ticket = {
      id: 4821,
      subject: 'Kettle leaks',
      created_at: '2026-01-05T09:00:00Z',
      requester_id: 9001,
      assignee_id: 77,
      requester: { id: 9001, name: 'Dana Reyes' },
      via: { channel: 'web' },
      comments: [
        { id: 1, author_id: 9001, body: 'It leaks.', public: true, created_at: '2026-01-05T09:00:00Z' },
        {
          id: 2,
          author_id: 77,
          html_body: '<p>A new one is <b>on its way</b>.</p>',
          created_at: '2026-01-05T09:12:00Z',
        },
        { id: 3, author_id: 77, body: 'Batch 7 again', public: false, created_at: '2026-01-05T09:13:00Z' },
      ],
    };
    const one = await read({ tickets: [ticket], count: 1 });
    expect(one).toMatchObject({
      id: '4821',
      channel: 'email',
      agent: { id: '77' },
      customer: { id: '9001', name: 'Dana Reyes' },
      attributes: { subject: 'Kettle leaks' },
    });
    expect(said(one)).toEqual([
      'customer 09:00:00 It leaks.',
      'agent 09:12:00 A new one is on its way.',
      'system 09:13:00 Batch 7 again',
    ]);
  });

  it('chats with events between the messages', async () => {
    const at = (second: string) => `2026-01-05T09:00:${second}Z`;
    const one = await read({
      id: 'z1',
      visitor: { id: 'v1', name: 'Dana' },
      agent_names: ['Sam'],
      history: [
        { type: 'chat.memberjoin', name: 'Visitor 12', timestamp: at('00') },
        { type: 'chat.msg', name: 'Dana', sender_type: 'Visitor', msg: 'Where is it?', timestamp: at('10') },
        { type: 'chat.msg', name: 'Sam', sender_type: 'Agent', msg: 'Let me look.', timestamp: at('30') },
      ],
    });
    expect(one).toMatchObject({
      id: 'z1',
      agent: { name: 'Sam' },
      attributes: { events: [{ name: 'Visitor 12' }] },
    });
    expect(said(one)).toEqual(['customer 09:00:10 Where is it?', 'agent 09:00:30 Let me look.']);
  });

  it('conversations whose first message stands apart from the others, in HTML', async () => {
    const user = { type: 'user', id: 'u5', name: 'Dana' };
    const one = await read({
      type: 'conversation',
      id: '1911',
      created_at: 1767603600,
      admin_assignee_id: 814,
      source: { type: 'conversation', body: '<p>Charged twice</p>', author: user },
      conversation_parts: {
        conversation_parts: [
          {
            part_type: 'comment',
            body: '<p>Let me check.</p>',
            created_at: 1767603660,
            author: { type: 'admin', id: '814' },
          },
          { part_type: 'assignment', body: null, created_at: 1767603661, author: { type: 'bot', id: '9' } },
          {
            part_type: 'note',
            body: '<p>VIP</p>',
            created_at: 1767603662,
            author: { type: 'admin', id: '814' },
          },
        ],
      },
    });
    expect(one).toMatchObject({ id: '1911', agent: { id: '814' }, customer: { id: 'u5', name: 'Dana' } });
    expect(said(one)).toEqual([
      'customer 09:00:00 Charged twice',
      'agent 09:01:00 Let me check.',
      'system 09:01:02 VIP',
    ]);
  });

  it('histories with what is known of the conversation in a part of their own', async () => {
    const one = await read({
      conversationHistoryRecords: [
        {
          info: {
            conversationId: 'lp-1',
            startTimeL: 1767603600000,
            latestAgentId: '77',
            latestSkillName: 'billing',
          },
          consumerParticipants: [{ participantId: 'c1', firstName: 'Dana' }],
          messageRecords: [
            { messageData: { msg: { text: 'Charged twice' } }, sentBy: 'Consumer', timeL: 1767603601000 },
            { messageData: { file: { relativePath: 'bill.png' } }, sentBy: 'Consumer', timeL: 1767603602000 },
            { messageData: { msg: { text: 'Let me check' } }, sentBy: 'Agent', timeL: 1767603631000 },
          ],
        },
      ],
    });
    expect(one).toMatchObject({
      id: 'lp-1',
      customer: { name: 'Dana' },
      attributes: { queue: 'billing', events: [{}] },
    });
    expect(said(one)).toEqual(['customer 09:00:01 Charged twice', 'agent 09:00:31 Let me check']);
  });

  it('calls in phrases on either side, and calls whose people are told by a list', async () => {
    const phrase = (ms: number, participantPurpose: string, text: string) => ({
      text,
      startTimeMs: 1767603600000 + ms,
      offset: { milliseconds: ms },
      duration: { milliseconds: 1500 },
      participantPurpose,
    });
    const phrases = await read({
      conversationId: 'g-1',
      mediaType: 'call',
      startTime: 1767603600000,
      transcripts: [
        { language: 'en-us', phrases: [phrase(4200, 'external', 'it leaks')] },
        { language: 'en-us', phrases: [phrase(1200, 'internal', 'hello')] },
      ],
    });
    expect(phrases).toMatchObject({
      id: 'g-1',
      channel: 'voice',
      language: 'en',
      startedAt: '2026-01-05T09:00:00Z',
    });
    expect(said(phrases)).toEqual(['agent 1200 hello', 'customer 4200 it leaks']);
    const listed = await read({
      Channel: 'VOICE',
      CustomerMetadata: { ContactId: 'cl-1' },
      Participants: [
        { ParticipantId: 'p1', ParticipantRole: 'AGENT' },
        { ParticipantId: 'p2', ParticipantRole: 'CUSTOMER' },
      ],
      Transcript: [
        { BeginOffsetMillis: 0, EndOffsetMillis: 2100, Content: 'Hello.', ParticipantId: 'p1' },
        { BeginOffsetMillis: 2500, EndOffsetMillis: 4100, Content: 'It leaks.', ParticipantId: 'p2' },
      ],
    });
    expect(listed).toMatchObject({ id: 'cl-1', channel: 'voice' });
    expect(said(listed)).toEqual(['agent 0 Hello.', 'customer 2500 It leaks.']);
  });
});

describe('chats that a messenger exports as text', () => {
  const CHAT = [
    '05/01/2026, 09:00 - Messages are end-to-end encrypted. Nobody outside this chat can read them.',
    '05/01/2026, 09:00 - Dana Reyes: My kettle leaks',
    '05/01/2026, 09:02 - Acme Support: Sorry!',
    'Could you send a photo?',
    '13/01/2026, 21:05 - Dana Reyes: <Media omitted>',
  ];

  it('have dates in the order that the others show, and notices of the messenger itself', async () => {
    const [one] = await readGood('chat.txt', CHAT.join('\n'));
    expect(one!.turns.map(({ role, at }) => [role, at])).toEqual([
      ['system', '2026-01-05T09:00:00'],
      ['customer', '2026-01-05T09:00:00'],
      ['agent', '2026-01-05T09:02:00'],
      ['customer', '2026-01-13T21:05:00'],
    ]);
    const phone = '[1/5/26, 9:00:12 AM] Dana: It leaks\n\u200e[1/13/26, 9:02:40 PM] Acme Support: Sorry!\n';
    expect(said((await readGood('chat.txt', phone))[0]!)).toEqual([
      'customer 09:00:12 It leaks',
      'agent 21:02:40 Sorry!',
    ]);
  });

  it('tell the customer by the agent, and say so; two whom nobody knows are refused', async () => {
    const outcomes = await readAll('chat.txt', CHAT.join('\n'));
    expect(codesOfWarnings(outcomes)).toEqual(['role-by-elimination']);
    const strangers = await readAll('chat.txt', CHAT.join('\n').replaceAll('Acme Support', 'Sam'));
    expect(errorsOf(strangers).map(({ code }) => code)).toEqual(['unknown-role', 'unknown-role']);
    const three = await readAll('chat.txt', `${CHAT.join('\n')}\n13/01/2026, 21:06 - Kim: And mine`);
    expect(errorsOf(three).map(({ code }) => code)).toEqual(['unknown-role', 'unknown-role']);
  });
});
