import { describe, expect, it } from 'vitest';
import { resolveRole } from '#core/conversation/roles.ts';
import { parseTime } from '#core/conversation/times.ts';
import { errorsOf, readAll, readGood } from './fixtures/files.ts';
import { htmlToText } from './html-text.ts';
import { ownText } from './mail/quoted.ts';
import { bareSubject } from './mail/threads.ts';
import { fromLiveChat } from './transcript/live-chat.ts';
import { kindOfFormat } from './xlsx/cell-values.ts';

const COUNT = 300_000;
const RUNS = [' ', '\t', '\u3000', '>', '*', '-', ':', '"', ',', '<', '[', '(', '.', '@', '> ', '* >'];

// What takes a time that grows faster than the file comes to no end here.
describe('a file with a long run of one character is read as any other', () => {
  it.each(['\n', '\u3000\t\r\n'])('blank lines %j in a transcript', async (blank) => {
    const run = blank.repeat(COUNT / 3);
    const turns = [
      { role: 'agent', text: '您好' },
      { role: 'customer', text: '在吗' },
    ];
    expect(await readGood('a.txt', `${run}客服：您好\n${run}客户：在吗\n${run}`)).toMatchObject([{ turns }]);
  });

  it('blank lines count as part of a conversation, whose length is bounded', async () => {
    const text = `客服：您好${'\n'.repeat(2_000)}客户：在吗\n=====\n客服：好`;
    const outcomes = await readAll('a.txt', text, { maxRecordBytes: 1_000 });
    expect(errorsOf(outcomes)).toEqual([{ code: 'record-too-long', line: 1 }]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, true]);
  });

  it.each(RUNS)('%j in a line of a transcript', async (unit) => {
    const words = `x${unit.repeat(COUNT)}x`;
    const [talk] = await readGood('a.txt', `客服：您好\n客户：在吗\n${words}\n好`);
    expect(talk!.turns).toHaveLength(2);
    expect(talk!.turns[1]!.text === `在吗\n${words}\n好`).toBe(true);
  });

  it.each(RUNS)('%j in a message', (unit) => {
    const run = unit.repeat(COUNT);
    const plain = `好的。\nx${run}x`;
    expect(ownText(plain) === plain).toBe(true);
    expect(ownText(`好的。\n${run}x`)).toContain('好的。');
    expect(ownText(`好的。\n--- forwarded by ${run}x`)).toContain('好的。');
    expect(ownText(`好的。\n在${run}x`)).toContain('好的。');
  });

  it.each(['a', '.', '+', '@', 'a@'])('%j in the sender of a quoted message', async (unit) => {
    const head = 'From: a@b.example\nTo: support@shop.example\nSubject: x\n\n';
    const quoted = `-----Original Message-----\nFrom: ${unit.repeat(COUNT)}\nTo: c@d.example\nSubject: x\n\nold`;
    const [thread] = await readGood('a.eml', `${head}Fine.\n\n${quoted}`);
    expect(thread!.turns.at(-1)).toMatchObject({ text: 'Fine.' });
  });

  it.each(RUNS)('%j in the label of a speaker and in a subject', (unit) => {
    const run = unit.repeat(COUNT);
    expect(resolveRole(`x${run}x`)).toBeUndefined();
    expect(bareSubject(`Re${run}x`).subject).toContain('x');
  });

  it.each(['<v', '<v.', '<v .', '<c ', '<c.', '<1:'])('%j in a subtitle', async (mark) => {
    const said = `Agent: hello ${mark.repeat(COUNT / 10)}`;
    const cue = (text: string) => `WEBVTT\n\n00:01.000 --> 00:04.000\n${text}`;
    expect(await readGood('a.vtt', cue(said))).toMatchObject([{ turns: [{ role: 'agent' }] }]);
    const outcomes = await readAll('a.vtt', cue(`<v${mark.at(-1)!.repeat(COUNT)}`));
    expect(outcomes.map(({ ok }) => ok)).toEqual([false]);
  });

  it.each(['<b>', '<b/>', '<div>', '<li><p>', '<table><tr><td>', '</b>', '<p>', '<br>', '<'])(
    '%j in HTML',
    (tag) => {
      expect(htmlToText(`<p>您好 &amp; 再见</p>${tag.repeat(COUNT / 10)}<p>x</p>`)).toContain('您好 & 再见');
    },
  );

  it('words and agents in the notices of a chat of Salesforce', () => {
    const times = COUNT / 20;
    const notices = `<p>Chat Transferred ${'to '.repeat(times)}<div>x</div></p>`;
    const agents = Array.from({ length: times }, (_, at) => `<p>Agent Lin ${at}</p>`).join('');
    const said = Array.from({ length: times }, (_, at) => `( ${at}s ) Rui ${at}: x<br>`).join('');
    const { turns } = fromLiveChat(`${notices}${agents}( 1s ) Lin: x<br>${said}`) as {
      turns: { role: string }[];
    };
    expect(turns.map(({ role }) => role)).toEqual(['agent', ...Array(times).fill('customer')]);
  });

  it('brackets in the format of a number', () => {
    expect(kindOfFormat('['.repeat(COUNT))).toBe('number');
  });

  it('spaces in many times', () => {
    const written = `2026-01-05${' '.repeat(34)}1${' '.repeat(34)}!`;
    expect(Array.from({ length: 1_000 }, () => parseTime(written).kind)).toEqual(Array(1_000).fill('bad'));
    expect(parseTime(`5  Jan   2026${' '.repeat(20)}9:00  pm`)).toEqual({
      kind: 'instant',
      iso: '2026-01-05T21:00:00',
    });
  });
});
