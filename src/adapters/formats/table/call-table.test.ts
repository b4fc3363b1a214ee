import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCallTable } from './read-call-table.ts';

let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzhen-calls-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function tableOf(content: string | Uint8Array) {
  const file = join(folder, `${++count}`, 'calls.csv');
  await mkdir(join(folder, `${count}`));
  await writeFile(file, content);
  return { file, table: (await readCallTable(file))! };
}
const about = async (content: string | Uint8Array, recording: string, isOwn = false) =>
  (await tableOf(content)).table.about(recording, isOwn);
const codes = ({ warnings }: Awaited<ReturnType<typeof about>>) => warnings.map(({ code }) => code);

const CALLS = `录音文件,坐席工号,坐席姓名,客户编号,开始时间,技能组,满意度
D:\\rec\\20260301\\Call-1.WAV,1001,李明,u-9,2026-03-01 09:30:12,账单,4
D:\\rec\\20260301\\call-2.wav,1002,王芳,u-10,2026-03-01 09:41:00,账单,
`;

describe('a table of calls', () => {
  test('tells of the recording that a cell names, with or without folders, ending and capitals', async () => {
    const told = {
      'agent.id': '1001',
      'agent.name': '李明',
      'customer.id': 'u-9',
      startedAt: '2026-03-01 09:30:12',
      attributes: { 技能组: '账单', 满意度: 4 },
    };
    expect(await about(CALLS, 'call-1.wav')).toEqual({ told, warnings: [] });
    expect(await about(CALLS, 'call-1.mp3')).toEqual({ told, warnings: [] });
    expect(await about(CALLS.replace('Call-1.WAV', 'CALL-1'), 'call-1.wav')).toEqual({ told, warnings: [] });
  });

  test('takes what an id column names as the id, without folders and ending', async () => {
    const { told } = await about('call_id,agent_id\nrec/c-7.wav,A7\nrec/c-8.wav,A8\n', 'c-8.wav');
    expect(told).toEqual({ id: 'c-8', 'agent.id': 'A8' });
  });

  test('is read in GBK, with other delimiters, quotes, and titles above the header', async () => {
    // 「录音文件;坐席工号;备注」 and 「客户说;没收到」 in GBK.
    const header = Buffer.from('c2bcd2f4cec4bcfe3bd7f8cfafb9a4bac53bb1b8d7a2', 'hex');
    const note = Buffer.from('bfcdbba7cbb53bc3bbcad5b5bd', 'hex');
    const gbk = Buffer.concat([header, Buffer.from('\nc-7.wav;1001;"'), note, Buffer.from('"\n')]);
    expect((await about(gbk, 'c-7.wav')).told).toEqual({
      'agent.id': '1001',
      attributes: { 备注: '客户说;没收到' },
    });
    const titled = '三月录音清单\n\n文件名,坐席工号\nc-7.wav,1001\n';
    expect((await about(titled, 'c-7.wav')).told).toEqual({ 'agent.id': '1001' });
  });

  test('puts a day and a time of day together', async () => {
    const content = 'file,date,time\nc-7.wav,2026-03-01,09:30:12\n';
    expect((await about(content, 'c-7.wav')).told).toEqual({ startedAt: '2026-03-01 09:30:12' });
  });

  test('keeps a time that cannot be read as an attribute and says so', async () => {
    const found = await about('file,start\nc-7.wav,昨天\n', 'c-7.wav');
    expect(found.told).toEqual({ attributes: { start: '昨天' } });
    expect(codes(found)).toEqual(['bad-time']);
  });

  test('says that there is no row for a recording, and which lines could not be read', async () => {
    const found = await about(`${CALLS}"call-3.wav,1003\n`, 'call-3.wav');
    expect(found.told).toBeUndefined();
    expect(found.warnings).toMatchObject([
      { code: 'no-row', message: { en: expect.stringContaining('no row for call-3.wav; 1 of its lines') } },
    ]);
  });

  test('takes the first of several rows for a recording and names the others', async () => {
    const twice = 'file,agent_id\nc-7.wav,A7\nc-8.wav,A8\nc-7.wav,A9\n';
    const found = await about(twice, 'c-7.wav');
    expect(found.told).toEqual({ 'agent.id': 'A7' });
    expect(found.warnings[0]!.message.en).toBe(
      'calls.csv: lines 2, 4 are all of this recording; line 2 is taken',
    );
    expect(codes(await about('file,agent_id\nc-7.wav,A7\nc-7.wav,A7\n', 'c-7.wav'))).toEqual([]);
  });

  test('tells recordings apart that differ by their ending alone', async () => {
    const content = 'file,agent_id\nc-7.wav,A7\nc-7.mp3,A9\n';
    expect(await about(content, 'c-7.mp3')).toEqual({ told: { 'agent.id': 'A9' }, warnings: [] });
  });

  test('does not take a mark for the name of a recording', async () => {
    const found = await about('agent_id,score\nA7,1\nA8,2\nA9,2\n', '1.wav');
    expect(codes(found)).toEqual(['no-recording-column']);
  });

  test('finds the name in a column that is called anything', async () => {
    const content = 'agent_id,vox\nA7,20260301-093012_1001\nA8,20260301-094100_1002\n';
    expect((await about(content, '20260301-094100_1002.wav')).told).toMatchObject({ 'agent.id': 'A8' });
  });

  test('does not take a row with more cells than columns', async () => {
    const found = await about('file,agent_id\nc-7.wav,A7,账单,投诉\n', 'c-7.wav');
    expect(found.told).toBeUndefined();
    expect(codes(found)).toEqual(['too-many-cells']);
  });

  test.each(['', '\n\n', 'file,agent_id\n'])('of %j is empty and says so', async (content) => {
    expect(codes(await about(content, 'c-7.wav'))).toEqual(['empty-table']);
  });

  test('beside one recording needs no name in its only row', async () => {
    const content = '坐席工号,客户编号\n1001,u-9\n';
    expect((await about(content, 'c-7.wav', true)).told).toEqual({
      'agent.id': '1001',
      'customer.id': 'u-9',
    });
    expect(codes(await about(content, 'c-7.wav', false))).toEqual(['no-recording-column']);
    expect(codes(await about(`${content}1002,u-10\n`, 'c-7.wav', true))).toEqual(['no-recording-column']);
  });

  test('is read once as long as it does not change', async () => {
    const { file, table } = await tableOf(CALLS);
    expect(await readCallTable(file)).toBe(table);
    await writeFile(file, CALLS.replace('1001', '2001'));
    await utimes(file, new Date(), new Date(Date.now() + 5_000));
    const changed = await readCallTable(file);
    expect(changed!.about('call-1.wav', false).told).toMatchObject({ 'agent.id': '2001' });
  });

  test('finds each of very many recordings at once', async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `rec-${at}.wav,${at % 300},账单`);
    const began = performance.now();
    const { file, table: first } = await tableOf(['录音文件,坐席工号,技能组', ...rows].join('\n'));
    expect(first.about('rec-5.wav', false).told).toMatchObject({ 'agent.id': '5' });
    const readingMs = performance.now() - began;
    const started = performance.now();
    for (let at = 0; at < 100_000; at += 100) {
      const table = await readCallTable(file);
      expect(table!.about(`rec-${at}.wav`, false).told).toMatchObject({ 'agent.id': `${at % 300}` });
    }
    expect(performance.now() - started).toBeLessThan(readingMs * 10);
  });

  test('is none where there is no file', async () => {
    expect(await readCallTable(join(folder, 'none', 'calls.csv'))).toBeUndefined();
  });
});
