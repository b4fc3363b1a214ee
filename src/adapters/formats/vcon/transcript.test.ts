import { describe, expect, it } from 'vitest';
import { fromVcon } from './from-vcon.ts';

type Json = Record<string, unknown>;

const PARTIES = [
  { name: 'Rui', role: 'customer' },
  { name: 'Lin', role: 'agent' },
];

const ofBody = (body: unknown, more: Json = {}) => {
  const recording = { type: 'recording', start: '2026-01-05T09:00:00Z', duration: 60, parties: [0, 1] };
  const result = fromVcon({
    vcon: '0.4.0',
    uuid: '0190a5b8-0000-8000-8000-000000000001',
    created_at: '2026-01-05T09:00:00Z',
    parties: PARTIES,
    dialog: [recording],
    analysis: [{ type: 'transcript', dialog: 0, body, encoding: 'json' }],
    ...more,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return {
    turns: result.conversation.turns.map(({ role, text: words, startMs, endMs }) => [
      role,
      words,
      startMs,
      endMs,
    ]),
    speakers: result.conversation.turns.map(({ role, speaker }) => [role, speaker]),
    codes: result.warnings.map(({ code }) => code),
  };
};

describe('the transcript in a vCon', () => {
  it.each([
    ['start_ms', { start_ms: 500, end_ms: 1500 }, { start_ms: 2000, end_ms: 2500 }],
    ['startMs', { startMs: 500, endMs: 1500 }, { startMs: 2000, endMs: 2500 }],
    ['begin_time', { begin_time: 500, end_time: 1500 }, { begin_time: 2000, end_time: 2500 }],
    ['a length for an end', { offset: 500, duration: 1000 }, { offset: 2000, duration: 500 }],
    [
      'times on the clock',
      { start: '00:00:00.5', end: '00:00:01.5' },
      { start: '00:00:02', end: '00:00:02.5' },
    ],
    ['ticks', { Offset: 5_000_000, Duration: 10_000_000 }, { Offset: 20_000_000, Duration: 5_000_000 }],
  ])('keeps its times with %s', (_, first, second) => {
    const body = [
      { role: 'agent', text: 'Hello', ...first },
      { role: 'customer', text: 'Hi', ...second },
    ];
    expect(ofBody(body).turns).toEqual([
      ['agent', 'Hello', 500, 1500],
      ['customer', 'Hi', 2000, 2500],
    ]);
  });

  it('may be of words alone', () => {
    const words = [
      { word: 'hello', start: 0.5, end: 0.9, speaker: 0 },
      { word: 'there', start: 1, end: 1.5, speaker: 0 },
      { word: 'hi', start: 2, end: 2.5, speaker: 1 },
    ];
    expect(ofBody({ transcript: 'hello there hi', words }).turns).toEqual([
      ['customer', 'hello there', 500, 1500],
      ['agent', 'hi', 2000, 2500],
    ]);
  });

  it.each([
    [0, 1],
    [1, 2],
    [1, 0],
    ['speaker_0', 'speaker_1'],
    ['SPEAKER_01', 'SPEAKER_00'],
  ])('tells by its words who the speakers %s and %s are', (first, second) => {
    const found = ofBody([
      { speaker: first, text: 'Thank you for calling Acme, how can I help you?', start: 0.5, end: 2 },
      { speaker: second, text: 'My order has not come.', start: 3, end: 4 },
    ]);
    expect(found.speakers).toEqual([
      ['agent', 'Lin'],
      ['customer', 'Rui'],
    ]);
    expect(found.codes).toEqual([]);
  });

  it('gives its numbered speakers to the parties in order where nothing tells who they are, and says so', () => {
    const numbers = (...speakers: unknown[]) =>
      ofBody(speakers.map((speaker, start) => ({ speaker, text: 'yes', start, end: start + 0.5 })));
    expect(numbers(1, 2)).toMatchObject({
      speakers: [
        ['customer', 'Rui'],
        ['agent', 'Lin'],
      ],
      codes: ['speakers-concluded'],
    });
    expect(numbers('spk_1', 'spk_2', 'spk_3').speakers.map(([role]) => role)).toEqual([
      'customer',
      'agent',
      'agent',
    ]);
  });

  it('needs no speakers in a recording of one party', () => {
    const dialog = [{ type: 'recording', start: '2026-01-05T09:00:00Z', parties: [1] }];
    expect(ofBody([{ speaker: 0, text: 'Hello', start: 0.5 }], { dialog })).toMatchObject({
      turns: [['agent', 'Hello', 500, undefined]],
      codes: [],
    });
  });
});
