import { once } from 'node:events';
import { WebSocket } from 'ws';
import { ffmpegReader } from '#adapters/speech/ffmpeg-reader.ts';
import { pcm16 } from '#core/speech/pcm16.ts';

export interface LiveSaid {
  readonly type: 'ready' | 'update' | 'ended' | 'problem';
  readonly receivedMs: number;
  readonly atMs: number;
  readonly title: string;
  readonly detail: string;
  /** When it arrived, milliseconds of `performance.now()`. */
  readonly arrived: number;
  readonly status: string;
  readonly error: string;
  readonly signals: readonly {
    readonly type: string;
    readonly startMs?: number;
    readonly endMs?: number;
  }[];
  readonly rules: readonly { readonly rule: string; readonly atMs: number }[];
}

/**
 * Sends one call over a real connection, and keeps what is answered.
 * @param url of the service, `http://…`
 * @param options of the connection
 */
export async function liveSender(url: string, key: string, options: { readonly autoPong?: boolean } = {}) {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/live-calls:send`, {
    ...options,
    headers: { authorization: `Bearer ${key}`, 'accept-language': 'en' },
  });
  const said: LiveSaid[] = [];
  socket.on('message', (data) => said.push({ ...JSON.parse(String(data)), arrived: performance.now() }));
  await once(socket, 'open');
  const until = async (wanted: (one: LiveSaid) => boolean): Promise<LiveSaid> => {
    for (;;) {
      const found = said.find(wanted);
      if (found !== undefined) return found;
      await Promise.race([once(socket, 'message'), once(socket, 'close')]);
      if (socket.readyState !== WebSocket.OPEN && !said.some(wanted)) throw new Error('the connection ended');
    }
  };
  return {
    said,
    say: (message: object | string) =>
      socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    sound: (bytes: Uint8Array) => socket.send(bytes),
    until,
    answer: (type: LiveSaid['type']) => until((one) => one.type === type),
    /** As a line that breaks. */
    cut: () => socket.terminate(),
    async close() {
      if (socket.readyState === WebSocket.CLOSED) return;
      socket.close();
      await once(socket, 'close');
    },
  };
}

export const PCM_16K = { encoding: 'pcm_s16le', rate: 16_000, channels: 2 } as const;

/** A recording of two channels as PCM of 16 kHz, in pieces of a tenth of a second. */
export async function pcmOf(file: string): Promise<Buffer[]> {
  const audio = await ffmpegReader.open(file);
  const pieces: Buffer[] = [];
  try {
    for await (const block of audio.blocks()) {
      const bytes = Buffer.from(pcm16(block).buffer);
      const step = 1600 * block.length * 2;
      for (let from = 0; from < bytes.length; from += step) pieces.push(bytes.subarray(from, from + step));
    }
  } finally {
    audio.close();
  }
  return pieces;
}
