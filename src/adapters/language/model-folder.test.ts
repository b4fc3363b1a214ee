import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Bilingual } from '#core/bilingual.ts';
import { readModelFolders } from './model-folder.ts';
import { modelOfSetting } from './model-setting.ts';

let root: string;
const FILES = ['encoder.onnx', 'context.onnx', 'tokenizer.json'];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tingzhen-models-'));
  await mkdir(join(root, 'listener-zh'));
  for (const name of FILES) await writeFile(join(root, 'listener-zh', name), name);
  const entry = (name: string) => ({
    bytes: name.length,
    sha256: createHash('sha256').update(name).digest('hex'),
  });
  await write('manifest.json', {
    id: 'listener-1',
    language: 'zh',
    width: 8,
    labels: {
      customer: ['gratitude'],
      agent: ['agent.apology'],
      emotions: ['neutral'],
      resolutions: ['resolved'],
    },
    maxTokens: 96,
    tailTokens: 32,
    files: Object.fromEntries(FILES.map((name) => [name, entry(name)])),
  });
});
afterEach(() => rm(root, { recursive: true }));

const write = (name: string, content: unknown) =>
  writeFile(join(root, 'listener-zh', name), JSON.stringify(content));

test('a folder of models is read with what its manifest says', async () => {
  const [folder] = await readModelFolders(root, true);
  expect(folder!.manifest).toMatchObject({
    id: 'listener-1',
    labels: { customer: ['customer.gratitude'], agent: ['agent.apology'] },
  });
  expect(folder!.fusion).toEqual({});
});

test('a damaged file is named, by its size or by its hash', async () => {
  await writeFile(join(root, 'listener-zh', 'encoder.onnx'), 'encoder.ONNX');
  await expect(readModelFolders(root, true)).rejects.toThrow(/encoder\.onnx is damaged.*SHA-256/);
  await writeFile(join(root, 'listener-zh', 'encoder.onnx'), 'half');
  await expect(readModelFolders(root, false)).rejects.toThrow(/encoder\.onnx.*4 bytes instead of 12/);
});

test('a missing file is named', async () => {
  await rm(join(root, 'listener-zh', 'context.onnx'));
  await expect(readModelFolders(root, true)).rejects.toThrow(/context\.onnx is missing/);
});

test('what is wrong with a manifest or with fused weights is said', async () => {
  await write('fusion.json', { signals: { 'customer.gratitude': { model: 1 } } });
  await expect(readModelFolders(root, true)).rejects.toThrow(/fusion\.json.*customer\.gratitude\.lexicon/);
  await writeFile(join(root, 'listener-zh', 'manifest.json'), '{');
  await expect(readModelFolders(root, true)).rejects.toThrow(/manifest\.json is not valid JSON/);
});

test('a model that cannot be used is told of once, with the way out, in both languages', async () => {
  const told: Bilingual[] = [];
  const none = join(root, 'listener-zh');
  expect(await modelOfSetting(none, (text) => told.push(text))).toBeUndefined();
  expect(told).toHaveLength(1);
  for (const text of Object.values(told[0]!)) expect(text).toContain('TINGZHEN_LANGUAGE_MODEL');
  expect(told[0]!.zh).toContain(none);
});

test('without the wish for a model none is looked for', async () => {
  expect(await modelOfSetting('off', ({ en }) => expect.unreachable(en))).toBeUndefined();
});
