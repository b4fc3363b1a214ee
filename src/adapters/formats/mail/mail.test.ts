import { describe, expect, it } from 'vitest';
import { codesOfWarnings, errorsOf, readAll, readGood } from '../fixtures/files.ts';
import { bareSubject } from './threads.ts';

interface Mail {
  from: string;
  to?: string;
  subject?: string;
  date?: string;
  id?: string;
  reply?: string;
  type?: string;
  extra?: string;
  body: string;
}

function mail({ from, to, subject, date, id, reply, type, extra, body }: Mail): string {
  const lines = [
    `From: ${from}`,
    `To: ${to ?? 'support@shop.example'}`,
    `Subject: ${subject ?? 'Order 12'}`,
    ...(date === undefined ? [] : [`Date: ${date}`]),
    ...(id === undefined ? [] : [`Message-ID: <${id}>`]),
    ...(reply === undefined ? [] : [`In-Reply-To: <${reply}>`]),
    ...(extra === undefined ? [] : [extra]),
    'MIME-Version: 1.0',
    `Content-Type: ${type ?? 'text/plain; charset=utf-8'}`,
    '',
    body,
  ];
  return lines.join('\r\n');
}

const mbox = (...mails: Mail[]) =>
  mails.map((one) => `From x@x Mon Jan  5 09:00:00 2026\n${mail(one).replaceAll('\r\n', '\n')}\n\n`).join('');

const asks: Mail = {
  from: 'Rui <rui@qq.com>',
  date: 'Mon, 05 Jan 2026 09:00:00 +0800',
  id: 'm1@qq.com',
  body: 'Where is my parcel?\n\n发自我的iPhone',
};
const answers: Mail = {
  from: 'Lin <lin@shop.example>',
  to: 'rui@qq.com',
  subject: 'Re: Order 12',
  date: 'Mon, 05 Jan 2026 10:30:00 +0800',
  id: 'm2@shop',
  reply: 'm1@qq.com',
  body: 'It arrives tomorrow.\n\nOn Mon, 5 Jan 2026 at 09:00, Rui <rui@qq.com> wrote:\n> Where is my parcel?',
};

describe('one message', () => {
  it('becomes a conversation with one turn', async () => {
    expect(await readGood('a.eml', mail(asks))).toEqual([
      {
        id: 'm1@qq.com',
        channel: 'email',
        startedAt: '2026-01-05T09:00:00+08:00',
        customer: { id: 'rui@qq.com', name: 'Rui' },
        turns: [
          {
            role: 'customer',
            text: 'Where is my parcel?',
            at: '2026-01-05T09:00:00+08:00',
            speaker: 'Rui',
            attributes: { from: 'rui@qq.com', to: ['support@shop.example'], messageId: 'm1@qq.com' },
          },
        ],
        attributes: { subject: 'Order 12' },
      },
    ]);
  });

  it.each([
    [
      'On Mon, 5 Jan 2026 at 09:02, Rui <rui@qq.com> wrote:\n> Where is my parcel?\n>\n> On Sun, 4 Jan 2026 at 18:00, Rui <rui@qq.com> wrote:\n> > I paid for order 12.',
      'I paid for order 12.',
    ],
    [
      '-----Original Message-----\nFrom: Rui [mailto:rui@qq.com]\nSent: Monday, January 5, 2026 9:02 AM\nTo: lin@shop.example\nSubject: Order 12\n\nWhere is my parcel?\n',
      undefined,
    ],
    [
      '------------------ 原始邮件 ------------------\n发件人: "Rui" <rui@qq.com>;\n发送时间: 2026年1月5日(星期一) 上午9:02\n收件人: "Lin"<lin@shop.example>;\n主题: Order 12\n\nWhere is my parcel?\n',
      undefined,
    ],
    ['Rui <rui@qq.com> 于2026年1月5日周一 09:02写道：\n\n> Where is my parcel?\n', undefined],
    ['At 2026-01-05 09:02:00, "Rui" <rui@qq.com> wrote:\nWhere is my parcel?\n', undefined],
    [
      '-----Original Message-----\nFrom: Rui\nSent: Monday, January 5, 2026 9:02 AM\nTo: Lin\n\nWhere is my parcel?\n',
      undefined,
    ],
  ])(
    'that answers another has that one quoted, which is read as the turn before: %j',
    async (quote, older) => {
      const body = `It arrives tomorrow.\n\n${quote}`;
      const [conversation] = await readGood('a.eml', mail({ ...answers, body }));
      const turns = conversation!.turns.map(({ role, text, at }) => [role, text, at]);
      expect(turns.slice(-2)).toEqual([
        ['customer', 'Where is my parcel?', '2026-01-05T09:02:00+08:00'],
        ['agent', 'It arrives tomorrow.', '2026-01-05T10:30:00+08:00'],
      ]);
      expect(conversation!.turns.at(-2)!.speaker).toBe('Rui');
      expect(turns.slice(0, -2).map(([, text]) => text)).toEqual(older === undefined ? [] : [older]);
      expect(conversation).toMatchObject({ id: 'm2@shop', attributes: { subject: 'Re: Order 12' } });
    },
  );

  it('about a parcel is one turn, whose sender and receiver are no older message', async () => {
    const body = '你好，\n\n发件人：张三\n收件人：李四\n运单号：SF1234567\n\n快递丢了，请赔偿。';
    const [conversation] = await readGood('a.eml', mail({ ...asks, body }));
    expect(conversation!.turns.map(({ text }) => text)).toEqual([body]);
  });

  it('in HTML becomes text without the quoted message', async () => {
    const body =
      '<html><body><p>One &amp; two</p><ul><li>three</li></ul><blockquote>old</blockquote><div class="gmail_quote">older</div></body></html>';
    const [conversation] = await readGood('a.eml', mail({ ...asks, type: 'text/html; charset=utf-8', body }));
    expect(conversation!.turns[0]!.text).toBe('One & two\n\n * three');
  });

  it('names its attachments, whose content is not read', async () => {
    const body = [
      '--b',
      'Content-Type: text/plain; charset=gbk',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('c4fabac3', 'hex').toString('base64'),
      '--b',
      'Content-Type: image/png; name="a.png"',
      'Content-Disposition: attachment; filename="a.png"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.alloc(30).toString('base64'),
      '--b--',
    ].join('\r\n');
    const [conversation] = await readGood(
      'a.eml',
      mail({ ...asks, type: 'multipart/mixed; boundary=b', body }),
    );
    expect(conversation!.turns[0]).toMatchObject({
      text: '您好',
      attributes: { attachments: [{ name: 'a.png', type: 'image/png', bytes: 30 }] },
    });
  });

  it('that is only forwarded text keeps it, with a warning', async () => {
    const outcomes = await readAll(
      'a.eml',
      mail({ ...asks, body: '---------- Forwarded message ---------\nfrom the shop: no' }),
    );
    expect(outcomes).toMatchObject([
      { ok: true, conversation: { turns: [{ text: expect.stringContaining('from the shop') }] } },
    ]);
    expect(codesOfWarnings(outcomes)).toEqual(['only-quoted-text']);
  });

  it('without a sender or with an impossible date is refused', async () => {
    expect(errorsOf(await readAll('a.eml', 'Subject: x\r\n\r\nbody'))).toEqual([{ code: 'no-sender' }]);
    expect(
      errorsOf(await readAll('a.eml', mail({ ...asks, date: 'Mon, 45 Jan 2026 09:00:00 +0800' }))),
    ).toEqual([{ code: 'bad-time', path: 'Date' }]);
  });
});

