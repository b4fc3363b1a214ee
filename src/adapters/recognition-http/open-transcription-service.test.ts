import { afterEach, describe, expect, test } from 'vitest';
import { RecognizerError } from '#core/ports/recognizer.ts';
import { tone } from '../../../test/speech/voice.ts';
import {
  type Answer,
  type AskedTranscription,
  transcriptionServer,
} from '../../../test/suites/transcription-server.ts';
import { openTranscriptionService, type TranscriptionServiceOptions } from './open-transcription-service.ts';

const STRETCH = { samples: tone(2000, [220]), channel: 1, startMs: 10_000 };

/** As whisper-1 answers it. */
const HEARD = {
  task: 'transcribe',
  language: 'chinese',
  duration: 2,
  text: '您好,请问有什么可以帮您?',
  segments: [
    { id: 0, start: 0.1, end: 0.8, text: '您好,', avg_logprob: -0.1, no_speech_prob: 0.01 },
    { id: 1, start: 0.8, end: 1.9, text: '请问有什么可以帮您?', avg_logprob: -0.5, no_speech_prob: 0.01 },
  ],
  words: [
    { word: '您好', start: 0.1, end: 0.5 },
    { word: '请问', start: 0.9, end: 1.2 },
  ],
};

const closed: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closed.splice(0)) await close();
});

async function serviceThat(
  answer: (asked: AskedTranscription, count: number) => Answer,
  options: Partial<TranscriptionServiceOptions> = {},
) {
  const server = await transcriptionServer(answer);
  const waits: number[] = [];
  const service = openTranscriptionService({
    url: server.url,
    wait: async (ms) => void waits.push(ms),
    ...options,
  });
  closed.push(() => service.close(), server.close);
  return { ...server, service, waits };
}

describe('a stretch', () => {
  test('is sent as a WAV file with model, key, language and hot words', async () => {
    const { service, asked } = await serviceThat(() => ({ body: HEARD }), {
      model: 'large',
      apiKey: 'secret',
    });
    await service.recognise(STRETCH, { language: 'zh', hotWords: ['听诊', '宽带'] });
    expect(asked).toMatchObject([
      {
        path: 'POST /v1/audio/transcriptions',
        authorization: 'Bearer secret',
        model: 'large',
        format: 'verbose_json',
        granularities: ['segment', 'word'],
        language: 'zh',
        prompt: '听诊, 宽带',
      },
    ]);
    const { wav } = asked[0]!;
    expect(wav.byteLength).toBe(44 + 2 * 2 * 16_000);
    expect(wav.getUint32(24, true)).toBe(16_000);
    expect(wav.getInt16(44 + 2 * 50, true)).toBe(Math.round(STRETCH.samples[50]! * 32_767));
  });

  test('comes back as segments and words at their times in the recording, as sure as the service was', async () => {
    const { service } = await serviceThat(() => ({ body: HEARD }));
    expect(await service.recognise(STRETCH, {})).toEqual([
      {
        startMs: 10_100,
        endMs: 10_800,
        text: '您好,',
        confidence: 0.9,
        language: 'zh',
        words: [{ text: '您好', startMs: 10_100, endMs: 10_500 }],
      },
      {
        startMs: 10_800,
        endMs: 11_900,
        text: '请问有什么可以帮您?',
        confidence: 0.61,
        language: 'zh',
        words: [{ text: '请问', startMs: 10_900, endMs: 11_200 }],
      },
    ]);
  });

  test('of a service that keeps words inside segments has them too', async () => {
    const words = [{ word: ' hello', start: 0.2, end: 0.6, probability: 0.756 }];
    const { service } = await serviceThat(() => ({
      body: { text: ' hello', language: 'en', segments: [{ start: 0, end: 1, text: ' hello', words }] },
    }));
    expect(await service.recognise(STRETCH, {})).toEqual([
      {
        startMs: 10_000,
        endMs: 11_000,
        text: 'hello',
        language: 'en',
        words: [{ text: 'hello', startMs: 10_200, endMs: 10_600, confidence: 0.76 }],
      },
    ]);
  });

  test('of which only the text is told is one segment', async () => {
    const { service } = await serviceThat(() => ({ body: { text: 'hello' } }));
    expect(await service.recognise(STRETCH, {})).toEqual([
      { startMs: 10_000, endMs: 12_000, text: 'hello', words: [] },
    ]);
  });

  test('in which the service says that nobody speaks is empty', async () => {
    const silence = { start: 0, end: 2, text: '谢谢观看', avg_logprob: -1.4, no_speech_prob: 0.9 };
    const { service } = await serviceThat((_, count) => ({
      body: count === 1 ? { text: '谢谢观看', segments: [silence] } : { text: '', segments: [] },
    }));
    expect(await service.recognise(STRETCH, {})).toEqual([]);
    expect(await service.recognise(STRETCH, {})).toEqual([]);
  });
});

