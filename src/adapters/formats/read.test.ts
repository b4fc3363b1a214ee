import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadOutcome } from '#contract/files/reading.ts';
import { conversationSchema } from '#core/conversation/schema.ts';
import { FORMAT_IDS, FORMATS, type FormatId } from './catalogue.ts';
import { detectFormat } from './detect.ts';
import { errorsOf, readAll, withFile } from './fixtures/files.ts';
import { workbookParts, zip } from './fixtures/zip.ts';
import { readConversations } from './read.ts';

const conversation = { id: 'a', turns: [{ role: 'customer', text: '你好', at: '2026-01-05T09:00:00Z' }] };
const line = JSON.stringify(conversation);
const vcon = JSON.stringify({
  vcon: '0.4.0',
  uuid: 'u',
  parties: [{ role: 'agent' }, { role: 'customer' }],
  dialog: [{ type: 'text', start: '2026-01-05T09:00:00Z', parties: 0, body: 'Hi', encoding: 'none' }],
  analysis: [],
  attachments: [],
});
const mail =
  'From: a@x.example\nTo: support@y.example\nSubject: s\nMessage-ID: <1@x>\nDate: Mon, 05 Jan 2026 09:00:00 +0800\n\nbody\n\nOn Mon, 5 Jan 2026 b wrote:\n> q\n';
const table = 'id,角色,内容,时间\nc1,客户,"你\n好",2026-01-05 09:00\nc2,客服,您好,09:01\n';

/** One small sound file of every format. */
const SAMPLES: Readonly<Record<FormatId, Buffer>> = {
  ndjson: Buffer.from(`${line}\n${line}\n`),
  json: Buffer.from(`{"exported":1,"conversations":[${line},\n${line}]}`),
  vcon: Buffer.from(vcon),
  csv: Buffer.from(table),
  tsv: Buffer.from(table.replaceAll(',', '\t')),
  xlsx: zip(
    workbookParts({
      s: [
        ['id', '角色', '内容'],
        ['c1', '客户', '你好'],
        ['c1', '客服', { date: 46027.5 }],
      ],
    }),
  ),
  eml: Buffer.from(mail),
  mbox: Buffer.from(
    `From x Mon Jan  5 09:00:00 2026\n${mail}\nFrom x Mon Jan  5 09:00:00 2026\n${mail.replace('<1@x>', '<2@x>')}`,
  ),
  transcript: Buffer.from(
    '渠道：电话\n[00:01] 客服小王：您好\n[00:04] 客户：我的包裹\n还没到\n=====\nAgent: Hello\nCustomer: hi\n',
  ),
};

/** What every format that needs no ids makes of somebody's words. */
const WITHOUT_IDS: readonly (readonly [string, (text: string) => string | Buffer])[] = [
  ['export.ndjson', (text) => `{"turns":["customer: ${text}"]}\n{"turns":["customer: ${text}"]}\n`],
  ['export.json', (text) => `{"turns":["customer: ${text}"]}`],
  ['export.csv', (text) => `聊天记录,渠道\n客户：${text},APP\n客户：${text},APP\n`],
  ['rows.csv', (text) => `角色,内容\n客户,${text}\n客服,您好\n`],
  [
    'export.xlsx',
    (text) =>
      zip(
        workbookParts({
          s: [
            ['角色', '内容'],
            ['客户', text],
          ],
        }),
      ),
  ],
  ['export.eml', (text) => mail.replace(/Message-ID.*\n/, '').replace('body', text)],
  [
    'export.mbox',
    (text) =>
      `From x Mon Jan  5 09:00:00 2026\n${mail.replace(/Message-ID.*\n/, '').replace('body', text)}\n`,
  ],
  ['export.txt', (text) => `客户：${text}\n=====\n客户：${text}\n`],
  ['alone.txt', (text) => `客户：${text}\n客服：您好\n`],
];