describe('a mailbox', () => {
  it('makes a conversation of each thread, oldest first', async () => {
    const other: Mail = { ...asks, from: 'b@qq.com', id: 'n1', subject: 'Invoice', body: 'Please send it' };
    const conversations = await readGood('a.mbox', mbox(answers, other, asks));
    expect(conversations.map(({ id, turns }) => [id, turns.map(({ role, text }) => [role, text])])).toEqual([
      [
        'm1@qq.com',
        [
          ['customer', 'Where is my parcel?'],
          ['agent', 'It arrives tomorrow.'],
        ],
      ],
      ['n1', [['customer', 'Please send it']]],
    ]);
    expect(conversations[0]).toMatchObject({
      agent: { id: 'lin@shop.example', name: 'Lin' },
      customer: { id: 'rui@qq.com' },
    });
  });

  it('joins by subject where the reference is missing, but not two customers with the same question', async () => {
    const { reply: _, ...loose } = answers;
    const stranger: Mail = { ...asks, from: 'other@qq.com', id: 'm9', body: 'Mine too?' };
    const conversations = await readGood('a.mbox', mbox(asks, loose, stranger));
    expect(conversations.map(({ turns }) => turns.length)).toEqual([2, 1]);
  });

  it('gives each of two customers with the same subject the answer that reached them', async () => {
    const wants = (from: string, id: string): Mail => ({
      ...{ from, id, to: 'help@s.com', subject: '退款', body: `${from} 要退款` },
    });
    const gets = (to: string, more: Partial<Mail> = {}): Mail => ({
      ...{ from: 'help@s.com', to, subject: '回复：退款', body: `已退给 ${to}`, ...more },
    });
    const again = { ...wants('a@x.com', '5@x'), subject: 'Re: 退款', body: '还没到账' };
    const cc = 'Cc: boss@s.com';
    const mails = [
      wants('a@x.com', '1@x'),
      wants('b@y.com', '2@x'),
      gets('a@x.com', { reply: '1@x', extra: cc }),
      gets('b@y.com', { extra: cc }),
      again,
      gets('a@x.com'),
    ];
    const conversations = await readGood('a.mbox', mbox(...mails));
    expect(conversations.map(({ id, turns }) => [id, turns.map(({ text }) => text)])).toEqual([
      ['1@x', ['a@x.com 要退款', '已退给 a@x.com', '还没到账', '已退给 a@x.com']],
      ['2@x', ['b@y.com 要退款', '已退给 b@y.com']],
    ]);
    const sent = await readGood('a.mbox', mbox(gets('a@x.com'), gets('b@y.com'), gets('a@x.com')));
    expect(sent.map(({ turns }) => turns.length)).toEqual([2, 1]);
  });

  it('reads a copy once, with a warning, and undoes the quoting of From', async () => {
    const outcomes = await readAll('a.mbox', mbox({ ...asks, body: 'line\n>From here on' }, asks));
    expect(outcomes).toMatchObject([{ ok: true, conversation: { turns: [{ text: 'line\nFrom here on' }] } }]);
    expect(codesOfWarnings(outcomes)).toEqual(['same-message-twice']);
  });

  it('loses only the damaged message', async () => {
    const content = `${mbox(asks)}From x Mon Jan  5 09:00:00 2026\nSubject: broken\n\nx\n\n${mbox({ ...asks, id: 'm7', from: 'c@qq.com', subject: 'C' })}`;
    const outcomes = await readAll('a.mbox', content);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
    expect(errorsOf(outcomes)).toEqual([{ code: 'no-sender', line: 14 }]);
  });
});

