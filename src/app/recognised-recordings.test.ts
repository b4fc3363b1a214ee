import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReadOptions, ReadOutcome } from '#contract/files/reading.ts';
import { soundOf } from '#core/speech/turn-sound.ts';
import { plant } from '../../test/speech/planted-call.ts';
import { wavOf } from '../../test/speech/write-audio.ts';
import { copyEmptyStore } from '../../test/suites/embedded-folder.ts';
import {
  type Answer,
  type AskedTranscription,
  transcriptionServer,
} from '../../test/suites/transcription-server.ts';
import { webSocketServer } from '../../test/suites/web-socket-server.ts';
import { readConversations } from './boot.ts';
import { openService } from './boot-service.ts';
import { readSettings } from './settings.ts';

const CALL = wavOf(
  plant({
    durationMs: 9000,
    turns: [
      { channel: 0, startMs: 500, endMs: 2500 },
      { channel: 1, startMs: 3500, endMs: 6000 },
      { channel: 0, startMs: 7000, endMs: 8500 },
    ],
  }),
);

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzhen-recognised-'));
  file = join(folder, 'call.wav');
  await writeFile(file, CALL);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(options: ReadOptions) {
  const outcomes: ReadOutcome[] = [];
  for await (const outcome of readConversations(file, { channels: ['agent', 'customer'], ...options })) {
    outcomes.push(outcome);
  }
  return outcomes[0]!;
}

/** Two sentences where two turns are heard at once, one where it is one. */
function answered({ wav }: AskedTranscription): Answer {
  const seconds = (wav.byteLength - 44) / 32_000;
  const said = seconds > 3 ? ['您好。', '再见。'] : ['我的宽带断了。'];
  const words = said.flatMap((sentence, i) =>
    Array.from(sentence.replace('。', ''), (word, at) => {
      const start = i * (seconds - 1.2) + 0.2 + at * 0.1;
      return { word, start, end: start + 0.1 };
    }),
  );
  const text = said.join('');
  return {
    body: {
      text,
      language: 'chinese',
      words,
      segments: [{ start: 0, end: seconds, text, avg_logprob: -0.3 }],
    },
  };
}

describe('a recording that a service writes down', () => {
  test('has its words turn by turn, how sure they are, and who wrote them', async () => {
    const server = await transcriptionServer(answered);
    try {
      const place = { url: server.url, model: 'large', apiKey: 'secret' };
      const outcome = await read({ recognizer: place, hotWords: ['宽带'] });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
      const { turns, attributes } = outcome.conversation;
      expect(turns.map(({ role, text }) => `${role} ${text}`)).toEqual([
        'agent 您好。',
        'customer 我的宽带断了。',
        'agent 再见。',
      ]);
      expect(soundOf(turns[1]!)).toMatchObject({ confidence: 0.74, words: expect.any(Array) });
      expect(attributes).toMatchObject({
        sound: { words: 'recogniser', recogniser: expect.stringContaining('large @') },
      });
      expect(
        server.asked.every(
          ({ prompt, authorization }) => prompt === '宽带' && authorization === 'Bearer secret',
        ),
      ).toBe(true);
    } finally {
      await server.close();
    }
  });

  test('has its words from a FunASR server too', async () => {
    const server = await webSocketServer((socket) => ({
      binary() {},
      text(message) {
        if (JSON.parse(message).is_speaking === false)
          socket.send(JSON.stringify({ mode: 'offline', text: '您好。', is_final: false }));
      },
    }));
    try {
      const outcome = await read({ recognizer: { url: server.url } });
      expect(outcome.ok && outcome.conversation.turns.map(({ text }) => text)).toEqual([
        '您好。',
        '您好。',
        '您好。',
      ]);
    } finally {
      await server.close();
    }
  });

  test('is judged by its sound alone where the service refuses, with its reason as a warning', async () => {
    const server = await transcriptionServer(() => ({
      status: 401,
      body: { error: { message: 'bad key' } },
    }));
    try {
      const outcome = await read({ recognizer: { url: server.url } });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
      expect(outcome.conversation.attributes).toMatchObject({ sound: { words: 'none' } });
      const [warning] = outcome.warnings.filter(({ code }) => code === 'no-words');
      expect(warning!.message.en).toContain('bad key');
    } finally {
      await server.close();
    }
  });
});

test('a recording has its words from a model in a folder of sherpa-onnx, with the times of each', async () => {
  // Beside the recording of the demo organisation stands what was said; here it is heard.
  const call = join(folder, 'refund.ogg');
  await cp(fileURLToPath(new URL('../adapters/demo-calls/calls/refund-zh.ogg', import.meta.url)), call);
  const model = fileURLToPath(new URL('../../test/speech/recognisers/sense-voice', import.meta.url));
  const outcomes: ReadOutcome[] = [];
  for await (const outcome of readConversations(call, { recognizer: { id: 'small', folder: model } })) {
    outcomes.push(outcome);
  }
  const [outcome] = outcomes;
  if (outcome?.ok !== true) throw new Error(JSON.stringify(outcome));
  const { turns, attributes } = outcome.conversation;
  expect(attributes).toMatchObject({ sound: { words: 'recogniser', recogniser: 'small' } });
  const turn = turns.find(({ text }) => text.includes('电饭锅'));
  expect(turn).toMatchObject({ role: 'customer' });
  expect(
    soundOf(turn!)!
      .words!.map(({ text }) => text)
      .join(''),
  ).toContain('电饭锅');
});

test('a recording is refused where the recogniser itself cannot be opened', async () => {
  const broken = join(folder, 'broken');
  await mkdir(broken);
  const recognizer = { id: 'broken', folder: broken };
  const outcome = await read({ recognizer });
  expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'recogniser', file }] });
});

describe('a service', () => {
  const silent = { info() {}, warn() {}, error() {} };
  const settings = (recognizer: string) =>
    readSettings({
      TINGZHEN_DATA_DIR: join(folder, 'data'),
      TINGZHEN_RECOGNIZER: recognizer,
      TINGZHEN_LANGUAGE_MODEL: 'off',
      TINGZHEN_THREADS: '1',
      TINGZHEN_HOT_WORDS: '宽带，听诊',
      TINGZHEN_RECORDING_NAME: '{attributes.source}',
    });

  beforeAll(() => copyEmptyStore(join(folder, 'data', 'workflow')));

  test('reads recordings with the recogniser and the pattern of names of its settings', async () => {
    const server = await transcriptionServer(answered);
    const service = await openService(settings(server.url), silent);
    try {
      const texts: string[] = [];
      const sources: unknown[] = [];
      for await (const outcome of service.reading.file(file, { channels: ['agent', 'customer'] })) {
        if (!outcome.ok) continue;
        texts.push(...outcome.conversation.turns.map(({ text }) => text));
        sources.push(outcome.conversation.attributes?.['source']);
      }
      expect(sources).toEqual(['call']);
      expect(texts).toEqual(['您好。', '我的宽带断了。', '再见。']);
      expect(server.asked[0]!.prompt).toBe('宽带, 听诊');
    } finally {
      await service.close(0);
      await server.close();
    }
  });

  test('does not start with a model that has not been pulled, and says what to do', async () => {
    await expect(openService(settings('whisper-base'), silent)).rejects.toThrow(
      /tingzhen models pull whisper-base/,
    );
  });
});
