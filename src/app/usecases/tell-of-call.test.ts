import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toldOfCall } from '#app/boot.ts';
import { AudioRefusal } from '#core/ports/speech-audio.ts';
import { parseNamePattern } from '#core/speech/name-pattern.ts';

const RECORDING = '20260301-093012_1001_13800138000_in.wav';
const STEM = RECORDING.replace('.wav', '');
const PATTERN = '{startedAt:yyyyMMdd-HHmmss}_{agent.id}_{customer.id}_{attributes.direction}';
const SEGMENTS = [{ start: 0.3, end: 2, text: '您好', speaker: 'agent' }];
const VCON = {
  vcon: '0.4.0',
  uuid: '0190a5b8-0000-8000-8000-000000000001',
  created_at: '2026-03-01T01:30:12Z',
  subject: '账单',
  parties: [{ tel: '+8613800138000', role: 'customer' }],
  dialog: [
    {
      type: 'text',
      start: '2026-03-01T01:30:13Z',
      parties: 0,
      body: '喂',
      encoding: 'none',
      mediatype: 'text/plain',
    },
  ],
};

let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzhen-told-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function told(files: Readonly<Record<string, object | string>>, pattern?: string) {
  const own = join(folder, `${++count}`);
  await mkdir(own);
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(own, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  const read = pattern === undefined ? undefined : parseNamePattern(pattern);
  if (read?.ok === false) throw new Error(read.problem.message.en);
  const { segments, rest, warnings } = await toldOfCall(join(own, RECORDING), 60_000, read?.pattern);
  return { words: segments.map(({ text }) => text), rest, codes: warnings.map(({ code }) => code) };
}
const refusal = async (files: Readonly<Record<string, object | string>>) => {
  const failure = await told(files).catch((error: unknown) => error);
  return failure instanceof AudioRefusal ? failure.problem : failure;
};

describe('of a recorded call is known', () => {
  test('nothing where nothing stands beside it', async () => {
    expect(await told({})).toEqual({ words: [], rest: {}, codes: [] });
  });

  test('what its name tells; a name that does not fit is warned of, with the pattern', async () => {
    expect(await told({}, PATTERN)).toEqual({
      words: [],
      rest: {
        startedAt: '2026-03-01T09:30:12',
        'agent.id': '1001',
        'customer.id': '13800138000',
        attributes: { direction: 'in' },
      },
      codes: [],
    });
    expect(await told({}, '{id}#{*}')).toEqual({ words: [], rest: {}, codes: ['name-not-fitting'] });
  });

  test('what its row in the table of the folder tells', async () => {
    const calls = `录音文件,坐席工号,技能组\n${RECORDING},1001,账单\n`;
    expect((await told({ 'calls.csv': calls })).rest).toEqual({
      'agent.id': '1001',
      attributes: { 技能组: '账单' },
    });
  });

  test('most from the file that is nearest to it: its own before the table, the table before the name', async () => {
    const found = await told(
      {
        [`${STEM}.json`]: { id: 'c-7', segments: SEGMENTS },
        [`${STEM}.csv`]: 'id,agent_name\nc-8,李明\n',
        'calls.csv': `file,agent_id,agent_name,queue\n${RECORDING},2002,王芳,账单\n`,
      },
      PATTERN,
    );
    expect(found).toEqual({
      words: ['您好'],
      rest: {
        id: 'c-7',
        'agent.name': '李明',
        'agent.id': '2002',
        startedAt: '2026-03-01T09:30:12',
        'customer.id': '13800138000',
        attributes: { queue: '账单', direction: 'in' },
      },
      codes: [],
    });
  });

  test.each([`${STEM}.vcon`, `${STEM}.vcon.json`, `${STEM}.json`])('what a vCon tells: %s', async (name) => {
    const { words, rest } = await told({ [name]: VCON });
    expect(words).toEqual(['喂']);
    expect(rest).toMatchObject({
      id: VCON.uuid,
      customer: { id: '+8613800138000' },
      attributes: { subject: '账单' },
    });
  });

  test('the words of one file, and that another has some too', async () => {
    const found = await told({ [`${STEM}.json`]: { segments: SEGMENTS }, [`${STEM}.vcon`]: VCON });
    expect(found.words).toEqual(['您好']);
    expect(found.rest).toMatchObject({ id: VCON.uuid });
    expect(found.codes).toContain('words-twice');
  });

  test('the words within its time, and that there are others after its end', async () => {
    const later = { start: 75, end: 76.5, text: '再见', speaker: 'agent' };
    const found = await told({ [`${STEM}.json`]: { segments: [...SEGMENTS, later] } });
    expect(found.words).toEqual(['您好']);
    expect(found.codes).toEqual(['words-outside']);
  });

  test('that a table cannot be used, and the call goes on', async () => {
    expect((await told({ 'calls.csv': '' })).codes).toEqual(['empty-table']);
    expect((await told({ 'calls.csv': 'file,agent_id\nother.wav,1001\n' })).codes).toEqual(['no-row']);
    expect((await told({ 'calls.csv': '\u0000\u0001' })).codes).toEqual(['empty-table']);
  });
});

describe('a recording is refused for a file beside it', () => {
  test('that may hold words and cannot be used', async () => {
    expect(await refusal({ [`${STEM}.json`]: '{"segments": [' })).toMatchObject({ code: 'bad-transcript' });
    expect(await refusal({ [`${STEM}.json`]: { price: 3 } })).toMatchObject({ code: 'bad-transcript' });
    const another = { segments: [{ start: 75.5, end: 77, text: '您好' }] };
    expect(await refusal({ [`${STEM}.json`]: another })).toMatchObject({
      code: 'bad-transcript',
      message: {
        en: `the words of ${STEM}.json beside the recording begin at 75.5 s, and the recording has 60.0 s: none are within its time`,
      },
    });
    expect(await refusal({ [`${STEM}.vcon`]: '<xml/>' })).toMatchObject({ code: 'bad-transcript' });
    expect(await refusal({ [`${STEM}.vcon`]: { ...VCON, critical: ['quantum'] } })).toMatchObject({
      code: 'unknown-critical-extension',
      message: {
        en: `${STEM}.vcon beside the recording cannot be used: the vCon demands the extension quantum, which is not supported`,
      },
    });
  });
});
