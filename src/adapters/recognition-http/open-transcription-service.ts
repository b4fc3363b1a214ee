import { setTimeout as pause } from 'node:timers/promises';
import {
  type RecognisedSegment,
  type RecognitionHints,
  type Recognizer,
  RecognizerError,
  type SpokenStretch,
} from '#core/ports/recognizer.ts';
import { HEARING_RATE } from '#core/ports/speech-audio.ts';
import { refused, silent, unreadable } from './refusals.ts';
import { segmentsOf, transcriptionSchema } from './transcription.ts';
import { wavFile } from './wav-file.ts';

export interface TranscriptionServiceOptions {
  /** `https://HOST/v1`, or the whole address of the transcriptions. */
  readonly url: string;
  /** What the service calls its model. Default `whisper-1`. */
  readonly model?: string;
  readonly apiKey?: string;
  /** How long one answer may take. */
  readonly patienceMs?: number;
  /** Waits between tries; the clock's by default. */
  wait?(ms: number): Promise<void>;
}

const MODEL = 'whisper-1';
const ENDPOINT = '/audio/transcriptions';
const PATIENCE_MS = 120_000;
/** A WAV file of so much stays far below the 25 MB that OpenAI takes. */
const LONGEST_MS = 300_000;
const TRIES = 4;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** These pass by themselves. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** A recogniser behind OpenAI's `POST /v1/audio/transcriptions`, wherever it runs. */
export function openTranscriptionService(options: TranscriptionServiceOptions): Recognizer {
  const { model = MODEL, apiKey, patienceMs = PATIENCE_MS, wait = (ms: number) => pause(ms) } = options;
  const url = endpointOf(options.url);
  const host = new URL(url).host;
  const closing = new AbortController();

  async function ask(body: () => FormData): Promise<unknown> {
    for (let tried = 1; ; tried++) {
      const answer = await fetch(url, {
        method: 'POST',
        body: body(),
        headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(patienceMs)]),
      }).catch((cause: unknown) => cause as Error);
      if (answer instanceof Error) {
        if (tried === TRIES || closing.signal.aborted) throw silent(host, answer, patienceMs);
      } else if (answer.ok) {
        return answer.json().catch((cause: unknown) => {
          throw unreadable(host, cause);
        });
      } else if (!PASSING.has(answer.status) || tried === TRIES) {
        throw refused(host, model, answer.status, await answer.text().catch(() => ''));
      } else await answer.body?.cancel();
      await wait(waitBefore(tried, answer));
    }
  }

  return {
    id: `${model} @ ${host}`,
    longestMs: LONGEST_MS,
    placesWords: true,
    async recognise(stretch, hints): Promise<readonly RecognisedSegment[]> {
      const sound = wavFile(stretch.samples, HEARING_RATE);
      const answer = transcriptionSchema.safeParse(await ask(() => questionOf(sound, model, hints)));
      if (!answer.success) throw unreadable(host, answer.error);
      return segmentsOf(answer.data, { startMs: stretch.startMs, endMs: endOf(stretch) });
    },
    async close() {
      closing.abort();
    },
  };
}

function endpointOf(address: string): string {
  if (!URL.canParse(address)) {
    throw new RecognizerError({
      zh: `${address} 不是网址；识别服务要写成 https://主机/v1`,
      en: `${address} is no URL; a recognition service is written https://HOST/v1`,
    });
  }
  const url = new URL(address);
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith(ENDPOINT) ? path : `${path === '' ? '/v1' : path}${ENDPOINT}`;
  return url.href;
}

function questionOf(sound: Blob, model: string, { language, hotWords = [] }: RecognitionHints): FormData {
  const form = new FormData();
  form.set('file', sound, 'stretch.wav');
  form.set('model', model);
  form.set('response_format', 'verbose_json');
  form.append('timestamp_granularities[]', 'segment');
  form.append('timestamp_granularities[]', 'word');
  form.set('temperature', '0');
  if (language !== undefined) form.set('language', language);
  if (hotWords.length > 0) form.set('prompt', hotWords.join(', '));
  return form;
}

function endOf({ startMs, samples }: SpokenStretch): number {
  return startMs + Math.round((samples.length / HEARING_RATE) * 1000);
}

/** Doubled each time, or what the service asks for. */
function waitBefore(tried: number, answer: Response | Error): number {
  const asked = answer instanceof Error ? null : answer.headers.get('retry-after');
  const seconds = asked === null ? Number.NaN : Number(asked);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : FIRST_WAIT_MS * 2 ** (tried - 1);
  return Math.min(LONGEST_WAIT_MS, Math.max(0, ms));
}
