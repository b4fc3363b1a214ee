import { describe, expect, it } from 'vitest';
import { readTranscriptFile } from './read-transcript.ts';

const LENGTH_MS = 60_000;

describe('the transcript beside a recording', () => {
  it.each([
    [
      'seconds and roles',
      { segments: [{ start: 1.5, end: 3, text: '您好', speaker: 'agent', confidence: 0.9 }] },
    ],
    ['milliseconds by name', [{ startMs: 1500, endMs: 3000, text: '您好', role: '客服', confidence: 0.9 }]],
    [
      'milliseconds by size',
      {
        result: 1,
        sentences: [
          { begin_time: 1500, end_time: 3000, text: '您好', spk: '坐席' },
          { begin_time: 50_000, end_time: 51_000, text: '好' },
        ],
      },
    ],
    [
      'a length for an end',
      {
        data: {
          utterances: [{ start: 1.5, duration: 1.5, transcript: '您好', participant: 'Agent', conf: 90 }],
        },
      },
    ],
  ])('is read with %s', (_, value) => {
    const [first] = readTranscriptFile(value, LENGTH_MS)!.segments;
    expect(first).toMatchObject({ startMs: 1500, endMs: 3000, text: '您好', role: 'agent' });
    expect(first!.confidence ?? 0.9).toBeCloseTo(0.9);
  });

  it.each([
    [
      'a list for each channel',
      {
        transcripts: [
          { channel_id: 0, sentences: [{ begin_time: 500, end_time: 1500, text: '您好' }] },
          { channel_id: 1, sentences: [{ begin_time: 90_000, end_time: 91_000, text: '你好' }] },
        ],
      },
    ],
    [
      'lists in the order of the channels',
      {
        segments: [
          [{ startMs: 500, endMs: 1500, text: '您好' }],
          [{ startMs: 90_000, endMs: 91_000, text: '你好' }],
        ],
      },
    ],
    [
      'times on the clock, and texts in alternatives',
      {
        results: [
          {
            channelTag: 1,
            alternatives: [
              { transcript: '您好', words: [{ word: '您好', startTime: '0.500s', endTime: '1.500s' }] },
            ],
          },
          { channelTag: 2, start: '00:01:30.000', end: '00:01:31,000', text: '你好' },
        ],
      },
    ],
    [
      'nothing but words',
      {
        results: {
          channels: [
            {
              alternatives: [
                {
                  transcript: '您好',
                  words: [
                    { word: '您', start: 0.5, end: 1 },
                    { word: '好', start: 1, end: 1.5 },
                  ],
                },
              ],
            },
            { alternatives: [{ transcript: '你好', words: [{ word: '你好', start: 90, end: 91 }] }] },
          ],
        },
      },
    ],
  ])('is read with %s', (_, value) => {
    const { segments } = readTranscriptFile(value, 100_000)!;
    expect(segments).toMatchObject([
      { startMs: 500, endMs: 1500, text: '您好', channel: 0 },
      { startMs: 90_000, endMs: 91_000, text: '你好', channel: 1 },
    ]);
  });

  it('keeps the times of words, and makes segments of words alone where somebody pauses', () => {
    const word = (text: string, start: number, confidence: number) => ({
      word: text,
      start,
      end: start + 0.3,
      confidence,
      speaker: 0,
    });
    const words = [word('well', 1, 0.9), word('hello', 1.4, 0.7), word('you', 3, 0.8)];
    const { segments } = readTranscriptFile({ words }, LENGTH_MS)!;
    expect(segments).toMatchObject([
      { startMs: 1000, endMs: 1700, text: 'well hello', confidence: 0.8, speaker: '0' },
      { startMs: 3000, endMs: 3300, text: 'you' },
    ]);
    expect(segments[0]!.words).toEqual([
      { text: 'well', startMs: 1000, endMs: 1300, confidence: 0.9 },
      { text: 'hello', startMs: 1400, endMs: 1700, confidence: 0.7 },
    ]);
    const segment = { start: 1, end: 2, text: 'well', words: [{ word: 'well', start: 1.1, end: 1.4 }] };
    expect(readTranscriptFile([segment], LENGTH_MS)!.segments[0]!.words).toEqual([
      { text: 'well', startMs: 1100, endMs: 1400 },
    ]);
  });

  it('counts channels from 0 whatever it counts from itself', () => {
    const of = (...tags: number[]) =>
      readTranscriptFile(
        tags.map((channelTag, start) => ({ start, text: 'yes', channelTag })),
        LENGTH_MS,
      )!.segments.map(({ channel }) => channel);
    expect(of(1, 2, 1)).toEqual([0, 1, 0]);
    expect(of(0, 1, 0)).toEqual([0, 1, 0]);
  });

  it('keeps what stands beside the words, and is none without timed texts', () => {
    expect(
      readTranscriptFile({ id: 'c-7', agent: { id: 'A1' }, segments: [{ start: 0, text: 'x' }] }, LENGTH_MS)
        ?.rest,
    ).toEqual({
      id: 'c-7',
      agent: { id: 'A1' },
    });
    for (const value of [null, 'text', [], {}, { segments: [] }, { segments: [{ text: 'no time' }] }]) {
      expect(readTranscriptFile(value, LENGTH_MS)).toBeUndefined();
    }
  });

  it('is without words where the file only tells of the call, and none where it meant words or tells nothing', () => {
    const told = { id: 'c-1', agent: { id: 'A01' } };
    expect(readTranscriptFile(told, LENGTH_MS)).toEqual({ segments: [], rest: told });
    expect(readTranscriptFile({ ...told, segments: [{ words: 'lost' }] }, LENGTH_MS)).toBeUndefined();
    expect(readTranscriptFile({ price: 3 }, LENGTH_MS)).toBeUndefined();
    expect(readTranscriptFile(['c-1'], LENGTH_MS)).toBeUndefined();
  });
});
