import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ffmpegReader } from '#adapters/speech/ffmpeg-reader.ts';
import { recogniseTurns } from '#app/usecases/recognise-turns.ts';
import { type Recognizer, RecognizerError, type SpokenStretch } from '#core/ports/recognizer.ts';
import { HEARING_RATE } from '#core/ports/speech-audio.ts';
import { planTurns } from '#core/speech/recognition-plan.ts';
import type { SpokenTurn } from '#core/speech/turns.ts';
import { comparable, editsBetween } from '../../../bench/character-errors.ts';
import { decoded } from '../../../test/speech/decoded-sound.ts';
import { openSherpa } from './open-sherpa.ts';

// A call of the demo organisation, heard by small models that know it by heart; Whisper's hears nothing and always says the
// same (training/speech/small_recognisers.py).

const here = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const CALL = here('src/adapters/demo-calls/calls/refund-zh.ogg');
const AROUND_MS = 200;
const small = (kind: string) => here(`test/speech/recognisers/${kind}`);

interface PlantedTurn {
  readonly speaker: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}
const { turns, durationMs }: { turns: readonly PlantedTurn[]; durationMs: number } = JSON.parse(
  readFileSync(here('test/speech/planted/refund-zh.json'), 'utf8'),
);
const spoken: SpokenTurn[] = turns.map(({ speaker, startMs, endMs }) => ({
  speaker,
  startMs,
  endMs,
  speech: [{ startMs, endMs }],
}));

async function written(recognizer: Recognizer) {
  const plan = planTurns(spoken, false, durationMs, recognizer.longestMs);
  const audio = await ffmpegReader.open(CALL);
  try {
    return await recogniseTurns(audio, plan, recognizer, {});
  } finally {
    audio.close();
  }
}

/** One turn as it sounds, with a moment around it. */
async function turnSounding(text: string): Promise<SpokenStretch> {
  const { speaker, startMs, endMs } = turns.find((turn) => turn.text.includes(text))!;
  const [from, until] = [startMs - AROUND_MS, endMs + AROUND_MS];
  const samples = (await decoded(CALL))[speaker]!.subarray(
    (from * HEARING_RATE) / 1000,
    (until * HEARING_RATE) / 1000,
  );
  return { samples, channel: speaker, startMs: from };
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tingzhen-sherpa-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['sense-voice', 'paraformer', 'zipformer-ctc', 'zipformer'])(
  'a call heard by a model of %s',
  (kind) => {
    let recognizer: Recognizer;
    let heard: Awaited<ReturnType<typeof written>>;
    beforeAll(async () => {
      recognizer = await openSherpa(small(kind), kind);
      heard = await written(recognizer);
    });
    afterAll(() => recognizer.close());

    test('has its words', () => {
      const said = turns.map(({ text }) => comparable(text)).join('');
      const found = heard.map(({ text }) => comparable(text)).join('');
      expect(editsBetween(said, found) / said.length).toBeLessThan(0.05);
    });

    test('has each word where it was said', () => {
      for (const [index, { words = [], startMs, endMs }] of heard.entries()) {
        expect(words.map(({ text }) => comparable(text)).join('')).toBe(comparable(heard[index]!.text));
        const times = words.flatMap((word) => [word.startMs, word.endMs]);
        expect(times.every((ms) => ms >= startMs && ms <= endMs)).toBe(true);
        expect(words.map((word) => word.startMs)).toEqual(
          words.map((word) => word.startMs).toSorted((a, b) => a - b),
        );
        // Spoken evenly, the middle one lies near the middle.
        const middle = words[Math.floor(words.length / 2)]!;
        expect(Math.abs(middle.startMs - (startMs + endMs) / 2)).toBeLessThan(0.25 * (endMs - startMs) + 300);
      }
    });
  },
);