describe('who serves', () => {
  const roles = async (mails: Mail[], map = {}) =>
    (await readGood('a.mbox', mbox(...mails), { map }))[0]!.turns.map(({ role }) => role);

  it('are service mailboxes and their colleagues', async () => {
    expect(await roles([asks, answers])).toEqual(['customer', 'agent']);
    expect(
      await roles([
        { ...asks, from: '售后客服 <a@corp.example>', to: 'rui@qq.com' },
        { ...answers, from: 'rui@qq.com', to: 'a@corp.example', reply: 'm1@qq.com' },
      ]),
    ).toEqual(['agent', 'customer']);
  });

  it('is otherwise everybody but the first sender, or whom the mapping names', async () => {
    const plain = [
      { ...asks, to: 'lin@firm.example' },
      { ...answers, from: 'lin@firm.example' },
    ];
    expect(await roles(plain)).toEqual(['customer', 'agent']);
    expect(await roles(plain, { 'role.agent': '@qq.com' })).toEqual(['agent', 'customer']);
    expect(await roles([{ ...asks, from: 'info@client.example' }, answers])).toEqual(['customer', 'agent']);
  });

  it('are whoever’s mailbox it is, also where they wrote first', async () => {
    const outreach = (name: string, at: number): Mail[] => [
      {
        from: 'Lin <lin@trade.example>',
        to: `${name}@qq.com`,
        subject: `Offer ${at}`,
        id: `o${at}@trade`,
        body: 'Are you still interested?',
      },
      {
        from: `${name}@qq.com`,
        to: 'lin@trade.example',
        subject: `Re: Offer ${at}`,
        reply: `o${at}@trade`,
        body: 'Yes, please.',
      },
    ];
    const mails = [...outreach('rui', 1), ...outreach('mei', 2), ...outreach('bo', 3)];
    const outcomes = await readAll('a.mbox', mbox(...mails));
    expect(outcomes).toMatchObject(
      ['rui', 'mei', 'bo'].map((name) => ({
        conversation: {
          agent: { id: 'lin@trade.example' },
          customer: { id: `${name}@qq.com` },
          turns: [{ role: 'agent' }, { role: 'customer' }],
        },
      })),
    );
    expect(codesOfWarnings(outcomes)).toEqual(Array(3).fill('agent-by-mailbox'));
    // Two threads may be with one person by chance: then the order decides, and both are told.
    const few = await readAll('a.mbox', mbox(...mails.slice(0, 4)));
    expect(few).toMatchObject([{ conversation: { turns: [{ role: 'customer' }, { role: 'agent' }] } }, {}]);
    expect(codesOfWarnings(few)).toEqual(['customer-by-order', 'customer-by-order']);
    expect(
      await readGood('a.mbox', mbox(...mails.slice(0, 4)), { map: { 'role.agent': '@trade.example' } }),
    ).toMatchObject([{ turns: [{ role: 'agent' }, { role: 'customer' }] }, {}]);
  });

  it('is not a program: automatic answers are a bot, delivery reports the system', async () => {
    const automatic: Mail = {
      ...answers,
      id: 'm3',
      extra: 'Auto-Submitted: auto-replied',
      body: 'We have received your message',
    };
    const bounce: Mail = {
      ...answers,
      id: 'm4',
      from: 'MAILER-DAEMON@mx.example',
      extra: 'Auto-Submitted: auto-replied',
      body: 'failed',
    };
    expect(await roles([asks, automatic, bounce])).toEqual(['customer', 'bot', 'system']);
  });
});

it('a subject is bare without its reply marks', () => {
  expect(bareSubject('Re: 回复：Fwd: RE[2]: Order')).toEqual({ subject: 'order', isReply: true });
  expect(bareSubject('Regarding my order')).toEqual({ subject: 'regarding my order', isReply: false });
});