describe('a conversation without an id', () => {
  const idsOf = async (name: string, content: string | Buffer, map?: Record<string, string>) =>
    (await readAll(name, content, map === undefined ? {} : { map })).map((outcome) =>
      outcome.ok ? outcome.conversation.id : JSON.stringify(outcome.problems),
    );

  it.each(WITHOUT_IDS)(
    'has the same one whenever it is read, and another one than next week’s in a file of this name: %s',
    async (name, content) => {
      const monday = await idsOf(name, content('一号壶漏水'));
      expect(await idsOf(name, content('一号壶漏水'))).toEqual(monday);
      const both = [...monday, ...(await idsOf(name, content('二号壶漏水')))];
      expect(new Set(both).size).toBe(both.length);
      for (const id of both) expect(id).toMatch(/^(export|rows|alone)(-[\w]+)?(-\d)?-[0-9a-f]{12}$/);
    },
  );

  it('keeps it when the file is read again with a better mapping, so that the first reading is replaced', async () => {
    const rows = '谁,内容\nA,水壶漏水了\nB,马上给您换\n';
    const map = { 'turn.role': '谁', 'role.customer': 'A', 'role.agent': 'B' };
    const swapped = { ...map, 'role.customer': 'B', 'role.agent': 'A' };
    expect(await idsOf('a.csv', rows, swapped)).toEqual(await idsOf('a.csv', rows, map));
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['missing.ndjson', undefined, 'unreadable-file'],
    ['a.bin', Buffer.from([0, 1, 2, 3]), 'unknown-format'],
    ['a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'foreign-file'],
    ['a.ndjson', '', 'no-conversations'],
    ['a.csv', '\n\n', 'no-conversations'],
    ['a.json', '[]', 'no-conversations'],
    ['a.txt', '\n', 'no-conversations'],
    ['a.eml', '', 'no-conversations'],
    ['a.mbox', '\n', 'no-conversations'],
  ])('%s is one refusal with a reason', async (name, content, code) => {
    if (content !== undefined) expect(errorsOf(await readAll(name, content))).toEqual([{ code }]);
    else {
      const outcomes: ReadOutcome[] = [];
      for await (const outcome of readConversations(`/nowhere/${name}`)) outcomes.push(outcome);
      expect(errorsOf(outcomes)).toEqual([{ code }]);
    }
  });

  it('because it is a folder, or of a format that does not exist, says so', async () => {
    const outcomes: ReadOutcome[] = [];
    for await (const outcome of readConversations('/', { format: 'json' })) outcomes.push(outcome);
    expect(outcomes).toMatchObject([{ problems: [{ message: { en: expect.stringContaining('folder') } }] }]);
    expect(errorsOf(await readAll('a.json', line, { format: 'xml' }))).toEqual([{ code: 'unknown-format' }]);
  });

  it('because its compression breaks off gives what came before, and a refusal', async () => {
    const many = Buffer.from(
      Array.from({ length: 5000 }, (_, id) =>
        JSON.stringify({ ...conversation, id: `${id}-${Math.sin(id)}` }),
      ).join('\n'),
    );
    const packed = gzipSync(many);
    const outcomes = await readAll('a.ndjson.gz', packed.subarray(0, packed.length - 5000));
    expect(outcomes.length).toBeGreaterThan(1000);
    expect(outcomes.slice(0, -1).every(({ ok }) => ok)).toBe(true);
    expect(outcomes.at(-1)).toMatchObject({
      ok: false,
      problems: [{ code: 'unreadable-file', message: { en: expect.stringContaining('cut off') } }],
    });
  });
});

describe('the format of a file', () => {
  it.each(FORMAT_IDS)('%s is known by its name', async (id) => {
    for (const extension of FORMATS.find((format) => format.id === id)!.extensions) {
      await withFile(`a${extension}`, SAMPLES[id], async (file) => expect(await detectFormat(file)).toBe(id));
    }
  });

  it.each(['ndjson', 'json', 'vcon', 'csv', 'xlsx', 'mbox', 'transcript'] as const)(
    '%s is known by its content',
    async (id) => {
      await withFile('export', SAMPLES[id], async (file) => expect(await detectFormat(file)).toBe(id));
    },
  );

  it('is looked for behind gzip and a byte order mark, whatever ends its lines', async () => {
    await withFile('a.csv.gz', gzipSync(SAMPLES.csv), async (file) =>
      expect(await detectFormat(file)).toBe('csv'),
    );
    await withFile('a', Buffer.concat([Buffer.from('\ufeff'), SAMPLES.json]), async (file) =>
      expect(await detectFormat(file)).toBe('json'),
    );
    await withFile('table', SAMPLES.csv.toString().replaceAll('\n', '\r'), async (file) =>
      expect(await detectFormat(file)).toBe('csv'),
    );
    await withFile('lines.json', SAMPLES.ndjson, async (file) =>
      expect(await detectFormat(file)).toBe('ndjson'),
    );
    await withFile('call.json', SAMPLES.vcon, async (file) => expect(await detectFormat(file)).toBe('vcon'));
  });
});

describe('every reader', () => {
  it.each(FORMAT_IDS)(
    'of %s reads a sound file without refusals, and the same file the same twice',
    async (id) => {
      const first = await readAll('a', SAMPLES[id], { format: id });
      expect(errorsOf(first)).toEqual([]);
      expect(first.length).toBeGreaterThan(0);
      const conversations = (outcomes: ReadOutcome[]) =>
        outcomes.map((outcome) => outcome.ok && outcome.conversation);
      expect(conversations(await readAll('a', SAMPLES[id], { format: id }))).toEqual(conversations(first));
    },
  );

  it.each(['ndjson', 'json', 'vcon', 'csv', 'tsv', 'mbox', 'transcript'] as const)(
    'of %s reads lines that end as old Macs end them like any others',
    async (id) => {
      const conversations = async (bytes: string) =>
        (await readAll('a', bytes, { format: id })).map((outcome) => outcome.ok && outcome.conversation);
      const text = SAMPLES[id].toString();
      expect(await conversations(text.replaceAll('\n', '\r'))).toEqual(await conversations(text));
    },
  );

  it.each(FORMAT_IDS)(
    'of %s ends on a damaged file, with nothing but sound conversations and reasoned refusals',
    async (id) => {
      const sample = SAMPLES[id];
      const damage = fc.record({
        at: fc.nat(sample.length - 1),
        cut: fc.nat(20),
        put: fc.uint8Array({ maxLength: 8 }),
      });
      const noise = fc.oneof(
        fc
          .array(damage, { minLength: 1, maxLength: 4 })
          .map((places) =>
            places.reduce<Buffer>(
              (bytes, { at, cut, put }) =>
                Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]),
              sample,
            ),
          ),
        fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
        fc
          .array(
            fc.constantFrom(
              '{',
              '}',
              '[',
              ']',
              '"',
              ',',
              ':',
              '\n',
              '客户：',
              'Agent: ',
              '[00:01] ',
              '=====',
              'From ',
              '> ',
              'id,role,text',
              '\t',
              'turns',
              '2026-01-05 09:00',
              '\ufeff',
              '\r\n',
            ),
            { maxLength: 20 },
          )
          .map((parts) => Buffer.from(parts.join(''))),
      );
      await fc.assert(
        fc.asyncProperty(noise, async (bytes) => {
          const outcomes = await readAll('a', bytes, { format: id, maxRecordBytes: 2000 });
          expect(outcomes.length).toBeGreaterThan(0);
          for (const outcome of outcomes) {
            if (outcome.ok) expect(conversationSchema.safeParse(outcome.conversation).error).toBeUndefined();
            else {
              expect(outcome.problems.some(({ severity }) => severity === 'error')).toBe(true);
              expect(outcome.excerpt ?? '').toSatisfy(
                (excerpt: string) => excerpt.length <= 500 && excerpt.isWellFormed(),
              );
            }
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  it('of NDJSON has one outcome for each line that is not blank', async () => {
    const piece = fc.oneof(
      fc.constantFrom(line, '', '  ', '{}', '[]', 'null', '"x"', '{"id":', '\ud800', '{"turns":[]}', '\r'),
      fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\n', ' ')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (lines) => {
        const outcomes = await readAll('a.ndjson', `${lines.join('\n')}\n`, { format: 'ndjson' });
        const text = Buffer.from(lines.join('\n'))
          .toString()
          .replace(/^\ufeff/, '');
        const filled = text.split('\n').filter((one) => !/^[\t\v\f\r ]*$/.test(one));
        expect(outcomes).toHaveLength(Math.max(1, filled.length));
      }),
      { numRuns: 50 },
    );
  });

  it('stops reading when nobody asks for more', async () => {
    await withFile('a.ndjson', `${line}\n`.repeat(20_000), async (file) => {
      for await (const outcome of readConversations(file)) {
        expect(outcome).toMatchObject({ ok: true, source: { line: 1, file } });
        expect(outcome.source.bytesRead).toBeLessThan(600_000);
        break;
      }
    });
  });
});

it('a turn of ten megabytes is refused in every text format, and the rest goes on', async () => {
  const long = 'x'.repeat(10_000_000);
  const big = JSON.stringify({ id: 'big', turns: [{ role: 'agent', text: long }] });
  expect(errorsOf(await readAll('a.ndjson', `${line}\n${big}\n${line}`))).toEqual([
    { code: 'turn-too-long', line: 2, path: 'turns[0].text' },
  ]);
  expect(errorsOf(await readAll('a.json', `[${line},${big}]`))).toMatchObject([
    { code: 'turn-too-long', line: 1 },
  ]);
  const csv = await readAll('a.csv', `id,role,text\nbig,agent,${long}\nc,agent,x\n`);
  expect(errorsOf(csv)).toEqual([{ code: 'turn-too-long', line: 2, path: 'turns[0].text' }]);
  expect(csv).toHaveLength(2);
  const text = await readAll('a.txt', `客服：${long}\n=====\n客服：好\n`);
  expect(errorsOf(text)).toEqual([{ code: 'turn-too-long', line: 1, path: 'turns[0].text' }]);
  expect(text).toHaveLength(2);
});

it('what is nested without end is refused alone in every format, wherever it stands', async () => {
  const deep = '['.repeat(5_000) + ']'.repeat(5_000);
  const vcon = (body: string) =>
    `{"vcon":"0.4.0","uuid":"v","parties":[{"role":"agent"},{"role":"customer"}],"dialog":[],"analysis":[{"type":"x","body":${body}}]}`;
  const shapes = [
    `{"id":"a","turns":[{"role":"agent","text":"x"}],"attributes":{"a":${deep}}}`,
    `{"id":"b","turns":[{"role":"agent","text":"x","note":${deep}}]}`,
    `{"id":"c","subject":"x","via":{"channel":${deep}},"comments":[{"author_id":1,"body":"x"}],"requester_id":1}`,
    vcon(deep),
    vcon(`${JSON.stringify(deep)},"encoding":"json"`),
    deep,
  ];
  for (const shape of shapes) {
    const outcomes = await readAll('a.ndjson', `${line}\n${shape}\n${line}`, { format: 'ndjson' });
    expect(errorsOf(outcomes)).toMatchObject([{ code: 'too-deep', line: 2 }]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(errorsOf(await readAll('a.json', `[${line},${shape}]`, { format: 'json' }))).toMatchObject([
      { code: 'too-deep' },
    ]);
  }
  const cell = `"[{""role"":""agent"",""text"":""x"",""note"":${deep}}]"`;
  const table = await readAll('a.csv', `id,messages\na,${cell}\nb,客服：好\n`);
  expect(errorsOf(table)).toMatchObject([{ code: 'too-deep', line: 2 }]);
  expect(table).toHaveLength(2);
});