describe('what only some kinds tell', () => {
  test('SenseVoice says which language it hears, and hears as well where another is told', async () => {
    const recognizer = await openSherpa(small('sense-voice'), 'small');
    const stretch = await turnSounding('登记');
    expect(await recognizer.recognise(stretch, {})).toMatchObject([{ language: 'zh' }]);
    const told = await recognizer.recognise(stretch, { language: 'en' });
    expect(told).toMatchObject([{ language: 'zh', text: expect.stringContaining('登记') }]);
    await recognizer.close();
  });

  test('Whisper hears in the language that it is told of, and else finds out', async () => {
    const recognizer = await openSherpa(small('whisper'), 'small');
    const stretch = await turnSounding('登记');
    const language = async (told?: string) =>
      (await recognizer.recognise(stretch, told === undefined ? {} : { language: told }))[0]!.language;
    expect(await language()).toBe('zh');
    expect(await language('en')).toBe('en');
    expect(await language()).toBe('zh');
    await recognizer.close();
  });

  test('of Whisper, characters that are cut into several tokens are whole, each where its tokens are', async () => {
    const recognizer = await openSherpa(small('whisper'), 'small');
    const stretch = await turnSounding('登记');
    const [segment] = await recognizer.recognise(stretch, {});
    expect(recognizer.placesWords).toBe(true);
    expect(segment!.text).toBe('这笔套餐');
    // A token each 0.2 s, the first of one, the others of two.
    const begins = segment!.words.map(({ startMs }) => startMs - stretch.startMs);
    expect(begins).toHaveLength(4);
    for (const [index, ms] of [0, 200, 600, 1000].entries())
      expect(Math.abs(begins[index]! - ms)).toBeLessThan(150);
    await recognizer.close();
  });

  test('a transducer says how sure it is of each word', async () => {
    const recognizer = await openSherpa(small('zipformer'), 'small');
    const stretch = await turnSounding('登记');
    const [segment] = await recognizer.recognise(stretch, {});
    expect(segment!.confidence).toBeGreaterThan(0.7);
    expect(segment!.words.every(({ confidence }) => confidence! > 0 && confidence! <= 1)).toBe(true);
    await recognizer.close();
  });

  test('a transducer hears the hot word where it would have written another that sounds the same', async () => {
    const recognizer = await openSherpa(small('zipformer'), 'small');
    const stretch = await turnSounding('杭州');
    const text = async (hotWords: string[]) => (await recognizer.recognise(stretch, { hotWords }))[0]!.text;
    expect(await text([])).toContain('航州');
    expect(await text(['杭州', '宁波'])).toContain('杭州');
    expect(await text([])).toContain('航州');
    await recognizer.close();
  });

  test('so does one with a list of pieces of words, for words in letters too', async () => {
    const target = join(folder, 'pieces');
    cpSync(small('zipformer'), target, { recursive: true });
    writeFileSync(join(target, 'bpe.vocab'), '<blk>\t0\n▁A\t-1\nC\t-2\nM\t-2\nE\t-2\n');
    const recognizer = await openSherpa(target, 'pieces');
    const stretch = await turnSounding('杭州');
    const [segment] = await recognizer.recognise(stretch, { hotWords: ['ACME', '杭州'] });
    expect(segment!.text).toContain('杭州');
    await recognizer.close();
  });
});

describe('sound in which nothing is said', () => {
  test.each([0, 20, 4000, 32_000])('of %s samples gives no words', async (samples) => {
    const recognizer = await openSherpa(small('sense-voice'), 'small');
    const stretch = { samples: new Float32Array(samples), channel: 0, startMs: 0 };
    expect(await recognizer.recognise(stretch, {})).toEqual([]);
    await recognizer.close();
  });
});

describe('a model on which the library ends its process', () => {
  /** Says of another model that it is SenseVoice, which needs more to be said. */
  function pretended(): string {
    const field = (number: number, text: string | Buffer) =>
      Buffer.concat([Buffer.from([number * 8 + 2, text.length]), Buffer.from(text)]);
    const target = join(folder, 'pretended');
    cpSync(small('zipformer-ctc'), target, { recursive: true });
    const remark = Buffer.concat([field(1, 'model_type'), field(2, 'sense_voice_ctc')]);
    appendFileSync(join(target, 'model.int8.onnx'), field(14, remark));
    return target;
  }

  test('is refused with the reason that the library gave, and this process goes on', async () => {
    const refusal = await openSherpa(pretended(), 'pretended').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RecognizerError);
    expect((refusal as RecognizerError).text.en).toContain("'vocab_size' does not exist in the metadata");
    expect((refusal as RecognizerError).text.zh).toContain('vocab_size');
  });

  test('while it hears is told likewise, and heard by a new one afterwards', async () => {
    const target = join(folder, 'cut');
    cpSync(small('sense-voice'), target, { recursive: true });
    const tokens = readFileSync(join(target, 'tokens.txt'), 'utf8').split('\n');
    writeFileSync(join(target, 'tokens.txt'), `${tokens.slice(0, 20).join('\n')}\n`);
    const recognizer = await openSherpa(target, 'cut');
    const stretch = await turnSounding('登记');
    await expect(recognizer.recognise(stretch, {})).rejects.toThrow(RecognizerError);
    writeFileSync(join(target, 'tokens.txt'), tokens.join('\n'));
    expect(await recognizer.recognise(stretch, {})).toHaveLength(1);
    await recognizer.close();
  });
});
