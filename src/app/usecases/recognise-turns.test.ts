import { expect, test } from 'vitest';
import type { RecognisedSegment, RecognitionHints, Recognizer } from '#core/ports/recognizer.ts';
import { HEARING_RATE, type OpenedAudio } from '#core/ports/speech-audio.ts';
import type { PlannedTurn } from '#core/speech/recognition-plan.ts';
import { recogniseTurns } from './recognise-turns.ts';

/** Each turn sounds as loud as its number, so that a recogniser can tell which it is given. */
const SHORT = [
  { speaker: 0, startMs: 500, endMs: 2500 },
  { speaker: 1, startMs: 3000, endMs: 3200 },
  { speaker: 0, startMs: 4000, endMs: 6000 },
];
const LONG = [
  ...SHORT,
  { speaker: 0, startMs: 64_000, endMs: 65_000 },
  { speaker: 0, startMs: 66_000, endMs: 67_000 },
];

const planned = (turns: typeof SHORT): PlannedTurn[] =>
  turns.map(({ speaker, startMs, endMs }) => ({
    turn: { speaker, startMs, endMs, speech: [{ startMs, endMs }] },
    channel: speaker,
    stretches: [{ startMs, endMs }],
  }));

const TURNS = planned(SHORT);

function recording(seconds = 7, turns = TURNS): OpenedAudio {
  const length = seconds * HEARING_RATE;
  const channels = [0, 1].map((channel) => {
    const samples = new Float32Array(length);
    for (const [number, { turn }] of turns.entries()) {
      if (turn.speaker !== channel) continue;
      samples.fill(
        (number + 1) / 10,
        (turn.startMs / 1000) * HEARING_RATE,
        (turn.endMs / 1000) * HEARING_RATE,
      );
    }
    return samples;
  });
  return {
    channels: 2,
    sourceRate: HEARING_RATE,
    warnings: [],
    async *blocks() {
      for (let from = 0; from < length; from += 4000) {
        yield channels.map((samples) => samples.subarray(from, from + 4000));
      }
    },
    close() {},
  };
}

/** Says the numbers of the turns that it hears, a word each. */
class CountingRecognizer implements Recognizer {
  readonly id = 'counting';
  readonly longestMs = 30_000;
  readonly placesWords: boolean;
  readonly asked: (RecognitionHints & { readonly heard: readonly number[] })[] = [];
  readonly #answer: (words: RecognisedSegment['words']) => RecognisedSegment['words'];

  constructor(
    placesWords: boolean,
    answer: (words: RecognisedSegment['words']) => RecognisedSegment['words'] = (words) => words,
  ) {
    this.placesWords = placesWords;
    this.#answer = answer;
  }

  async recognise({ samples, startMs }: { samples: Float32Array; startMs: number }, hints: RecognitionHints) {
    const words: { text: string; startMs: number; endMs: number; confidence: number }[] = [];
    let before = 0;
    for (const [i, sample] of samples.entries()) {
      const number = Math.round(sample * 10);
      const ms = startMs + (i * 1000) / HEARING_RATE;
      if (number > 0 && number !== before)
        words.push({ text: `w${number}`, startMs: ms, endMs: ms, confidence: number / 10 });
      if (number > 0) words.at(-1)!.endMs = ms;
      before = number;
    }
    this.asked.push({ ...hints, heard: words.map(({ text }) => Number(text.slice(1))) });
    const kept = this.#answer(words);
    const text = words.map((word) => word.text).join(' ');
    const endMs = startMs + (samples.length * 1000) / HEARING_RATE;
    return words.length === 0 || (kept.length === 0 && this.placesWords && words.length === 1)
      ? []
      : [
          {
            startMs,
            endMs,
            text: kept.length > 0 ? kept.map((word) => word.text).join(' ') : text,
            language: 'en',
            words: kept,
          },
        ];
  }

  async close() {}
}

const TEXTS = ['w1', 'w2', 'w3'];

test('a recogniser that times words hears a channel at once, and each turn gets its own words', async () => {
  const recognizer = new CountingRecognizer(true);
  const turns = await recogniseTurns(recording(), TURNS, recognizer, {});
  expect(recognizer.asked.map(({ heard }) => heard)).toEqual([[2], [1, 3]]);
  expect(turns.map(({ text }) => text)).toEqual(TEXTS);
  expect(turns[2]).toMatchObject({ startMs: 4000, endMs: 6000, confidence: 0.3 });
  expect(Math.abs(turns[2]!.words![0]!.startMs - 4000)).toBeLessThanOrEqual(1);
});

test('a recogniser that times no words hears turn by turn', async () => {
  const recognizer = new CountingRecognizer(false, () => []);
  const turns = await recogniseTurns(recording(), TURNS, recognizer, {});
  expect(recognizer.asked.map(({ heard }) => heard)).toEqual([[1], [2], [3]]);
  expect(turns.map(({ text }) => text)).toEqual(TEXTS);
});

test('where times of words are missing after all, its turns are heard one by one', async () => {
  const recognizer = new CountingRecognizer(true, (words) => (words.length > 1 ? [] : words));
  const turns = await recogniseTurns(recording(), TURNS, recognizer, {});
  expect(recognizer.asked.map(({ heard }) => heard)).toEqual([[2], [1, 3], [1], [3]]);
  expect(turns.map(({ text }) => text)).toEqual(TEXTS);
});

test('where they were missing once, it is not asked for several turns at once again', async () => {
  const recognizer = new CountingRecognizer(true, (words) => (words.length > 1 ? [] : words));
  const turns = await recogniseTurns(recording(70, planned(LONG)), planned(LONG), recognizer, {});
  expect(recognizer.asked.map(({ heard }) => heard)).toEqual([[2], [1, 3], [1], [3], [4], [5]]);
  expect(turns.map(({ text }) => text)).toEqual([...TEXTS, 'w4', 'w5']);
});

test('a turn that was passed over among others is heard again by itself', async () => {
  const recognizer = new CountingRecognizer(true, (words) => (words.length > 1 ? words.slice(0, 1) : words));
  const turns = await recogniseTurns(recording(), TURNS, recognizer, {});
  expect(recognizer.asked.map(({ heard }) => heard)).toEqual([[2], [1, 3], [3]]);
  expect(turns.map(({ text }) => text)).toEqual(TEXTS);
});

test('hints go with every question, the language that was given before all', async () => {
  const recognizer = new CountingRecognizer(true);
  await recogniseTurns(recording(), TURNS, recognizer, { language: 'zh', hotWords: ['听诊'] });
  expect(
    recognizer.asked.every(({ language, hotWords }) => language === 'zh' && hotWords?.[0] === '听诊'),
  ).toBe(true);
});
