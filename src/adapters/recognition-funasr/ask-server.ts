import type { RecognitionHints } from '#core/ports/recognizer.ts';
import { HEARING_RATE } from '#core/ports/speech-audio.ts';
import { type FunAsrResult, resultSchema } from './result.ts';

export interface Question {
  readonly url: string;
  readonly pcm: Uint8Array<ArrayBuffer>;
  readonly hints: RecognitionHints;
  /** How long the server may take, connecting included. */
  readonly patienceMs: number;
  /** How long after a text there may still be another. */
  readonly settleMs: number;
  readonly signal: AbortSignal;
}

/** 60 ms of sixteen bits: what the server's own clients send at a time. */
const PIECE_BYTES = 2 * HEARING_RATE * 0.06;
const HOT_WORD_WEIGHT = 20;

/**
 * Sends a stretch over one connection and gathers what the server makes of it. A server that cuts the stretch itself
 * sends a text for each piece, marked `is_final` while more is to come.
 * @returns nothing where the server stays connected and says nothing
 */
export function askServer(question: Question): Promise<FunAsrResult[]> {
  const { url, pcm, hints, patienceMs, settleMs, signal } = question;
  const results: FunAsrResult[] = [];
  return new Promise((settle, fail) => {
    const socket = new WebSocket(url);
    let timer = setTimeout(late, patienceMs);
    let isOpen = false;
    let isDone = false;
    signal.addEventListener('abort', aborted);
    socket.addEventListener('open', () => {
      isOpen = true;
      socket.send(JSON.stringify(beginningOf(hints)));
      for (let from = 0; from < pcm.length; from += PIECE_BYTES)
        socket.send(pcm.subarray(from, from + PIECE_BYTES));
      socket.send(JSON.stringify({ is_speaking: false }));
    });
    socket.addEventListener('message', ({ data }) => {
      const result = resultOf(data);
      if (result instanceof Error) return finish(() => fail(result));
      // Drafts of a text that comes again.
      if (result.mode.endsWith('online')) return;
      results.push(result);
      if (result.is_final !== true) return finish(() => settle(results));
      clearTimeout(timer);
      timer = setTimeout(() => finish(() => settle(results)), settleMs);
    });
    socket.addEventListener('error', (event) => {
      const told = (event as Event & { readonly message?: string }).message;
      finish(() => fail(new Error(told || 'connection refused')));
    });
    socket.addEventListener('close', ({ code, reason }) => {
      const told = reason === '' ? `code ${code}` : reason;
      if (results.length > 0) finish(() => settle(results));
      else finish(() => fail(new Error(`connection closed (${told})`)));
    });

    function late() {
      if (isOpen) finish(() => settle(results));
      else finish(() => fail(new Error(`no connection within ${patienceMs / 1000} s`)));
    }

    function aborted() {
      finish(() => fail(new Error('closed')));
    }

    function finish(how: () => void) {
      if (isDone) return;
      isDone = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      socket.close();
      how();
    }
  });
}

function beginningOf({ hotWords = [] }: RecognitionHints) {
  const weights = Object.fromEntries(hotWords.map((word) => [word, HOT_WORD_WEIGHT]));
  return {
    mode: 'offline',
    wav_name: 'stretch',
    wav_format: 'pcm',
    audio_fs: HEARING_RATE,
    is_speaking: true,
    chunk_size: [5, 10, 5],
    chunk_interval: 10,
    itn: true,
    // The server in C++ reads the first, the one in Python the second.
    ...(hotWords.length === 0 ? {} : { hotwords: JSON.stringify(weights), hotword: hotWords.join(' ') }),
  };
}

function resultOf(data: unknown): FunAsrResult | Error {
  try {
    return resultSchema.parse(JSON.parse(String(data)));
  } catch (cause) {
    return new Error('the answer is none of a FunASR server', { cause });
  }
}
