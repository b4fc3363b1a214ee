import { describe, expect, test } from 'vitest';
import { vconOfCall } from './vcon-of-call.ts';

const recording = { file: '/calls/call-1.wav', durationMs: 60_000 };
const text = (body: string, party: number, start: string, more: object = {}) => ({
  type: 'text',
  start: `2026-03-01T09:${start}+08:00`,
  parties: party,
  mediatype: 'text/plain',
  body,
  encoding: 'none',
  ...more,
});
const sound = (start: string, filename: string) => ({
  type: 'recording',
  start: `2026-03-01T09:${start}+08:00`,
  parties: [0, 1],
  filename,
});
const transcript = (body: unknown, dialog = 0) => ({
  type: 'transcript',
  dialog,
  vendor: 'asr',
  encoding: 'json',
  body,
});
const vcon = (more: object) => ({
  vcon: '0.4.0',
  uuid: '0190a5b8-0000-8000-8000-000000000001',
  created_at: '2026-03-01T10:00:00Z',
  subject: '账单',
  parties: [
    { tel: '+8613800138000', role: 'customer' },
    { uuid: 'A7', name: '李明', role: 'agent', dept: '一组' },
  ],
  ...more,
});
function read(more: object) {
  const result = vconOfCall(vcon(more), recording);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { ...result.transcript, codes: result.warnings.map(({ code }) => code) };
}
const codes = (value: unknown) => {
  const result = vconOfCall(value, recording);
  return result.ok ? [] : result.problems.map(({ code }) => code);
};
const placed = ({ segments }: ReturnType<typeof read>) =>
  segments.map(({ text: words, role, startMs, endMs }) => [words, role, startMs, endMs]);

describe('a vCon beside a recording', () => {
  test('tells who spoke, when, and what it calls the matter', () => {
    const { segments, rest } = read({ dialog: [sound('30:12', 'call-1.wav')] });
    expect(segments).toEqual([]);
    expect(rest).toMatchObject({
      id: '0190a5b8-0000-8000-8000-000000000001',
      startedAt: '2026-03-01T09:30:12+08:00',
      agent: { id: 'A7', name: '李明', team: '一组' },
      customer: { id: '+8613800138000' },
      attributes: { subject: '账单' },
    });
  });

  test('gives the passages of its transcript as words', () => {
    const body = [
      { speaker: 'agent', text: '您好', start: 0.5, end: 2.5 },
      { speaker: 'customer', text: '喂', start: 3 },
    ];
    const found = read({ dialog: [sound('30:12', 'call-1.wav')], analysis: [transcript(body)] });
    expect(placed(found)).toEqual([
      ['您好', 'agent', 500, 2_500],
      ['喂', 'customer', 3_000, 60_000],
    ]);
  });

  test('gives text dialogs as words, by the time between them and the beginning', () => {
    const dialog = [
      text('您好', 1, '30:12', { duration: 1.5 }),
      text('喂', 0, '30:15'),
      text('请讲', 1, '30:20'),
    ];
    expect(placed(read({ dialog }))).toEqual([
      ['您好', 'agent', 0, 1_500],
      ['喂', 'customer', 3_000, 8_000],
      ['请讲', 'agent', 8_000, 60_000],
    ]);
  });

  test('leaves out messages from before and after the recording, and says so', () => {
    const dialog = [
      text('在吗', 0, '10:00'),
      sound('30:12', 'other.wav'),
      sound('40:00', 'rec/call-1.mp3'),
      text('谢谢', 0, '55:00'),
    ];
    const found = read({ dialog, analysis: [transcript([{ party: 1, text: '您好', start: 1, end: 2 }], 2)] });
    expect(placed(found)).toEqual([['您好', 'agent', 1_000, 2_000]]);
    expect(found.rest).toMatchObject({ startedAt: '2026-03-01T09:40:00+08:00' });
    expect(found.codes).toContain('words-outside');
  });

  test('is refused where it cannot be understood, or has words that fit nowhere', () => {
    expect(codes(vcon({ critical: ['quantum'] }))).toEqual(['unknown-critical-extension']);
    expect(codes({ payload: 'eyJ2Y29uIjoi', signatures: [] })).toEqual(['sealed-vcon']);
    expect(codes([1])).toEqual(['bad-vcon']);
    const untimed = { dialog: [{ type: 'recording' }], analysis: [transcript([{ party: 1, text: '您好' }])] };
    expect(codes(vcon(untimed))).toEqual(['bad-transcript']);
  });
});
