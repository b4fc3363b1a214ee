import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '#core/conversation/schema.ts';
import { contentHash } from './content.ts';
import { fromVcon } from './from-vcon.ts';

type Json = Record<string, unknown>;

const parties = [
  { name: 'Rui', role: 'customer', tel: '+8613800000000' },
  { name: 'Lin', role: 'agent', dept: 'billing' },
];
const text = (body: string, party: number, start: string, more: Json = {}): Json => ({
  type: 'text',
  start,
  parties: party,
  body,
  encoding: 'none',
  mediatype: 'text/plain',
  ...more,
});
const vcon = (fields: Json = {}): Json => ({
  vcon: '0.4.0',
  uuid: '0190a5b8-0000-8000-8000-000000000001',
  created_at: '2026-01-05T09:00:00Z',
  parties,
  dialog: [text('Hello', 1, '2026-01-05T09:00:10Z'), text('Where is it?', 0, '2026-01-05T09:00:00Z')],
  ...fields,
});

function read(fields: Json = {}): Conversation {
  const result = fromVcon(vcon(fields));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.conversation;
}

function problems(fields: Json) {
  const result = fromVcon(vcon(fields));
  return result.ok ? [] : result.problems.map(({ code, path }) => [code, path]);
}

const said = (conversation: Conversation) => conversation.turns.map(({ role, text: words }) => [role, words]);

