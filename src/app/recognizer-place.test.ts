import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RecognizerError } from '#core/ports/recognizer.ts';
import { hotWordsOf, recognizerPlace } from './recognizer-place.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tingzhen-recogniser-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const refusalOf = async (recognizer: string) => {
  const failure = await recognizerPlace({ recognizer }, dataDir).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(RecognizerError);
  return (failure as RecognizerError).text;
};

test('off is none', async () => {
  expect(await recognizerPlace({ recognizer: 'off' }, dataDir)).toBeUndefined();
});

test.each(['https://asr.example/v1', 'ws://10.0.0.5:10095'])(
  '%s is a service, with model and key',
  async (url) => {
    expect(await recognizerPlace({ recognizer: url }, dataDir)).toEqual({ url });
    expect(
      await recognizerPlace({ recognizer: url, recognizerModel: 'large', recognizerKey: 'secret' }, dataDir),
    ).toEqual({ url, model: 'large', apiKey: 'secret' });
  },
);

test('a model is taken from the data folder once it was pulled; before that the command is named', async () => {
  expect((await refusalOf('whisper-base')).en).toContain('tingzhen models pull whisper-base');
  const folder = join(dataDir, 'models', 'whisper-base');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'model.bin'), '');
  expect(await recognizerPlace({ recognizer: 'whisper-base' }, dataDir)).toEqual({
    id: 'whisper-base',
    folder,
  });
});

test('a folder with a model is one; what is neither is refused with the way out', async () => {
  const folder = join(dataDir, 'own-model');
  await mkdir(folder);
  expect((await refusalOf(folder)).en).toContain('tingzhen models list');
  await writeFile(join(folder, 'model.bin'), '');
  expect(await recognizerPlace({ recognizer: folder }, dataDir)).toEqual({ id: 'own-model', folder });
  expect((await refusalOf('ftp://asr.example')).zh).toContain('网址');
});

test('hot words stand with commas between, of either script', () => {
  expect(hotWordsOf(undefined)).toEqual([]);
  expect(hotWordsOf('听诊, 宽带，Acme Home、')).toEqual(['听诊', '宽带', 'Acme Home']);
});
