import { setTimeout as pause } from 'node:timers/promises';
import { type Recognizer, RecognizerError } from '#core/ports/recognizer.ts';
import { HEARING_RATE } from '#core/ports/speech-audio.ts';
import { pcm16 } from '#core/speech/pcm16.ts';
import { askServer } from './ask-server.ts';
import { segmentsOf } from './result.ts';

export interface FunAsrOptions {
  /** `ws://HOST:PORT` or `wss://HOST:PORT`. */
  readonly url: string;
  /** How long an answer may take. */
  readonly patienceMs?: number;
  /** How long after a text there may still be another. */
  readonly settleMs?: number;
  /** Waits between tries; the clock's by default. */
  wait?(ms: number): Promise<void>;
}

const PATIENCE_MS = 20_000;
const SETTLE_MS = 1000;
const LONGEST_MS = 60_000;
const TRIES = 3;
const FIRST_WAIT_MS = 500;
/** Noise is passed over without a word; a server that never says any is none. */
const MOST_UNANSWERED = 3;

/** A recogniser behind FunASR's WebSocket servers, the one in C++ and the one in Python. */
export function openFunAsr(options: FunAsrOptions): Recognizer {
  const { url, patienceMs = PATIENCE_MS, settleMs = SETTLE_MS, wait = (ms: number) => pause(ms) } = options;
  if (!URL.canParse(url)) {
    throw new RecognizerError({
      zh: `${url} 不是网址；FunASR 服务要写成 ws://主机:端口`,
      en: `${url} is no URL; a FunASR server is written ws://HOST:PORT`,
    });
  }
  const { host } = new URL(url);
  const closing = new AbortController();
  let unanswered = 0;
  return {
    id: `FunASR @ ${host}`,
    longestMs: LONGEST_MS,
    placesWords: false,
    async recognise({ samples, startMs }, hints) {
      const pcm = pcm16([samples]);
      const question = { url, pcm, hints, patienceMs, settleMs, signal: closing.signal };
      for (let tried = 1; ; tried++) {
        try {
          const results = await askServer(question);
          unanswered = results.length === 0 ? unanswered + 1 : 0;
          if (unanswered === MOST_UNANSWERED) throw new Error(`no answer within ${patienceMs / 1000} s`);
          const stretch = { startMs, endMs: startMs + Math.round((samples.length * 1000) / HEARING_RATE) };
          return results.flatMap((result) => segmentsOf(result, stretch));
        } catch (cause) {
          const isHopeless = tried === TRIES || unanswered === MOST_UNANSWERED || closing.signal.aborted;
          if (isHopeless) throw unreachable(host, cause as Error);
        }
        await wait(FIRST_WAIT_MS * 2 ** (tried - 1));
      }
    },
    async close() {
      closing.abort();
    },
  };
}

function unreachable(host: string, cause: Error): RecognizerError {
  return new RecognizerError(
    {
      zh: `FunASR 服务 ${host} 没有给出转写：${cause.message}。请检查 TINGZHEN_RECOGNIZER 里的网址和服务是否在运行；自签名证书请用 NODE_EXTRA_CA_CERTS 加入信任。`,
      en: `The FunASR server ${host} gave no transcription: ${cause.message}. Check the URL in TINGZHEN_RECOGNIZER and that the server is running; trust a certificate of your own with NODE_EXTRA_CA_CERTS.`,
    },
    { cause },
  );
}
