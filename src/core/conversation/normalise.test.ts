import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NormaliseOptions, normaliseConversation } from './normalise.ts';
import { CHANNELS, type Conversation, conversationSchema, LANGUAGES, ROLES } from './schema.ts';

function accepted(raw: unknown, options: NormaliseOptions = { fallbackId: 'f-1' }): Conversation {
  const result = normaliseConversation(raw, options);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.conversation;
}

function warningsOf(raw: unknown): string[] {
  const result = normaliseConversation(raw, { fallbackId: 'f-1' });
  return result.ok ? result.warnings.map(({ code }) => code) : ['refused'];
}

function problemsOf(raw: unknown, options: NormaliseOptions = { fallbackId: 'f-1' }) {
  const result = normaliseConversation(raw, options);
  return result.ok ? [] : result.problems;
}

const hello = { role: 'customer', text: '你好' };

describe('normalising a conversation', () => {
  it('leaves a canonical one as it is', () => {
    const canonical: Conversation = {
      id: 'c-1',
      channel: 'chat',
      language: 'zh',
      startedAt: '2026-01-05T09:00:00+08:00',
      agent: { id: 'A01', name: '小林', team: '售后' },
      customer: { id: 'u-9' },
      turns: [
        { role: 'customer', text: '在吗', at: '2026-01-05T09:00:01+08:00', attributes: { n: 1 } },
        { role: 'agent', text: '在的', startMs: 900, endMs: 1500, speaker: '小林' },
      ],
      attributes: { queue: 'billing', csat: 4 },
    };
    expect(accepted(canonical)).toEqual(canonical);
  });

  it.each([
    ['messages', 'sender', 'content'],
    ['dialogue', 'speaker', 'utterance'],
    ['utterances', 'from', 'message'],
    ['消息列表', '角色', '内容'],
  ])('reads %s of %s and %s', (turns, role, text) => {
    const raw = { session_id: 7, [turns]: [{ [role]: 'user', [text]: 'hi' }] };
    expect(accepted(raw)).toEqual({ id: '7', channel: 'chat', turns: [{ role: 'customer', text: 'hi' }] });
  });

  it('reads pairs, labelled strings and typed parts', () => {
    const raw = {
      turns: [
        ['agent', 'Hello'],
        '客户:在吗',
        {
          role: 'user',
          content: [
            { type: 'text', text: 'look' },
            { type: 'image', url: 'x' },
          ],
        },
      ],
    };
    expect(accepted(raw).turns).toEqual([
      { role: 'agent', text: 'Hello' },
      { role: 'customer', text: '在吗' },
      { role: 'customer', text: 'look', attributes: { content: [{ type: 'image', url: 'x' }] } },
    ]);
  });

  it('takes sender objects apart', () => {
    const raw = { turns: [{ sender: { type: 'agent', name: 'Lee', id: 5 }, text: 'hi' }] };
    expect(accepted(raw).turns[0]).toEqual({
      role: 'agent',
      text: 'hi',
      speaker: 'Lee',
      attributes: { sender: { type: 'agent', name: 'Lee', id: 5 } },
    });
    const named = { turns: [{ role: 'agent', sender_id: 5, text: 'hi' }] };
    expect(accepted(named).turns[0]).toEqual({ role: 'agent', text: 'hi', speaker: '5' });
    const both = { turns: [{ role: 'agent', speaker: '小王', text: '您好' }] };
    expect(accepted(both).turns[0]).toEqual({ role: 'agent', text: '您好', speaker: '小王' });
  });

  it('keeps unknown fields as attributes, of the conversation and of its turns', () => {
    const raw = {
      id: 1,
      quality: { S: -1 },
      metadata: { queue: 'a' },
      turns: [{ ...hello, intent: ['ask'], satisfaction: 2 }],
    };
    const { attributes, turns } = accepted(raw);
    expect(attributes).toEqual({ quality: { S: -1 }, queue: 'a' });
    expect(turns[0]!.attributes).toEqual({ intent: ['ask'], satisfaction: 2 });
  });

  it('keeps what has the name of a field but not its kind', () => {
    const raw = {
      turns: [hello],
      session: { device: 'phone' },
      channel: 'APP',
      language: 'fr',
      text: 'note',
    };
    const { attributes, channel } = accepted(raw);
    expect(attributes).toEqual({
      session: { device: 'phone' },
      channel: 'APP',
      language: 'fr',
      text: 'note',
    });
    expect(channel).toBe('chat');
  });

  it('reads people from objects, ids and columns', () => {
    expect(accepted({ turns: [], agent: 'A7', customer: { id: 9, vip: true } })).toMatchObject({
      agent: { id: 'A7' },
      customer: { id: '9' },
      attributes: { customer: { vip: true } },
    });
    expect(accepted({ turns: [], 坐席工号: 'A7', 坐席姓名: '林', 班组: '一组' }).agent).toEqual({
      id: 'A7',
      name: '林',
      team: '一组',
    });
    expect(accepted({ turns: [], team: '一组' }).attributes).toEqual({ team: '一组' });
  });

  it.each([
    ['phone', 'voice'],
    ['在线', 'chat'],
    ['E-Mail', 'email'],
  ])('knows the channel %s', (word, channel) => {
    expect(accepted({ turns: [hello], channel: word }).channel).toBe(channel);
  });

  it('takes a conversation with recording times throughout for a call, and one with mail fields for mail', () => {
    const spoken = [
      { ...hello, start: 0.5, end: 2 },
      { role: 'agent', text: '您好', start: 2.25, end: 3 },
    ];
    expect(accepted({ turns: spoken })).toMatchObject({
      channel: 'voice',
      turns: [
        { startMs: 500, endMs: 2000 },
        { startMs: 2250, endMs: 3000 },
      ],
    });
    expect(accepted({ turns: [...spoken, hello] }).channel).toBe('chat');
    expect(accepted({ turns: [hello], subject: 'x', to: 'y' }).channel).toBe('email');
    expect(accepted({ turns: [hello] }, { fallbackId: 'x', channel: 'voice' }).channel).toBe('voice');
  });

  it('leaves the language open when the input does not tell it', () => {
    expect(accepted({ turns: [hello] })).not.toHaveProperty('language');
    expect(accepted({ turns: [hello], lang: 'zh-CN' }).language).toBe('zh');
    expect(accepted({ turns: [hello], locale: 'en_US' }).language).toBe('en');
  });

  it('takes the id from outside only when there is none inside', () => {
    expect(accepted({ turns: [], id: 'a' }).id).toBe('a');
    expect(accepted({ turns: [], id: ' ' }).id).toBe('f-1');
    expect(problemsOf({ turns: [hello] }, {})).toMatchObject([{ code: 'no-id', path: 'id' }]);
    expect(problemsOf({ turns: [hello], id: { a: 1 } })).toMatchObject([{ code: 'bad-id' }]);
  });

  it('refuses an unknown role with its place, the value and the nearest role', () => {
    const turns = [hello, hello, hello, { role: 'custmer', text: 'x' }];
    const [problem, ...others] = problemsOf({ id: 'c', turns });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'unknown-role', severity: 'error', path: 'turns[3].role' });
    expect(problem!.message.en).toContain('"custmer"');
    expect(problem!.hint!.en).toContain('customer');
    expect(problem!.hint!.zh).toContain('customer');
  });

  it('knows the labels of the source when told', () => {
    const roles = new Map([
      ['0', 'customer' as const],
      ['1', 'agent' as const],
    ]);
    const turns = [
      { role: 0, text: 'a' },
      { role: 1, text: 'b' },
    ];
    expect(accepted({ turns }, { fallbackId: 'x', roles }).turns.map(({ role }) => role)).toEqual([
      'customer',
      'agent',
    ]);
    expect(problemsOf({ turns }).map(({ path }) => path)).toEqual(['turns[0].role', 'turns[1].role']);
  });

  it('accepts a conversation without turns, with a warning', () => {
    expect(accepted({ turns: [] }).turns).toEqual([]);
    expect(warningsOf({ turns: [] })).toEqual(['empty-conversation']);
  });

  it('reads a turn without text as empty, with a warning', () => {
    expect(accepted({ turns: [{ role: 'agent', text: null }] }).turns[0]!.text).toBe('');
    expect(warningsOf({ turns: [{ role: 'agent', image: 'x' }] })).toEqual(['no-text']);
    expect(problemsOf({ turns: [{ role: 'agent', text: { html: 1 } }] })).toMatchObject([
      { code: 'bad-text', path: 'turns[0].text' },
    ]);
  });

  it('replaces lone surrogates one for one, so that offsets stay', () => {
    const raw = { turns: [{ role: 'agent', text: 'a\ud800b\0c' }] };
    expect(accepted(raw).turns[0]!.text).toBe('a\ufffdb\ufffdc');
    expect(warningsOf(raw)).toEqual(['text-repaired']);
  });

  it('replaces them everywhere else too, in names of fields as in values, and says so', () => {
    const raw = {
      turns: [{ ...hello, speaker: '李\ud83d', mood: ['\ud83d'] }],
      agent: { id: 'a\0b', team: '北\ud83d' },
      customer: { id: 'u\ud83d', name: '王\0' },
      queue: '退款\ud83d',
      attributes: { '\udc00name': { deep: ['x\0'] }, count: 3 },
    };
    expect(accepted(raw)).toEqual({
      id: 'f-1',
      channel: 'chat',
      agent: { id: 'a\ufffdb', team: '北\ufffd' },
      customer: { id: 'u\ufffd', name: '王\ufffd' },
      turns: [{ ...hello, speaker: '李\ufffd', attributes: { mood: ['\ufffd'] } }],
      attributes: { queue: '退款\ufffd', '\ufffdname': { deep: ['x\ufffd'] }, count: 3 },
    });
    expect(warningsOf(raw)).toEqual(['text-repaired']);
    expect(accepted({ turns: [hello], queue: '退款👍' }).attributes).toEqual({ queue: '退款👍' });
  });

  it('refuses a turn of ten megabytes with its length and the limit', () => {
    const turns = [hello, { role: 'agent', text: '长'.repeat(10_000_000) }];
    const [problem] = problemsOf({ id: 'c', turns });
    expect(problem).toMatchObject({ code: 'turn-too-long', path: 'turns[1].text' });
    expect(problem!.message.en).toContain('10000000');
    expect(accepted({ turns }, { fallbackId: 'x', maxTextLength: 2e7 }).turns[1]!.text).toHaveLength(
      10_000_000,
    );
  });

  it('refuses what is nested beyond any meaning with its field, and keeps what is nested as deep as ever', () => {
    const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;
    const places = (more: object) => problemsOf({ turns: [hello], ...more }).map(({ path }) => path);
    expect(places({ attributes: { a: nested(5_000) } })).toEqual(['attributes']);
    expect(places({ agent: { id: 'a', note: nested(5_000) }, note: nested(500_000) })).toEqual([
      ...['agent', 'note'],
    ]);
    expect(places({ turns: [{ ...hello, note: nested(5_000) }] })).toEqual(['turns']);
    const attributes = { a: nested(99) };
    expect(accepted({ turns: [hello], attributes }).attributes).toEqual(attributes);
    expect(places({ attributes: { a: nested(100) } })).toEqual(['attributes']);
  });

  it.each([
    [null, 'not-an-object'],
    ['text', 'not-an-object'],
    [{ id: 'c' }, 'no-turns'],
    [{ turns: 'x' }, 'turns-not-a-list'],
    [{ turns: [5] }, 'turn-not-an-object'],
    [{ turns: [{ text: 'x' }] }, 'no-role'],
  ])('refuses %j as %s', (raw, code) => {
    expect(problemsOf(raw).map((problem) => problem.code)).toContain(code);
  });

  it('lists twenty different problems and counts the rest', () => {
    const turns = (role: (i: number) => string) =>
      Array.from({ length: 50 }, (_, i) => ({ role: role(i), text: '' }));
    const different = problemsOf({ turns: turns((i) => `?${i}`) });
    expect(different).toHaveLength(21);
    expect(different.at(-1)!.message.en).toContain('30');
    const same = problemsOf({ turns: turns(() => '?') });
    expect(same.map(({ code }) => code)).toEqual(['unknown-role', 'more-problems']);
    expect(same.at(-1)!.message.en).toContain('49');
  });

  it('keeps a key called __proto__ as plain data', () => {
    const raw = JSON.parse(
      '{"turns":[{"role":"agent","text":"","__proto__":{"x":1}}],"__proto__":{"y":2}}',
    ) as unknown;
    const conversation = accepted(raw);
    expect(Object.getPrototypeOf(conversation.attributes)).toBe(Object.prototype);
    expect(Object.keys(conversation.attributes!)).toEqual(['__proto__']);
    expect('y' in conversation.attributes!).toBe(false);
  });
});

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const attributes = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 6 }).filter((key) => key !== '__proto__'),
  fc.jsonValue({ maxDepth: 1 }),
  { minKeys: 1, maxKeys: 3 },
);
const instant = fc
  .date({ min: new Date('1980-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const turn = fc.record(
  {
    role: fc.constantFrom(...ROLES),
    text,
    at: instant,
    startMs: fc.nat(9999),
    endMs: fc.integer({ min: 9999, max: 20_000 }),
    speaker: fc.string({ minLength: 1 }),
    attributes,
  },
  { requiredKeys: ['role', 'text'] },
);
const conversations = fc.record(
  {
    id: fc.uuid(),
    channel: fc.constantFrom(...CHANNELS),
    language: fc.constantFrom(...LANGUAGES),
    startedAt: instant,
    agent: fc.record(
      { id: fc.uuid(), name: fc.constant('小林'), team: fc.constant('售后') },
      { requiredKeys: ['id'] },
    ),
    turns: fc.array(turn, { maxLength: 5 }),
    attributes,
  },
  { requiredKeys: ['id', 'channel', 'turns'] },
);

describe('normalisation as a function', () => {
  it('changes nothing canonical, so that doing it twice is doing it once', () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        const plain = JSON.parse(JSON.stringify(conversation)) as Conversation;
        expect(accepted(plain)).toEqual(plain);
      }),
    );
  });

  it('never throws; what it accepts fits the schema, and all else is refused with a reason', () => {
    const keys = fc.constantFrom(
      'id',
      'turns',
      'messages',
      'role',
      'text',
      'content',
      'at',
      'time',
      'start',
      'end',
      'endMs',
      'agent',
      'channel',
      'attributes',
    );
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('agent', '客户', '09:00', '2026-01-05', '00:01:23', 5, -1, 1e12, null, ''),
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(keys, tie('node'), { maxKeys: 6 }),
      ),
    })).node;
    fc.assert(
      fc.property(fc.oneof(value, fc.anything()), (raw) => {
        const result = normaliseConversation(raw, { fallbackId: 'f' });
        if (result.ok) {
          expect(conversationSchema.safeParse(result.conversation).error).toBeUndefined();
          const list: unknown = Array.isArray(raw) ? raw : result.conversation.turns;
          expect(result.conversation.turns).toHaveLength((list as unknown[]).length);
        } else expect(result.problems.filter(({ severity }) => severity === 'error')).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps number and order of the turns, whatever their times say', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 8 }), (starts) => {
        const turns = starts.map((startMs, index) => ({ role: 'agent', text: String(index), startMs }));
        expect(accepted({ turns }).turns.map((one) => one.text)).toEqual(
          starts.map((_, index) => String(index)),
        );
      }),
    );
  });
});