describe('a service', () => {
  test('that is busy or cuts the line is asked again, later each time, as late as it wishes', async () => {
    const { service, asked, waits } = await serviceThat(
      (_, count) =>
        [{ status: 503, body: {} }, {}, { status: 429, headers: { 'retry-after': '7' }, body: {} }][
          count - 1
        ] ?? {
          body: HEARD,
        },
    );
    expect(await service.recognise(STRETCH, {})).toHaveLength(2);
    expect(asked).toHaveLength(4);
    expect(waits).toEqual([500, 1000, 7000]);
  });

  test('that stays busy is given up with its reason', async () => {
    const { service, asked } = await serviceThat(() => ({
      status: 503,
      body: { detail: 'model is loading' },
    }));
    await expect(service.recognise(STRETCH, {})).rejects.toThrow(/HTTP 503 \(model is loading\)/);
    expect(asked).toHaveLength(4);
  });

  test.each([
    [
      401,
      { error: { message: 'Incorrect API key provided' } },
      /Incorrect API key provided.*TINGZHEN_RECOGNIZER_KEY/,
    ],
    [404, { error: { message: 'no such model' } }, /no such model.*whisper-1.*TINGZHEN_RECOGNIZER_MODEL/],
    [400, { detail: [{ msg: 'response_format' }] }, /HTTP 400 \(.*response_format/],
    [413, '<html><h1>Too large</h1></html>', /HTTP 413 \(Too large\)/],
  ])('that refuses with %i is not asked again, and its reason is passed on', async (status, body, reason) => {
    const { service, asked } = await serviceThat(() => ({ status, body }));
    const failure = await service.recognise(STRETCH, {}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RecognizerError);
    expect((failure as RecognizerError).text.en).toMatch(reason);
    expect((failure as RecognizerError).text.zh).toContain(`HTTP ${status}`);
    expect(asked).toHaveLength(1);
  });

  test('that answers with something else is named', async () => {
    const { service } = await serviceThat((_, count) => ({ body: count === 1 ? '<html>' : { result: 1 } }));
    await expect(service.recognise(STRETCH, {})).rejects.toThrow(/did not answer with a transcription/);
    await expect(service.recognise(STRETCH, {})).rejects.toThrow(/did not answer with a transcription/);
  });

  test('that is not there is named with the setting to look at', async () => {
    const { service, close } = await serviceThat(() => ({ body: HEARD }));
    await close();
    await expect(service.recognise(STRETCH, {})).rejects.toThrow(/cannot be reached: .*TINGZHEN_RECOGNIZER/);
  });

  test('that never answers is given up', async () => {
    const { service } = await serviceThat(() => ({ isSilent: true }), { patienceMs: 20 });
    await expect(service.recognise(STRETCH, {})).rejects.toThrow(/no answer within 0.02 s/);
  });

  test('whose address is no URL is refused when it is opened', () => {
    expect(() => openTranscriptionService({ url: 'whisper.local' })).toThrow(RecognizerError);
  });
});
