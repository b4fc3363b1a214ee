import { expect, test } from 'vitest';
import { readTranscriptFile } from './read-transcript.ts';

const LENGTH_MS = 60_000;
const said = (value: unknown) =>
  readTranscriptFile(value, LENGTH_MS)?.segments.map(({ startMs, endMs, text, channel, speaker }) => [
    startMs,
    endMs,
    text,
    channel ?? speaker,
  ]);

const amazonWord = (content: string, start_time: string, end_time: string, speaker_label: string) => ({
  type: 'pronunciation',
  alternatives: [{ confidence: '0.9', content }],
  ...{ start_time, end_time, speaker_label },
});

test.each([
  [
    'Amazon, whose list holds words and the signs between them',
    {
      results: {
        transcripts: [{ transcript: 'Good morning. Hi there' }],
        items: [
          amazonWord('Good', '0.5', '0.9', 'spk_0'),
          amazonWord('morning', '0.95', '1.3', 'spk_0'),
          { type: 'punctuation', alternatives: [{ confidence: '0.0', content: '.' }] },
          amazonWord('Hi', '2.0', '2.3', 'spk_1'),
          amazonWord('there', '2.4', '2.6', 'spk_1'),
        ],
      },
    },
    [
      [500, 1300, 'Good morning.', 'spk_0'],
      [2000, 2600, 'Hi there', 'spk_1'],
    ],
  ],
  [
    'Alibaba Cloud, whose names have capitals',
    {
      Result: {
        Sentences: [
          { BeginTime: 340, EndTime: 2100, ChannelId: 0, Text: '您好' },
          { BeginTime: 3000, EndTime: 4000, ChannelId: 1, Text: '喂' },
        ],
      },
    },
    [
      [340, 2100, '您好', 0],
      [3000, 4000, '喂', 1],
    ],
  ],
  [
    'Tencent Cloud',
    { Data: { ResultDetail: [{ FinalSentence: '您好', StartMs: 340, EndMs: 2100, SpeakerId: 1 }] } },
    [[340, 2100, '您好', '1']],
  ],
  [
    'FunASR',
    [{ key: 'call', text: '您好', sentence_info: [{ text: '您好', start: 340, end: 2100, spk: 0 }] }],
    [[340, 2100, '您好', '0']],
  ],
  [
    'Azure, whose times are durations of ISO 8601',
    {
      recognizedPhrases: [
        { channel: 0, offset: 'PT0.5S', duration: 'PT1.2S', nBest: [{ confidence: 0.9, display: 'Hello.' }] },
        {
          channel: 1,
          offset: 'PT1M2.5S',
          duration: 'PT1S',
          nBest: [{ display: 'Hi.' }, { display: 'High.' }],
        },
      ],
    },
    [
      [500, 1700, 'Hello.', 0],
      [62_500, 63_500, 'Hi.', 1],
    ],
  ],
  [
    'Azure, whose times are ticks',
    [
      { Offset: 5_000_000, Duration: 12_000_000, Channel: 0, NBest: [{ Display: 'Hello.' }] },
      { Offset: 300_000_000, Duration: 10_000_000, Channel: 1, NBest: [{ Display: 'Bye.' }] },
    ],
    [
      [500, 1700, 'Hello.', 0],
      [30_000, 31_000, 'Bye.', 1],
    ],
  ],
])('words are read as they come from %s', (_, value, expected) => {
  expect(said(value)).toEqual(expected);
});

test('milliseconds are known by the end as well, where all that was said is early in a long call', () => {
  const { segments } = readTranscriptFile({ segments: [{ start: 400, end: 2100, text: '您好' }] }, 600_000)!;
  expect(segments).toMatchObject([{ startMs: 400, endMs: 2100 }]);
});

test('a channel may be called after who is on it; one for all tells nothing of who speaks', () => {
  const of = (...channels: (string | number)[]) =>
    readTranscriptFile(
      channels.map((channel, start) => ({ start, text: 'yes', channel })),
      LENGTH_MS,
    )!.segments.map(({ channel, role }) => channel ?? role);
  expect(of('agent', 'customer')).toEqual(['agent', 'customer']);
  expect(of(0, 0)).toEqual([undefined, undefined]);
  expect(of(1, 1)).toEqual([undefined, undefined]);
});

test('a long call is read however many words it has', () => {
  const words = Array.from({ length: 200_000 }, (_, i) => ({ word: 'so', start: i / 10, end: i / 10 + 0.1 }));
  expect(readTranscriptFile({ words }, 20_000_000)!.segments).toHaveLength(1);
});

test('the text without times that stands beside is not kept once more', () => {
  const value = { text: '您好', language: 'zh', segments: [{ start: 0, end: 1, text: '您好' }] };
  expect(readTranscriptFile(value, LENGTH_MS)!.rest).toEqual({ language: 'zh' });
});
