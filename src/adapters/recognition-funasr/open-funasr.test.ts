import { afterEach, describe, expect, test } from 'vitest';
import { RecognizerError } from '#core/ports/recognizer.ts';
import { tone } from '../../../test/speech/voice.ts';
import { type ServerSocket, webSocketServer } from '../../../test/suites/web-socket-server.ts';
import { type FunAsrOptions, openFunAsr } from './open-funasr.ts';

const STRETCH = { samples: tone(1000, [220]), channel: 0, startMs: 5000 };

/** What one connection brought. */
interface Heard {
  readonly header: Record<string, unknown>;
  readonly pcm: Buffer;
  readonly pieces: readonly number[];
}

const closed: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closed.splice(0)) await close();
});

/** A FunASR server that says what it is told to once the speech is over. */
async function serverThat(
  answer: (socket: ServerSocket, number: number) => void,
  options: Partial<FunAsrOptions> = {},
) {
  const heard: Heard[] = [];
  const server = await webSocketServer((socket, number) => {
    const pieces: Buffer[] = [];
    let header: Record<string, unknown> | undefined;
    return {
      binary: (piece) => void pieces.push(piece),
      text(message) {
        const told = JSON.parse(message);
        header ??= told;
        if (told.is_speaking !== false) return;
        heard.push({
          header: header!,
          pcm: Buffer.concat(pieces),
          pieces: pieces.map(({ length }) => length),
        });
        answer(socket, number);
      },
    };
  });
  const waits: number[] = [];
  const funAsr = openFunAsr({
    url: server.url,
    settleMs: 20,
    wait: async (ms) => void waits.push(ms),
    ...options,
  });
  closed.push(() => funAsr.close(), server.close);
  return { ...server, funAsr, heard, waits };
}

const say = (message: object) => (socket: ServerSocket) =>
  socket.send(JSON.stringify({ mode: 'offline', ...message }));

describe('a stretch', () => {
  test('is sent as a header, PCM in pieces of 60 ms, and the end of speech', async () => {
    const { funAsr, heard } = await serverThat(say({ text: '你好', is_final: false }));
    await funAsr.recognise(STRETCH, { hotWords: ['听诊', '宽带'] });
    const [{ header, pcm, pieces }] = heard as [Heard];
    expect(header).toMatchObject({
      mode: 'offline',
      wav_format: 'pcm',
      audio_fs: 16_000,
      is_speaking: true,
      chunk_size: [5, 10, 5],
      hotwords: '{"听诊":20,"宽带":20}',
      hotword: '听诊 宽带',
    });
    expect(pcm.length).toBe(2 * 16_000);
    expect(pcm.readInt16LE(2 * 50)).toBe(Math.round(STRETCH.samples[50]! * 32_767));
    expect(new Set(pieces.slice(0, -1))).toEqual(new Set([1920]));
  });

  test('comes back with a time for each character and word', async () => {
    const { funAsr } = await serverThat(
      say({ text: '用wifi，好。', is_final: false, timestamp: '[[100,200],[200,600],[700,900]]' }),
    );
    expect(await funAsr.recognise(STRETCH, {})).toEqual([
      {
        startMs: 5000,
        endMs: 6000,
        text: '用wifi，好。',
        words: [
          { text: '用', startMs: 5100, endMs: 5200 },
          { text: 'wifi', startMs: 5200, endMs: 5600 },
          { text: '好', startMs: 5700, endMs: 5900 },
        ],
      },
    ]);
  });

  test('comes back sentence by sentence where the server tells them apart', async () => {
    const sentence = {
      text_seg: '正 是',
      punc: '，',
      start: 30,
      end: 400,
      ts_list: [
        [30, 200],
        [200, 400],
      ],
    };
    const last = { text_seg: 'ok', punc: '。', start: 500, end: 5000 };
    const { funAsr } = await serverThat(
      say({ text: '正是，ok。', is_final: false, stamp_sents: [sentence, last] }),
    );
    expect(await funAsr.recognise(STRETCH, {})).toEqual([
      {
        startMs: 5030,
        endMs: 5400,
        text: '正是，',
        words: [
          { text: '正', startMs: 5030, endMs: 5200 },
          { text: '是', startMs: 5200, endMs: 5400 },
        ],
      },
      { startMs: 5500, endMs: 6000, text: 'ok。', words: [] },
    ]);
  });

  test.each([
    ['do not go together', '[[100,200]]'],
    ['cannot be read', 'no times'],
  ])('has no words where times and text %s', async (_, timestamp) => {
    const { funAsr } = await serverThat(say({ text: '你好', is_final: false, timestamp }));
    expect(await funAsr.recognise(STRETCH, {})).toMatchObject([{ text: '你好', words: [] }]);
  });

  test('that the server cuts into pieces comes back whole, without drafts', async () => {
    const { funAsr } = await serverThat((socket) => {
      say({ mode: '2pass-online', text: '你' })(socket);
      say({ text: '你好，', is_final: true })(socket);
      say({ text: '再见。', is_final: false })(socket);
    });
    const segments = await funAsr.recognise(STRETCH, {});
    expect(segments.map(({ text }) => text)).toEqual(['你好，', '再见。']);
  });

  test('of which the only text is marked final is over a moment later, or when the server hangs up', async () => {
    const { funAsr } = await serverThat((socket, number) => {
      say({ text: '你好', is_final: true })(socket);
      if (number === 2) socket.close();
    });
    expect(await funAsr.recognise(STRETCH, {})).toMatchObject([{ text: '你好' }]);
    expect(await funAsr.recognise(STRETCH, {})).toMatchObject([{ text: '你好' }]);
  });

  test('in which nothing was understood is empty', async () => {
    const { funAsr } = await serverThat(say({ text: '', is_final: false }));
    expect(await funAsr.recognise(STRETCH, {})).toEqual([]);
  });
});

describe('a server', () => {
  test('that passes over a stretch without a word has understood nothing; one that always does is given up', async () => {
    const { funAsr } = await serverThat(() => {}, { patienceMs: 40 });
    expect(await funAsr.recognise(STRETCH, {})).toEqual([]);
    expect(await funAsr.recognise(STRETCH, {})).toEqual([]);
    await expect(funAsr.recognise(STRETCH, {})).rejects.toThrow(/no answer within 0.04 s/);
  });

  test('that cuts the line is asked again, later each time', async () => {
    const { funAsr, waits } = await serverThat((socket, number) => {
      if (number < 3) socket.destroy();
      else say({ text: '你好', is_final: false })(socket);
    });
    expect(await funAsr.recognise(STRETCH, {})).toMatchObject([{ text: '你好' }]);
    expect(waits).toEqual([500, 1000]);
  });

  test.each(['no JSON', '{"code":20000000}'])('that answers %j is named', async (message) => {
    const { funAsr, heard } = await serverThat((socket) => socket.send(message));
    await expect(funAsr.recognise(STRETCH, {})).rejects.toThrow(/the answer is none of a FunASR server/);
    expect(heard).toHaveLength(3);
  });

  test('that is not there is named with the setting to look at', async () => {
    const { funAsr, close } = await serverThat(() => {});
    await close();
    const failure = await funAsr.recognise(STRETCH, {}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RecognizerError);
    expect((failure as RecognizerError).text.en).toMatch(
      /127\.0\.0\.1:\d+ gave no transcription: .*TINGZHEN_RECOGNIZER/,
    );
  });

  test('whose address is no URL is refused when it is opened', () => {
    expect(() => openFunAsr({ url: 'funasr' })).toThrow(RecognizerError);
  });
});
