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
});