describe('reading a vCon', () => {
  it('turns text dialogs into turns in the order of time', () => {
    const conversation = read({
      subject: 'Parcel',
      attachments: [{ purpose: 'note', party: 0, start: 'x', body: 'hi', encoding: 'none' }],
    });
    expect(conversation).toMatchObject({
      id: '0190a5b8-0000-8000-8000-000000000001',
      channel: 'chat',
      startedAt: '2026-01-05T09:00:00Z',
      agent: { id: 'Lin', name: 'Lin', team: 'billing' },
      customer: { id: '+8613800000000', name: 'Rui' },
      turns: [
        { role: 'customer', text: 'Where is it?', at: '2026-01-05T09:00:00Z', speaker: 'Rui' },
        { role: 'agent', text: 'Hello', at: '2026-01-05T09:00:10Z', speaker: 'Lin' },
      ],
      attributes: { subject: 'Parcel', vcon: { vcon: '0.4.0', parties, attachments: [{ purpose: 'note' }] } },
    });
  });

  it.each([
    ['none', 'Grüße', 'text/plain', 'Grüße'],
    ['base64url', Buffer.from('您好').toString('base64url'), 'text/plain', '您好'],
    ['json', '"quoted"', 'application/json', 'quoted'],
    ['json', { text: 'inside' }, 'application/json', 'inside'],
    ['none', '<p>One</p><p>Two</p>', 'text/html', 'One\n\nTwo'],
  ])('decodes the encoding %s of %j', (encoding, body, mediatype, expected) => {
    const dialog = [
      { type: 'text', start: '2026-01-05T09:00:00Z', parties: [0, 1], body, encoding, mediatype },
    ];
    expect(read({ dialog }).turns[0]!.text).toBe(expected);
  });

  it('verifies the content hash, also in its old form, and refuses a wrong one with its place', () => {
    const good = text('Hello', 1, '2026-01-05T09:00:00Z', { content_hash: contentHash('Hello') });
    expect(said(read({ dialog: [good] }))).toEqual([['agent', 'Hello']]);
    const wrong = { ...good, body: 'Hullo' };
    expect(problems({ dialog: [good, wrong] })).toEqual([['wrong-content-hash', 'dialog[1].content_hash']]);
    const old = { alg: 'SHA-512', signature: contentHash('Hello').slice('sha512-'.length) };
    expect(problems({ dialog: [text('Hello', 1, '2026-01-05T09:00:00Z', old)] })).toEqual([]);
    expect(problems({ dialog: [text('Hullo', 1, '2026-01-05T09:00:00Z', old)] })).toEqual([
      ['wrong-content-hash', 'dialog[0].content_hash'],
    ]);
    expect(problems({ dialog: [{ ...good, content_hash: 'md5-x' }] })).toEqual([
      ['bad-content-hash', 'dialog[0].content_hash'],
    ]);
    const attachments = [
      { purpose: 'x', party: 0, body: 'a', encoding: 'none', content_hash: contentHash('b') },
    ];
    expect(problems({ attachments })).toEqual([['wrong-content-hash', 'attachments[0].content_hash']]);
  });

  it('refuses an unknown critical extension, also under its old name, and knows the contact-centre one', () => {
    expect(problems({ critical: ['lawful_basis'] })).toEqual([['unknown-critical-extension', 'critical']]);
    expect(problems({ must_support: ['other'] })).toEqual([['unknown-critical-extension', 'critical']]);
    expect(problems({ critical: ['CC'] })).toEqual([]);
  });

  it('reads the names of earlier drafts', () => {
    const dialog = [
      {
        ...text('<b>Hi</b>', 0, '2026-01-05T09:00:00Z'),
        mediatype: undefined,
        mimetype: 'text/html',
        session_id: 's-1',
      },
    ];
    const conversation = read({
      dialog: JSON.parse(JSON.stringify(dialog)) as unknown,
      appended: { uuid: 'u' },
      attachments: [{ type: 'tags', body: '[]', encoding: 'json' }],
    });
    expect(conversation.turns[0]).toMatchObject({ text: 'Hi', attributes: { session_id: { local: 's-1' } } });
    expect(conversation.attributes!['vcon']).toMatchObject({
      amended: { uuid: 'u' },
      attachments: [{ purpose: 'tags' }],
    });
  });

  it('concludes roles that are not stated, and says so', () => {
    const anonymous = fromVcon(vcon({ parties: [{ tel: '1' }, { tel: '2' }] }));
    expect(anonymous.ok && anonymous.conversation.turns.map(({ role }) => role)).toEqual([
      'agent',
      'customer',
    ]);
    expect(anonymous.ok && anonymous.warnings.map(({ code }) => code)).toEqual(['roles-concluded']);
    const roles = (list: unknown) => said(read({ parties: list })).map(([role]) => role);
    expect(roles([{ tel: '1' }, { type: 'bot' }])).toEqual(['customer', 'bot']);
    expect(roles([{ name: '客服小林' }, { tel: '2' }])).toEqual(['agent', 'customer']);
    expect(roles([{ mailto: 'mailto:a@qq.com' }, { mailto: 'support@shop.example' }])).toEqual([
      'customer',
      'agent',
    ]);
    expect(roles([{ role: 'thirdparty' }, { role: 'sme' }])).toEqual(['system', 'agent']);
  });

  it.each([
    [
      'segments of speakers by name',
      {
        segments: [
          { speaker: 'Lin', text: 'Hello', start: 0.5, end: 1.5 },
          { speaker: 'Rui', text: 'Hi', start: 2, end: 2.5 },
        ],
      },
    ],
    [
      'a list with party numbers',
      [
        { party: 1, message: 'Hello', start_time: '0.5', end_time: '1.5' },
        { party: 0, message: 'Hi', start_time: '2.0', end_time: '2.5' },
      ],
    ],
    [
      'milliseconds and roles',
      {
        results: {
          utterances: [
            { role: 'agent', transcript: 'Hello', start: 500, end: 1500 },
            { role: 'customer', transcript: 'Hi', start: 2000, end: 2500 },
          ],
        },
      },
    ],
  ])('reads a transcript of %s', (_, body) => {
    const conversation = read({
      dialog: [
        {
          type: 'recording',
          start: '2026-01-05T09:00:00Z',
          duration: 3,
          parties: [0, 1],
          url: 'https://media.example/a.wav',
          content_hash: 'sha512-x',
        },
      ],
      analysis: [{ type: 'transcript', dialog: 0, body, encoding: 'json', vendor: 'x' }],
    });
    expect(conversation.channel).toBe('voice');
    expect(
      conversation.turns.map(({ role, text: words, startMs, endMs }) => [role, words, startMs, endMs]),
    ).toEqual([
      ['agent', 'Hello', 500, 1500],
      ['customer', 'Hi', 2000, 2500],
    ]);
    expect(conversation.attributes!['vcon']).toMatchObject({ dialog: [{ type: 'recording' }] });
  });

  it('reads a transcript that is plain text, and the second recording after the first', () => {
    const recording = (start: string) => ({ type: 'recording', start, parties: [0, 1] });
    const conversation = read({
      dialog: [recording('2026-01-05T09:00:00Z'), recording('2026-01-05T09:01:00Z')],
      analysis: [
        { type: 'transcript', dialog: 1, body: [{ party: 0, text: 'later', start: 1.5 }], encoding: 'json' },
        { type: 'transcript', dialog: 0, body: 'Agent: first\nCustomer: second', encoding: 'none' },
      ],
    });
    expect(said(conversation)).toEqual([
      ['agent', 'first'],
      ['customer', 'second'],
      ['customer', 'later'],
    ]);
    expect(conversation.turns[2]!.startMs).toBe(61_500);
  });

  it('keeps what it does not understand, with a warning, and drops the bytes of sound', () => {
    const result = fromVcon(
      vcon({
        dialog: [
          {
            type: 'recording',
            start: '2026-01-05T09:00:00Z',
            parties: [0, 1],
            body: Buffer.from([0xff, 0xfe, 0, 1]).toString('base64url'),
            encoding: 'base64url',
          },
          {
            type: 'text',
            start: '2026-01-05T09:00:00Z',
            parties: 0,
            url: 'https://media.example/t.txt',
            content_hash: 'sha512-x',
          },
        ],
        analysis: [{ type: 'transcript', dialog: 0, body: { blob: 1 }, encoding: 'json' }],
      }),
    );
    expect(result).toMatchObject({
      ok: true,
      warnings: [
        { code: 'text-not-inside' },
        { code: 'transcript-not-understood' },
        { code: 'empty-conversation' },
      ],
      conversation: {
        attributes: {
          vcon: {
            dialog: [{ bodyBytes: 4 }, { url: 'https://media.example/t.txt' }],
            analysis: [{ body: { blob: 1 } }],
          },
        },
      },
    });
  });

  it.each([
    [{ dialog: [text('x', 7, '2026-01-05T09:00:00Z')] }, ['unknown-party', 'dialog[0].parties']],
    [{ dialog: [text('x', 0, '2026-13-05T09:00:00Z')] }, ['bad-time', 'dialog[0].start']],
    [
      { dialog: [{ ...text('*', 0, '2026-01-05T09:00:00Z'), encoding: 'base64url' }] },
      ['bad-encoding', 'dialog[0].body'],
    ],
    [
      { dialog: [{ ...text('x', 0, '2026-01-05T09:00:00Z'), encoding: 'rot13' }] },
      ['bad-encoding', 'dialog[0].encoding'],
    ],
    [{ parties: 5 }, ['bad-vcon', 'parties']],
  ])('refuses %j', (fields, problem) => {
    expect(problems(fields as Json)).toEqual([problem]);
  });
});

it('reading any vCon-like thing never throws', () => {
  const keys = fc.constantFrom(
    'type',
    'body',
    'encoding',
    'parties',
    'start',
    'dialog',
    'content_hash',
    'role',
    'text',
    'speaker',
    'originator',
    'purpose',
    'segments',
  );
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(
        'text',
        'transcript',
        'recording',
        'none',
        'json',
        'base64url',
        'tingzhen-conversation/1',
        0,
        1,
        -1,
        null,
        '2026-01-05T09:00:00Z',
        'Agent: x',
      ),
      fc.string({ maxLength: 5 }),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(keys, tie('node'), { maxKeys: 5 }),
    ),
  })).node;
  const top = fc.record({
    vcon: fc.constant('0.4.0'),
    parties: value,
    dialog: value,
    analysis: fc.array(value, { maxLength: 2 }),
    attachments: value,
    critical: value,
  });
  fc.assert(
    fc.property(top, (raw) => {
      const result = fromVcon(raw, { fallbackId: 'f' });
      if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 400 },
  );
});
